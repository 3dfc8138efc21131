"""Files of one tool and one day, which become one entry of data/observations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.benchmarks.intake.data_entries import metric_entry, observations_file
from plugins.benchmarks.intake.metric_matches import lacking, match, takers_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date as calendar_date
    from pathlib import Path

    from plugins.benchmarks.files.catalogue import Catalogue
    from plugins.benchmarks.intake.choices import Choices
    from plugins.benchmarks.intake.data_entries import Entry
    from plugins.benchmarks.intake.incoming import Incoming
    from plugins.benchmarks.intake.metric_matches import Match


@dataclass(frozen=True, slots=True)
class Batch:
    """Repeated runs of the same tests, or runs of different ones, by one tool on one day.

    Attributes:
        folder: name of the tool's folder below `data/raw/`.
        date: of the runs.
        files: in the order of the command line.
        matches: every reading of the files.
        lacking: names of readings that get a metric of their own.
        environment: id of the environment, "" while what was asked for is not clear.
    """

    folder: str
    date: calendar_date
    files: tuple[Incoming, ...]
    matches: tuple[Match, ...]
    lacking: frozenset[str]
    environment: str = ""

    @property
    def tool(self) -> str:
        """Name and versions of the tool."""
        run = self.files[0].run
        versions = dict.fromkeys(file.run.version for file in self.files if file.run.version)
        return f"{run.tool} {', '.join(versions)}".strip()

    def new_metrics(self, languages: Collection[str]) -> list[Entry]:
        """Entries of data/metrics.toml for the readings that lack a metric."""
        return [
            metric_entry(one, languages) for one in self.matches if one.reading.name in self.lacking
        ]

    def observations(self, choices: Choices, names: Sequence[str]) -> str:
        """The text of its file of data/observations/, `names` being those below data/raw/."""
        raw = [(name, incoming.sha256) for name, incoming in zip(names, self.files, strict=True)]
        return observations_file(
            choices.source, self.environment, choices.subject.id, self.date, raw
        )


def make_batch(
    files: Sequence[tuple[calendar_date, Incoming]],
    choices: Choices | None,
    catalogue: Catalogue,
    *,
    every_metric: bool,
) -> Batch:
    """Put files of one tool and day together.

    Args:
        files: at least one, each with the day of its run.
        choices: None while something is wrong with the options; then no environment is looked for.
        catalogue: of the data folder.
        every_metric: each reading that no metric takes gets one.
    """
    date = files[0][0]
    incoming = tuple(one for _, one in files)
    runs = [one.run for one in incoming]
    takers = takers_of(catalogue.metrics.entries.values())
    default = ""
    if choices:
        is_lasting = choices.subject.brings_its_machine
        default = choices.subject.id if is_lasting else f"{choices.subject.id}-{date}"
    return Batch(
        incoming[0].folder,
        date,
        incoming,
        tuple(match(runs, takers)),
        lacking(runs, takers, every=every_metric),
        (choices.environment if choices else "") or default,
    )


def target_name(batch: Batch, subject: str, data: Path) -> str:
    """A free name for its file of data/observations/, as a path below the data folder.

    The batches of a call differ in tool or day, so none takes the name of another.
    """
    number = 1
    while True:
        end = f"-{number}" if number > 1 else ""
        name = f"observations/{batch.date}-{subject}-{batch.folder}{end}.toml"
        if not (data / name).exists():
            return name
        number += 1


def raw_name(
    batch: Batch, incoming: Incoming, subject: str, taken: Collection[str], data: Path
) -> tuple[str, bool]:
    """Name of a file below data/raw/, and whether it lies there already with this content.

    The digest in the name is as long as it has to be to tell it from what is there.
    """
    if incoming.filed:
        return incoming.filed, True
    for digits in (8, 16, 64):
        start = f"{batch.folder}/{subject}-{batch.date}-{incoming.sha256[:digits]}"
        name = f"{start}{incoming.suffix}"
        path = data / "raw" / name
        if name in taken:
            continue
        if not path.exists():
            return name, False
        if path.is_file() and path.read_bytes() == incoming.content.read_bytes():
            return name, True
    return name, False
