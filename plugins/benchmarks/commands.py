"""`inv import-benchmark FILE… --subject ID`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.benchmarks.intake.data_lock import only_import_into
from plugins.benchmarks.intake.filing import file_all
from plugins.benchmarks.intake.incoming import read_incoming
from plugins.benchmarks.intake.intake_report import IntakeReport

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from plugins.benchmarks.intake.choices import Options

_BAR_WIDTH = 30


def import_benchmark(
    files: Sequence[Path], data: Path, options: Options, languages: Collection[str]
) -> IntakeReport:
    """File raw output of benchmark tools, all files or none; whatever goes wrong is in the report.

    Args:
        files: raw output, of any tools.
        data: the site's data folder.
        options: of the command line.
        languages: those of the site.
    """
    with tempfile.TemporaryDirectory(prefix="import-benchmark-") as spool:
        read = []
        for number, path in enumerate(files):
            _show_progress(number, len(files))
            content = Path(spool) / f"raw-{number}"
            read.append(read_incoming(path, content, data / "raw", options.kept))
        _show_progress(len(files), len(files))
        with only_import_into(data):
            plan = file_all(read, data, options, languages, Path(spool))
    return IntakeReport(
        given=len(files),
        filed=plan.filed,
        environments=plan.environments,
        problems=plan.problems,
        dry_run=options.dry_run,
        data=data,
        root=Path.cwd(),
        source=plan.source,
        written=plan.written,
    )


def _show_progress(done: int, number: int) -> None:
    """A bar on a terminal, nothing in a log."""
    if number < 2 or not sys.stderr.isatty():
        return
    filled = _BAR_WIDTH * done // number
    bar = f"\r[{'#' * filled:<{_BAR_WIDTH}}] {done} of {number} files read"
    print(bar, end="\n" if done == number else "", file=sys.stderr, flush=True)
