from __future__ import annotations

import io
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


@pytest.mark.parametrize(("stream", "bars"), [(Terminal(), 4), (io.StringIO(), 0)])
def test_a_bar_shows_on_a_terminal_only(
    data_folder: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stream: io.StringIO,
    bars: int,
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    files = [tmp_path / name for name in "abc"]
    report = import_benchmark(files, data_folder(), Options("kvm"), ("zh", "en"))
    assert len(report.problems) == 3
    shown = stream.getvalue()
    assert shown.count("files read") == bars
    if bars:
        assert shown.endswith("3 of 3 files read\n")


def test_a_line_for_what_cannot_be_done(data_folder: Callable[..., Path], tmp_path: Path) -> None:
    report = import_benchmark([tmp_path / "x"], data_folder(), Options("kvm"), ("zh", "en"))
    assert report.exit_code == 1
    assert report.render() == (
        f"{tmp_path}/x: no such file (benchmarks/no-raw-file); name files\n\n"
        "Nothing was written: 1 problem with 1 file."
    )
