from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from plugins.diagnostics.plain_file import open_plain

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a\r\nb\x1a")

    with open_plain(tmp_path / "a") as file:
        assert file.read() == b"a\r\nb\x1a"


def test_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"secret")
    (tmp_path / "b").symlink_to(tmp_path / "a")

    with pytest.raises(OSError):  # noqa: PT011 (each system says it in other words)
        open_plain(tmp_path / "b")


def test_a_pipe_without_a_writer_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with open_plain(tmp_path / "pipe") as file:
        assert file.read() == b""


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_plain(tmp_path / "nothing")
