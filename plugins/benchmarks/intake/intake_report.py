"""What an import of raw files did, for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.benchmarks.intake.machine_facts import NOTHING_SAID
from plugins.benchmarks.intake.metric_matches import has_side
from plugins.diagnostics.printable import printable
from plugins.diagnostics.problem import render

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from plugins.benchmarks.intake.batch import Batch
    from plugins.benchmarks.intake.filing import Filed
    from plugins.benchmarks.intake.machine_facts import Surroundings
    from plugins.benchmarks.intake.metric_matches import Match
    from plugins.diagnostics import Problem

_SHOWN_LINES = 3


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What became of all files of a call.

    Attributes:
        given: how many files were named.
        filed: the batches that the readable ones make.
        environments: those that the batches name.
        problems: why nothing was written, if there are any.
        dry_run: nothing was to be written.
        data: the data folder.
        root: folder that printed paths are relative to.
        source: id and title of the source that the figures are said to come from, "" while the
            options are not clear.
        written: how many files of the data folder were written before a problem.
    """

    given: int
    filed: Sequence[Filed]
    environments: Sequence[Surroundings]
    problems: Sequence[Problem]
    dry_run: bool
    data: Path
    root: Path
    source: str = ""
    written: int = 0

    @property
    def exit_code(self) -> int:
        """1 when anything was wrong, and so nothing was written, else 0."""
        return 1 if self.problems else 0

    def render(self) -> str:
        """The whole report: a paragraph for each batch, then the problems, then the totals."""
        paragraphs = [list(self._batch(one)) for one in self.filed]
        paragraphs += [list(_environment(one)) for one in self.environments]
        paragraphs += [[f"source {self.source}"]] if self.source else []
        # One by one, because together files with the same mistake are one line.
        paragraphs.append([line for one in self.problems for line in render([one], self.root)])
        paragraphs.append([self._summary()])
        return "\n\n".join(
            "\n".join(printable(line) for line in lines) for lines in paragraphs if lines
        )

    def _batch(self, filed: Filed) -> Iterator[str]:
        batch = filed.batch
        number = len(batch.files)
        target = f" -> {self._place(filed.observations)}" if filed.observations else ""
        yield f"{batch.tool}, {batch.date}, {number} {_plural('file', number)}{target}"
        for index, file in enumerate(batch.files):
            stored = f" -> {self._place(f'raw/{filed.raw[index]}')}" if filed.raw else ""
            yield f"  {_shown(file.path, self.root)}{'' if file.filed else stored}"
            for removal in file.removals:
                places = ", ".join(map(str, removal.lines[:_SHOWN_LINES]))
                more = ", …" if len(removal.lines) > _SHOWN_LINES else ""
                count = len(removal.lines)
                yield (
                    f"    private      {removal.kind} {removal.value} -> {removal.stand_in}, "
                    f"{count} {_plural('time', count)}, {_plural('line', count)} {places}{more}"
                )
            for words in file.run.skipped:
                yield f"    not read     {words}"
        yield from _metrics(batch)
        for one in batch.files:
            if one.run.date not in {None, batch.date}:
                words = f"{one.path.name} says {one.run.date}, {batch.date} is recorded"
                yield f"  {'warning':<12} {words}"

    def _place(self, name: str) -> str:
        return _shown(self.data / name, self.root)

    def _summary(self) -> str:
        files = f"{self.given} {_plural('file', self.given)}"
        if self.problems:
            number = len(self.problems)
            what = "Nothing was written"
            if self.written:
                what = f"Cut short after {self.written} {_plural('file', self.written)} of data"
            return f"{what}: {number} {_plural('problem', number)} with {files}."
        if self.dry_run:
            return f"Dry run: nothing was written; {files} can be filed."
        return f"{files} filed."


def _metrics(batch: Batch) -> Iterator[str]:
    untaken: list[Match] = []
    for one in batch.matches:
        for metric in one.metrics:
            yield _metric("metric", metric.id, one, metric.unit, metric.precision)
        if one.reading.name in batch.lacking:
            yield _metric("new metric", one.reading.name, one, one.readable_unit, one.precision)
        if not one.metrics and one.reading.name not in batch.lacking:
            untaken.append(one)
    more = sum(has_side(one.reading) for one in untaken)
    if more:
        hint = "--all-metrics adds a metric for each"
        yield f"  {'readings':<12} {more} that no metric takes; {hint}"
    for one in untaken:
        if not has_side(one.reading):
            figure = one.figure(one.reading.unit, one.precision)
            words = "no side is better; --all-metrics adds a metric all the same"
            yield f"  {'reading':<12} {one.reading.name}  {figure}: {words}"


def _metric(label: str, name: str, one: Match, unit: str, precision: int) -> str:
    source = f"  ← {one.reading.name}" if name != one.reading.name else ""
    return f"  {label:<12} {name}  {one.figure(unit, precision)}{source}"


def _environment(one: Surroundings) -> Iterator[str]:
    facts = ", ".join(f"{key} {value}" for key, value in one.facts.items())
    said = f": {facts or NOTHING_SAID}" if one.is_new else ""
    yield f"environment {one.name}{', new' if one.is_new else ''}{said}"
    for words in one.unrecorded:
        yield f"  {'note':<12} the files also say {words}, which the environment does not"
    for words in one.warnings:
        yield f"  {'warning':<12} {words}"


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"


def _shown(path: Path, root: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
