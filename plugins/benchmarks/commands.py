"""What `inv import-benchmark` runs."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from plugins.benchmarks.intake.data_lock import only_import_into
from plugins.benchmarks.intake.filing import file_all
from plugins.benchmarks.intake.incoming import read_incoming
from plugins.benchmarks.intake.intake_report import IntakeReport

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from plugins.benchmarks.intake.choices import Options


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
        # None: a bar on a terminal, nothing in a log.
        shown = tqdm(files, unit=" files", disable=None if len(files) > 1 else True)
        for number, path in enumerate(shown):
            content = Path(spool) / f"raw-{number}"
            read.append(read_incoming(path, content, data / "raw", options.kept))
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
