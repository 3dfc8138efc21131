from __future__ import annotations

from plugins.diagnostics.printable import printable


def test_nothing_commands_the_terminal() -> None:
    assert printable("a\x1b[2Jb\nc\u202ed\udce9") == "a\\x1b[2Jb\\nc\\u202ed\\udce9"
    assert printable("磁盘 512 MB/s ← é") == "磁盘 512 MB/s ← é"
