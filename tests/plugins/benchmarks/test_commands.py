from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.commands import import_benchmark
from plugins.benchmarks.intake.choices import Options

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "names", "is_shown"),
    [(Terminal(), "abc", True), (Terminal(), "a", False), (io.StringIO(), "abc", False)],
)
def test_a_bar_shows_on_a_terminal_only(
    data_folder: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    stream: io.StringIO,
    names: str,
    is_shown: bool,
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    files = [tmp_path / name for name in names]
    report = import_benchmark(files, data_folder(), Options("kvm"), ("zh", "en"))
    assert len(report.problems) == len(names)
    assert ("3/3" in stream.getvalue()) == is_shown
    assert is_shown or stream.getvalue() == ""


@pytest.mark.parametrize(
    ("name", "message", "mend"),
    [
        ("none", "no such file", "correct the name"),
        ("folder", "is a folder", "name the files in it, as in folder/*"),
        ("pipe", "a device or a pipe, not a file", "save the output as a file first"),
        ("link", "a link to nowhere, which is not there", "name the file itself"),
        ("x" * 300, "cannot be read: File name too long", "put a readable file there"),
    ],
)
def test_a_line_for_what_cannot_be_read(
    data_folder: Callable[..., Path], tmp_path: Path, name: str, message: str, mend: str
) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("nowhere")
    report = import_benchmark([tmp_path / name], data_folder(), Options("kvm"), ("zh", "en"))
    assert report.exit_code == 1
    *_, line, summary = report.render().split("\n\n")
    assert line.startswith(f"{tmp_path}/{name}: {message} (benchmarks/")
    assert line.endswith(f"; {mend}")
    assert summary == "Nothing was written: 1 problem with 1 file."


def test_a_day_that_is_yet_to_come_is_a_mistake(data_folder: Callable[..., Path]) -> None:
    report = import_benchmark([], data_folder(), Options("kvm", date="2999-01-01"), ("zh", "en"))
    assert "--date: 2999-01-01 is yet to come (benchmarks/bad-date)" in report.render()
