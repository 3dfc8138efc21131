from __future__ import annotations

import io

from plugins.wordpress.media.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_log_gets_a_line_now_and_then() -> None:
    now = [0.0]
    log = io.StringIO()
    with Progress("media", 3, log, lambda: now[0]) as progress:
        progress.file(1_000_000)
        now[0] = 31.0
        progress.file(2_000_000)
        progress.file(2_500_000)
    assert log.getvalue().splitlines() == [
        "media: 2 of 3 files, 2.0 MB",
        "media: 3 of 3 files, 2.5 MB",
    ]


def test_a_terminal_gets_a_bar() -> None:
    terminal = Terminal()
    with Progress("media", 2, terminal) as progress:
        progress.file(1_000_000)
        progress.file(2_000_000)
    assert "2/2" in terminal.getvalue()
    assert "2.0 MB" in terminal.getvalue()
