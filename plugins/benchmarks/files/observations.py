"""Figures from data/observations: read, checked against the listings, resolved."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.benchmarks.files.csv_file import read_csv
from plugins.benchmarks.files.listing import read_entries
from plugins.benchmarks.files.schema import ObservationEntry, ObservationsFile
from plugins.benchmarks.model import Observation
from plugins.benchmarks.statistics.summary import summarise
from plugins.benchmarks.units import UnitError, conversion_factor
from plugins.diagnostics import Problem
from plugins.diagnostics.toml_source import line_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from plugins.benchmarks.files.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry and where it stands: its index in a TOML file, or its line in a CSV file."""

    entry: ObservationEntry
    path: Path
    index: int

    def line(self, *keys: str | int) -> int | None:
        """The line of the entry, or of one of its keys."""
        if self.path.suffix == ".csv":
            return self.index
        return line_of(self.path, ("observations", self.index, *keys))

    def problem(self, code: str, message: str, mend: str, *keys: str | int) -> Problem:
        """A problem of this entry."""
        return Problem(f"benchmarks/{code}", message, self.path, self.line(*keys), mend)


def read_observations(
    folder: Path, raw_folder: Path, catalogue: Catalogue, languages: Collection[str]
) -> tuple[tuple[Observation, ...], list[Problem]]:
    """All figures below `folder`, in the order of file names and entries, and their problems."""
    placed: list[Placed] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        entries, wrong = read_entries(
            path, ObservationsFile, "observations", ObservationEntry, languages
        )
        placed.extend(Placed(entry, path, index) for index, entry in entries)
        problems.extend(wrong)
    for path in sorted(folder.glob("*.csv")):
        rows, wrong = read_csv(path)
        placed.extend(Placed(entry, path, line) for line, entry in rows)
        problems.extend(wrong)
    observations: dict[tuple[object, ...], tuple[Observation, Placed]] = {}
    for place in placed:
        problems.extend(_raw_problems(place, raw_folder))
        names = _unknown_names(place, catalogue)
        problems.extend(names or _unit_problems(place, catalogue))
        for observation in _resolve(place, catalogue):
            key = _key(observation)
            if key in observations:
                problems.append(_duplicate(place, observation, observations[key][1]))
            else:
                observations[key] = (observation, place)
    return tuple(observation for observation, _ in observations.values()), problems


def _raw_problems(place: Placed, raw_folder: Path) -> Iterator[Problem]:
    for number, raw in enumerate(place.entry.raw):
        path = raw_folder / raw.file
        keys = ("raw", number)
        if not path.resolve().is_relative_to(raw_folder.resolve()) or not path.is_file():
            message, mend = f"no file data/raw/{raw.file}", "put it there, or correct the name"
            yield place.problem("raw-missing", message, mend, *keys)
            continue
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest != raw.sha256:
            message = f"data/raw/{raw.file} is not the file that was recorded"
            mend = f"restore it; its SHA-256 is now {digest}"
            yield place.problem("raw-changed", message, mend, *keys)


def _unknown_names(place: Placed, catalogue: Catalogue) -> list[Problem]:
    entry = place.entry
    problems: list[Problem] = []
    for listing, key, names in (
        (catalogue.subjects, "subjects" if entry.subjects else "subject", entry.subject_ids),
        (catalogue.metrics, "metric", (entry.metric,)),
        (catalogue.environments, "environment", (entry.environment,)),
        (catalogue.sources, "source", (entry.source,)),
    ):
        for name in names:
            if listing.unknown(name, place.path, None):
                problems.extend(listing.unknown(name, place.path, place.line(key)))
    return problems


def _unit_problems(place: Placed, catalogue: Catalogue) -> list[Problem]:
    metric = catalogue.metrics.entries.get(place.entry.metric)
    if metric is None:
        return []
    try:
        conversion_factor(place.entry.unit, metric.unit)
    except UnitError as error:
        message = f'metric "{metric.id}": {error}'
        mend = f"give the figure in {metric.unit} or a unit of its kind"
        return [place.problem("wrong-unit", message, mend, "unit")]
    return []


def _resolve(place: Placed, catalogue: Catalogue) -> Iterator[Observation]:
    entry = place.entry
    metric = catalogue.metrics.entries.get(entry.metric)
    environment = catalogue.environments.entries.get(entry.environment)
    source = catalogue.sources.entries.get(entry.source)
    if metric is None or environment is None or source is None:
        return
    if _unit_problems(place, catalogue):
        return
    runs = summarise(entry.samples) if entry.samples else None
    interval = runs.span if runs else entry.value
    assert interval is not None  # noqa: S101 - the schema demands a value or samples
    for subject in catalogue.subjects.choose(entry.subject_ids):
        yield Observation(
            subject=subject,
            metric=metric,
            environment=environment,
            source=source,
            unit=entry.unit,
            interval=interval,
            runs=runs,
            date=entry.date,
            tool=entry.tool,
            raw=entry.raw,
            quote=entry.quote,
            caveat=entry.caveat,
        )


def _key(observation: Observation) -> tuple[object, ...]:
    return (
        observation.subject.id,
        observation.metric.id,
        observation.environment.id,
        observation.source.id,
    )


def _duplicate(place: Placed, observation: Observation, first: Placed) -> Problem:
    where = f"{first.path.name}:{first.line()}"
    message = (
        f'"{observation.metric.id}" of "{observation.subject.id}" is given twice by '
        f'"{observation.source.id}" in "{observation.environment.id}", first in {where}'
    )
    mend = "keep one of them, or put the runs together as `samples`"
    return place.problem("duplicate-observation", message, mend)
