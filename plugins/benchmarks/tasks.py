"""`inv import-benchmark` and `inv schemas`."""

from __future__ import annotations

from pathlib import Path

from invoke.context import Context  # noqa: TC002 (Invoke looks at the signature)
from invoke.tasks import task

from plugins.command_line import FilesTask, finish, require


@task(
    klass=FilesTask,
    name="import-benchmark",
    positional=["files"],
    help={
        "files": "raw output of benchmark tools, any number of files",
        "subject": "what was measured: an id of data/subjects.toml",
        "date": "day of the runs, where the files do not say; 2026-11-25",
        "source": "id of data/sources.toml, by default its only measurement",
        "environment": "id of data/environments.toml, a new one is added",
        "keep": "kinds of private data to keep: ip,hostname,...",
        "all_metrics": "add a metric for each reading that none takes",
        "dry_run": "report only, write nothing",
    },
)
def import_benchmark(  # noqa: PLR0913, PLR0917 (the options of the command line)
    context: Context,
    files: list[str],
    subject: str = "",
    date: str = "",
    source: str = "",
    environment: str = "",
    keep: str = "",
    all_metrics: bool = False,
    dry_run: bool = False,
) -> None:
    """File raw output of benchmark tools as data, without private data, and report on it."""
    require("pelican")
    from pelicanconf import EDITIONS, ROOT
    from plugins.benchmarks.commands import import_benchmark as import_files
    from plugins.benchmarks.intake.choices import Options

    del context
    options = Options(subject, date, source, environment, keep, all_metrics, dry_run)
    report = import_files([Path(file) for file in files], ROOT / "data", options, tuple(EDITIONS))
    finish(report.render(), report.exit_code)


@task
def schemas(context: Context) -> None:
    """Write the forms of the data files to data/schemas/, for editors."""
    require("pelican")
    from pelicanconf import ROOT
    from plugins.benchmarks.files.json_schema import schema_texts

    del context
    for name, text in schema_texts().items():
        path = ROOT / "data" / "schemas" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
