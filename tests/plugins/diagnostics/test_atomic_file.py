from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.diagnostics.atomic_file import write_atomically

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_replaced_and_everyone_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for content in (b"first", b"second"):
        write_atomically(path, content)
        assert path.read_bytes() == content
    assert path.stat().st_mode & 0o777 == 0o644
    assert list(tmp_path.iterdir()) == [path]


def test_pieces_are_written_as_they_come(tmp_path: Path) -> None:
    write_atomically(tmp_path / "file", (b"a", b"", b"bc"))

    assert (tmp_path / "file").read_bytes() == b"abc"


def test_nothing_is_left_behind_when_writing_fails(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        write_atomically(tmp_path / "folder", b"x")

    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
