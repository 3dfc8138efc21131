"""The comparison table as its template needs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.benchmarks.blocks.citations import Citation, Citations
    from plugins.benchmarks.blocks.localised import FigureText, Localised
    from plugins.benchmarks.blocks.selection import Selection
    from plugins.benchmarks.model import Metric, Subject, SubjectKind


@dataclass(frozen=True, slots=True)
class Column:
    """One metric, in the language of the page."""

    name: str
    summary: str
    unit: str
    higher_is_better: bool


@dataclass(frozen=True, slots=True)
class RowHead:
    """One subject, in the language of the page; `kind` is "" where all rows are of one kind."""

    name: str
    summary: str
    kind: SubjectKind | Literal[""]


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure; `best` if it is certainly the best of its column."""

    figure: FigureText
    best: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class Row:
    """One subject; a cell is None where nothing was measured."""

    head: RowHead
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Subjects in rows, metrics in columns; `comparable` unless a column mixes environments."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    comparable: bool

    @property
    def heads(self) -> list[RowHead]:
        """The heads of all rows."""
        return [row.head for row in self.rows]


def column(metric: Metric, localised: Localised) -> Column:
    """The head of a metric's column."""
    return Column(
        name=localised.text(metric.name),
        summary=localised.text(metric.summary),
        unit=metric.unit,
        higher_is_better=metric.higher_is_better,
    )


def row_heads(subjects: Sequence[Subject], localised: Localised) -> list[RowHead]:
    """The heads of the rows of a table or a chart."""
    mixed = len({subject.kind for subject in subjects}) > 1
    return [
        RowHead(
            name=localised.text(subject.name),
            summary=localised.text(subject.summary),
            kind=subject.kind if mixed else "",
        )
        for subject in subjects
    ]


def build_table(selection: Selection, localised: Localised, citations: Citations) -> Table:
    """Lay the figures out, citing the source of each."""
    best = {metric.id: best_subjects(selection, metric) for metric in selection.metrics}
    rows = []
    heads = row_heads(selection.subjects, localised)
    for subject, head in zip(selection.subjects, heads, strict=True):
        cells = []
        for metric in selection.metrics:
            figure = selection.figures.get((subject.id, metric.id))
            cells.append(
                Cell(
                    localised.figure(figure), subject.id in best[metric.id], citations.cite(figure)
                )
                if figure
                else None
            )
        rows.append(Row(head, tuple(cells)))
    return Table(
        columns=tuple(column(metric, localised) for metric in selection.metrics),
        rows=tuple(rows),
        comparable=all(selection.is_comparable(metric) for metric in selection.metrics),
    )


def best_subjects(selection: Selection, metric: Metric) -> frozenset[str]:
    """Who is certainly not worse than all others in a metric and certainly better than one.

    Empty where the figures come from several environments, or do not tell; also where one of them
    is a single value, which may be ahead by chance: nothing is known of its spread.
    """
    if not selection.is_comparable(metric):
        return frozenset()
    if any(figure.is_single_value for figure in selection.column(metric)):
        return frozenset()
    known = {
        figure.subject.id: figure.known if metric.higher_is_better else figure.known.negated()
        for figure in selection.column(metric)
    }
    return frozenset(
        subject
        for subject, interval in known.items()
        if all(interval.certainly_not_below(known[other]) for other in known if other != subject)
        and any(interval.certainly_above(known[other]) for other in known)
    )
