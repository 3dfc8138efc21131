"""Figures from data/observations: read, checked against the listings, resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.benchmarks.files.csv_file import read_csv
from plugins.benchmarks.files.listing import entry_languages, valid_entries
from plugins.benchmarks.files.placed import Placed
from plugins.benchmarks.files.runs import read_runs
from plugins.benchmarks.files.schema import ObservationEntry, ObservationsFile, RunsEntry
from plugins.benchmarks.model import Observation
from plugins.benchmarks.statistics.summary import summarise
from plugins.benchmarks.units import UnitError, conversion_factor
from plugins.diagnostics.toml_source import read_toml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from plugins.benchmarks.files.catalogue import Catalogue
    from plugins.benchmarks.files.raw_files import RawFiles
    from plugins.diagnostics import Problem

AnyPlaced = Placed[ObservationEntry] | Placed[RunsEntry]
Entries = tuple[list[Placed[ObservationEntry]], list[Placed[RunsEntry]]]


def read_observations(
    folder: Path, raw_files: RawFiles, catalogue: Catalogue, languages: Collection[str]
) -> tuple[tuple[Observation, ...], list[Problem]]:
    """All figures below `folder`, in the order of file names and entries, and their problems."""
    (typed, runs), problems = _read_files(folder, languages)
    found: list[tuple[Observation, AnyPlaced]] = []
    for place in typed:
        problems.extend(_raw_problems(place, raw_files))
        names = _unknown_names(place, catalogue)
        problems.extend(names or _unit_problems(place, catalogue))
        found.extend((observation, place) for observation in _resolve(place, catalogue))
    for entry in runs:
        problems.extend(_raw_problems(entry, raw_files))
        problems.extend(_unknown_names(entry, catalogue))
        read, wrong = read_runs(entry, catalogue, raw_files)
        problems.extend(wrong)
        found.extend((observation, entry) for observation in read)
    observations: dict[tuple[object, ...], tuple[Observation, AnyPlaced]] = {}
    for observation, where in found:
        first = observations.setdefault(_key(observation), (observation, where))
        if first[0] is not observation:
            problems.append(_duplicate(where, observation, first[1]))
    return tuple(observation for observation, _ in observations.values()), problems


def _read_files(folder: Path, languages: Collection[str]) -> tuple[Entries, list[Problem]]:
    typed: list[Placed[ObservationEntry]] = []
    runs: list[Placed[RunsEntry]] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        file = read_toml(path, ObservationsFile, "benchmarks")
        problems.extend(file if isinstance(file, list) else [])
        figures = valid_entries(path, file, "observations", ObservationEntry)
        problems.extend(entry_languages(figures, path, "observations", languages))
        typed.extend(Placed(entry, path, "observations", index) for index, entry in figures)
        measured = valid_entries(path, file, "runs", RunsEntry)
        problems.extend(entry_languages(measured, path, "runs", languages))
        runs.extend(Placed(entry, path, "runs", index) for index, entry in measured)
    for path in sorted(folder.glob("*.csv")):
        rows, wrong = read_csv(path)
        typed.extend(Placed(entry, path, "", line) for line, entry in rows)
        problems.extend(wrong)
    return (typed, runs), problems


def _raw_problems(place: AnyPlaced, raw_files: RawFiles) -> Iterator[Problem]:
    for number, raw in enumerate(place.entry.raw):
        keys = ("raw", number)
        digest = raw_files.digest(raw.file)
        if digest is None:
            fault, mend = raw_files.fault(raw.file)
            yield place.problem("raw-missing", f"data/raw/{raw.file} {fault}", mend, *keys)
        elif digest != raw.sha256:
            message = f"data/raw/{raw.file} is not the file that was recorded"
            mend = f"restore it; its SHA-256 is now {digest}"
            yield place.problem("raw-changed", message, mend, *keys)


def _unknown_names(place: AnyPlaced, catalogue: Catalogue) -> list[Problem]:
    entry = place.entry
    problems: list[Problem] = []
    for listing, key, names in (
        (catalogue.subjects, *_subjects(entry)),
        (catalogue.metrics, *_metrics(entry)),
        (catalogue.environments, "environment", (entry.environment,)),
        (catalogue.sources, "source", (entry.source,)),
    ):
        for name in names:
            if listing.unknown(name, place.path, None):
                problems.extend(listing.unknown(name, place.path, place.line(key)))
    return problems


def _subjects(entry: ObservationEntry | RunsEntry) -> tuple[str, Iterable[str]]:
    if isinstance(entry, RunsEntry):
        return "subject", (entry.subject,)
    return "subjects" if entry.subjects else "subject", entry.subject_ids


def _metrics(entry: ObservationEntry | RunsEntry) -> tuple[str, Iterable[str]]:
    if isinstance(entry, RunsEntry):
        return "metrics", entry.metrics or ()
    return "metric", (entry.metric,)


def _unit_problems(place: Placed[ObservationEntry], catalogue: Catalogue) -> list[Problem]:
    metric = catalogue.metrics.entries.get(place.entry.metric)
    if metric is None:
        return []
    if metric.is_judgement:
        message = f'metric "{metric.id}" is what a tool makes of something, in words, and no number'
        mend = "file the tool's output: `inv import-benchmark`"
        return [place.problem("wrong-unit", message, mend, "metric")]
    try:
        conversion_factor(place.entry.unit, metric.unit)
    except UnitError as error:
        message = f'metric "{metric.id}": {error}'
        mend = f"give the figure in {metric.unit} or a unit of its kind"
        return [place.problem("wrong-unit", message, mend, "unit")]
    return []


def _resolve(place: Placed[ObservationEntry], catalogue: Catalogue) -> Iterator[Observation]:
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
        observation.date,
    )


def _duplicate(place: AnyPlaced, observation: Observation, first: AnyPlaced) -> Problem:
    where = f"{first.path.name}:{first.line()}"
    message = (
        f'"{observation.metric.id}" of "{observation.subject.id}" is given twice by '
        f'"{observation.source.id}" in "{observation.environment.id}", first in {where}'
    )
    mend = "keep one of them, put the runs together, or give each its date"
    return place.problem("duplicate-observation", message, mend)
