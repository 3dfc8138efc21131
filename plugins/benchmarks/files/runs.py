"""Figures that are read from raw output: the `[[runs]]` of data/observations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.benchmarks.comparability import major_version
from plugins.benchmarks.interval import UNKNOWN
from plugins.benchmarks.model import Observation, Tool
from plugins.benchmarks.statistics.summary import summarise
from plugins.benchmarks.units import UnitError, conversion_factor, convert
from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as calendar_date

    from plugins.benchmarks.files.catalogue import Catalogue
    from plugins.benchmarks.files.placed import Placed
    from plugins.benchmarks.files.raw_files import RawContent, RawFiles, Taken
    from plugins.benchmarks.files.schema import RunsEntry
    from plugins.benchmarks.model import Metric, RawFile


@dataclass(frozen=True, slots=True)
class _Found:
    """A reading of a metric, the file that it stands in, and what that says of the run."""

    raw: RawFile
    tool: Tool
    date: calendar_date | None
    taken: Taken


def read_runs(
    place: Placed[RunsEntry], catalogue: Catalogue, raw_files: RawFiles
) -> tuple[list[Observation], list[Problem]]:
    """The figures of one entry, one for each metric, and what is wrong with them.

    A file that cannot be read is one problem; the other files of the entry are still read.
    """
    contents, problems = _contents(place, raw_files)
    if problems or not _is_known(place.entry, catalogue):
        return [], problems
    observations: list[Observation] = []
    for metric in _metrics(place, catalogue):
        found = _find(metric, contents)
        wrong = list(_mistakes(place, metric, found))
        problems.extend(wrong)
        if found and not wrong:
            observations.append(_observed(place.entry, metric, found, catalogue))
    if not observations and not problems and catalogue.metrics.readable:
        offered = sum(content.offered for _, content in contents)
        message = f"no metric takes any of the {offered} figures in these files"
        mend = "name some in `readings` of data/metrics.toml; `inv import-benchmark` lists them"
        problems.append(place.problem("unused-runs", message, mend, "raw"))
    return observations, problems


def _is_known(entry: RunsEntry, catalogue: Catalogue) -> bool:
    return (
        entry.subject in catalogue.subjects.entries
        and entry.environment in catalogue.environments.entries
        and entry.source in catalogue.sources.entries
    )


def _contents(
    place: Placed[RunsEntry], raw_files: RawFiles
) -> tuple[list[tuple[RawFile, RawContent]], list[Problem]]:
    contents: list[tuple[RawFile, RawContent]] = []
    problems: list[Problem] = []
    for raw in place.entry.raw:
        content = raw_files.content(raw.file)
        if content is None:
            # Reported with the digests of all raw files.
            continue
        if content.error:
            message, mend, line = content.error
            path = raw_files.folder / raw.file
            problems.append(Problem("benchmarks/raw-unreadable", message, path, line, mend))
        contents.append((raw, content))
    return contents, problems


def _metrics(place: Placed[RunsEntry], catalogue: Catalogue) -> tuple[Metric, ...]:
    if place.entry.metrics is not None:
        return catalogue.metrics.choose(place.entry.metrics)
    return tuple(catalogue.metrics.entries.values())


def _find(metric: Metric, contents: list[tuple[RawFile, RawContent]]) -> list[_Found]:
    return [
        _Found(raw, Tool(name=content.tool, version=content.version), content.date, taken)
        for raw, content in contents
        for taken in content.taken
        if taken.name in metric.readings
    ]


def _mistakes(place: Placed[RunsEntry], metric: Metric, found: list[_Found]) -> Iterator[Problem]:
    if not found:
        if place.entry.metrics is not None:
            message = f'none of the files holds a figure of "{metric.id}"'
            mend = f"it takes {', '.join(metric.readings) or 'none: name its `readings`'}"
            yield place.problem("no-figure", message, mend, "metrics")
        return
    files = [one.raw.file for one in found]
    twice = next((file for file in files if files.count(file) > 1), None)
    if twice:
        message = f'{twice} holds several figures of "{metric.id}"'
        mend = "let the metric take only one of them (`readings` in data/metrics.toml)"
        yield place.problem("ambiguous-reading", message, mend, "raw")
    tools = dict.fromkeys(
        f"{one.tool.name} {major_version(one.tool.version)}".strip() for one in found
    )
    if len(tools) > 1:
        message = f'runs of {" and ".join(tools)} are no repetitions of "{metric.id}"'
        mend = "make an entry for each"
        yield place.problem("mixed-tools", message, mend, "raw")
    for unit in dict.fromkeys(one.taken.unit for one in found):
        try:
            conversion_factor(unit, metric.unit)
        except UnitError as error:
            mend = f"correct the unit of the metric, or its `readings` ({found[0].taken.name})"
            yield place.problem("wrong-unit", f'metric "{metric.id}": {error}', mend, "raw")


def _observed(
    entry: RunsEntry, metric: Metric, found: list[_Found], catalogue: Catalogue
) -> Observation:
    first = found[0]
    samples = [
        convert(value, one.taken.unit, first.taken.unit)
        for one in found
        for value in one.taken.samples
    ]
    runs = summarise(samples) if samples else None
    return Observation(
        subject=catalogue.subjects.entries[entry.subject],
        metric=metric,
        environment=catalogue.environments.entries[entry.environment],
        source=catalogue.sources.entries[entry.source],
        unit=first.taken.unit,
        interval=runs.span if runs else UNKNOWN,
        runs=runs,
        date=entry.date or first.date,
        tool=first.tool,
        raw=tuple(one.raw for one in found),
        caveat=entry.caveat,
        judgement=", ".join(dict.fromkeys(one.taken.judgement for one in found)),
        notes=tuple(dict.fromkeys(note for one in found for note in one.taken.notes)),
    )
