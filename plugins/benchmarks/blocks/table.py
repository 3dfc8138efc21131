"""The comparison table as its template needs it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from plugins.benchmarks.statistics.evidence import has_few_runs
from plugins.benchmarks.statistics.order import measured_order
from plugins.benchmarks.statistics.shape import shape_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.benchmarks.blocks.citations import Citation, Citations
    from plugins.benchmarks.blocks.localised import FigureText, Localised
    from plugins.benchmarks.blocks.selection import Selection
    from plugins.benchmarks.comparability import Difference
    from plugins.benchmarks.model import Metric, Observation, Subject, SubjectKind
    from plugins.benchmarks.readers.reading import Direction, Note
    from plugins.benchmarks.statistics.shape import Shape


@dataclass(frozen=True, slots=True)
class Column:
    """One metric, in the language of the page; `differences` keep its figures apart."""

    id: str
    name: str
    summary: str
    unit: str
    direction: Direction
    decimals: int
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class RowHead:
    """One subject, in the language of the page; `kind` is "" where all rows are of one kind."""

    id: str
    name: str
    summary: str
    kind: SubjectKind | Literal[""]


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure; `best` if it is certainly the best of its column.

    Attributes:
        value: the figure as a number in the unit of its column, for scripts: the median of runs,
            the limit of a bound; None for a range and for what is no quantity.
        low: lower end of what is known, None if it is open; alike `high`.
        notes: what a reader has to know of the run.
        shape: what keeps the median from speaking for the runs, "" for nothing.
    """

    figure: FigureText
    best: bool
    citation: Citation
    value: float | None = None
    low: float | None = None
    high: float | None = None
    notes: tuple[Note, ...] = ()
    shape: Shape = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One subject; a cell is None where nothing was measured."""

    head: RowHead
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Subjects in rows and metrics in columns, or the other way round when `is_turned`.

    `reference` is the name of the subject that the ratios are to and `reference_id` its id, "" for
    none.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    is_turned: bool = False
    reference: str = ""
    reference_id: str = ""

    @property
    def heads(self) -> list[RowHead]:
        """The heads of all rows."""
        return [row.head for row in self.rows]

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What keeps figures apart in some column."""
        return tuple(dict.fromkeys(d for column in self.columns for d in column.differences))

    @property
    def has_runs(self) -> bool:
        """Some figure is a median of repeated runs."""
        return any(cell and cell.figure.form == "runs" for row in self.rows for cell in row.cells)


def column(metric: Metric, localised: Localised, selection: Selection | None = None) -> Column:
    """The head of a metric's column."""
    return Column(
        id=metric.id,
        name=localised.text(metric.name),
        summary=localised.text(metric.summary),
        unit=metric.unit,
        direction=metric.direction,
        decimals=selection.decimals(metric) if selection else metric.precision,
        differences=selection.differences(metric) if selection else (),
    )


def row_heads(subjects: Sequence[Subject], localised: Localised) -> list[RowHead]:
    """The heads of the rows of a table or a chart."""
    mixed = len({subject.kind for subject in subjects}) > 1
    return [
        RowHead(
            id=subject.id,
            name=localised.text(subject.name),
            summary=localised.text(subject.summary),
            kind=subject.kind if mixed else "",
        )
        for subject in subjects
    ]


def cell(figure: Observation, text: FigureText, citation: Citation, *, best: bool = False) -> Cell:
    """A figure as a cell, with its numbers."""
    low, high = (
        end if math.isfinite(end) else None for end in (figure.known.low, figure.known.high)
    )
    value = figure.middle
    if value is None and figure.known.form != "range":
        value = low if low is not None else high
    shape = shape_of(figure.runs) if figure.runs else ""
    return Cell(text, best, citation, value, low, high, figure.notes, shape)


def build_table(
    selection: Selection, localised: Localised, citations: Citations, *, is_turned: bool = False
) -> Table:
    """Lay the figures out, citing the source of each."""
    best = {metric.id: best_subjects(selection, metric) for metric in selection.metrics}

    def filled(subject: Subject, metric: Metric) -> Cell | None:
        figure = selection.figures.get((subject.id, metric.id))
        if figure is None:
            return None
        reference = selection.references.get(metric.id)
        text = localised.figure(figure, selection.decimals(metric), reference)
        citation = citations.cite(figure)
        return cell(figure, text, citation, best=subject.id in best[metric.id])

    heads = row_heads(selection.subjects, localised)
    return Table(
        columns=tuple(column(metric, localised, selection) for metric in selection.metrics),
        rows=tuple(
            Row(head, tuple(filled(subject, metric) for metric in selection.metrics))
            for subject, head in zip(selection.subjects, heads, strict=True)
        ),
        is_turned=is_turned,
        reference=localised.text(selection.reference.name) if selection.reference else "",
        reference_id=selection.reference.id if selection.reference else "",
    )


def best_subjects(selection: Selection, metric: Metric) -> frozenset[str]:
    """Who is not worse than all others in a metric and better than one, chance not explaining it.

    Empty where something keeps the figures from being compared, or they do not tell; also where one
    of them has too few runs, which may be ahead by chance.
    """
    if not metric.has_better_side or selection.differences(metric):
        return frozenset()
    if any(has_few_runs(figure.evidence) for figure in selection.column(metric)):
        return frozenset()
    figures = {figure.subject.id: [figure.evidence] for figure in selection.column(metric)}
    decided = measured_order(figures, [metric.higher_is_better]).decided
    known = {
        figure.subject.id: figure.known if metric.higher_is_better else figure.known.negated()
        for figure in selection.column(metric)
    }

    def is_best(subject: str) -> bool:
        others = [other for other in known if (subject, other) not in decided]
        return len(others) < len(known) and all(
            known[subject].certainly_not_below(known[other])
            and not known[subject].certainly_above(known[other])
            for other in others
            if other != subject
        )

    return frozenset(filter(is_best, known))
