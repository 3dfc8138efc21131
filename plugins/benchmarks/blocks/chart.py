"""The chart of one metric as its template needs it: bars from zero, or dots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from plugins.benchmarks.blocks.axis import Axis, along, beside, build_axis
from plugins.benchmarks.blocks.column_layout import WIDE_LINE, Columns, columns
from plugins.benchmarks.blocks.line_breaking import LINE
from plugins.benchmarks.blocks.marks import Marks, NotChartable, check_chartable, marks
from plugins.benchmarks.blocks.row_layout import (
    LINE_HEIGHT,
    WORDS_WIDTH,
    Entry,
    Line,
    Place,
    figure_width,
    lines,
    stack,
)
from plugins.benchmarks.blocks.sorting import best_first
from plugins.benchmarks.blocks.table import Cell, RowHead, Table, build_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.benchmarks.blocks.citations import Citations
    from plugins.benchmarks.blocks.localised import Localised
    from plugins.benchmarks.blocks.selection import Selection

Kind = Literal["bar", "dot"]

MOST_DESCRIBED = 8
"""How many figures the description of a drawing tells one by one."""

_BAND = 1.1
_HEADER_GAP = 0.7
_BELOW_AXIS = 0.2


@dataclass(frozen=True, slots=True)
class Bar:
    """One subject: its figure, None where nothing was measured, and its marks on the axis.

    `marks` is None where there is no figure, or no ratio to the reference.
    """

    head: RowHead
    cell: Cell | None
    marks: Marks | None
    place: Place


@dataclass(frozen=True, slots=True)
class Upright:
    """The same chart as columns, with a head and an axis of its own."""

    name: tuple[Line, ...]
    unit_y: float
    axis: Axis
    layout: Columns
    marks: tuple[Marks | None, ...]


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """The line at 1; its name stands beneath the axis, on the side where there is room."""

    position: float
    anchor: Literal["start", "end"]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing and the table of its figures.

    Attributes:
        name: of the metric, in lines.
        unit_y: baseline of the line with unit and direction.
        bottom: where the axis is, in em from the top; its numbers stand beneath.
        coverage: of the intervals that are drawn, the least in per cent; "" where there is none.
        reference_varies: the reference has runs, whose spread is in no interval but its own.
        upright: the chart as columns, None where these are not wanted or do not fit.
    """

    kind: Kind
    table: Table
    name: tuple[Line, ...]
    unit_y: float
    bars: tuple[Bar, ...]
    axis: Axis
    bottom: float
    height: float
    reference: ReferenceLine | None
    reference_varies: bool
    coverage: str
    upright: Upright | None
    ends: tuple[Bar, Bar] | None

    @property
    def drawn(self) -> list[Marks]:
        """All marks, for the legend."""
        return [bar.marks for bar in self.bars if bar.marks]


def build_chart(
    selection: Selection,
    localised: Localised,
    citations: Citations,
    kind: Kind = "bar",
    *,
    is_upright: bool = False,
) -> Chart:
    """Draw the one metric of a selection, citing the source of each figure.

    With a reference the axis is the ratio to it.

    Raises:
        NotChartable: the figures have no length, or no ratio to the reference.
    """
    values = _marks(selection)
    axis = _axis(values, localised, kind, selection)
    table = build_table(selection, localised, citations)
    name = lines(table.columns[0].name, 0)
    unit_y = name[-1].y + LINE_HEIGHT
    entries = [
        Entry(row.head.name, _figure_width(row.cells[0], selection), _BAND if mark else 0)
        for row, mark in zip(table.rows, values, strict=True)
    ]
    places = stack(entries, unit_y + _HEADER_GAP)
    bars = tuple(
        Bar(row.head, row.cells[0], mark, place)
        for row, mark, place in zip(table.rows, _placed(values, axis), places, strict=True)
    )
    bottom = places[-1].bottom + _BELOW_AXIS
    reference = _reference_line(axis, table.reference, bottom + LINE_HEIGHT)
    upright = None
    if is_upright:
        beside_axis = _axis(values, localised, kind, selection, is_upright=True)
        upright = _upright(values, entries, table.columns[0].name, beside_axis)
    return Chart(
        kind=kind,
        table=table,
        name=name,
        unit_y=unit_y,
        bars=bars,
        axis=axis,
        bottom=bottom,
        height=(reference.lines[-1].y if reference else bottom + LINE_HEIGHT) + LINE_HEIGHT / 2,
        reference=reference,
        reference_varies=any(f.runs and f.runs.count > 1 for f in selection.references.values()),
        coverage=_coverage(selection, localised),
        upright=upright,
        ends=_ends(bars, selection),
    )


def _marks(selection: Selection) -> list[Marks | None]:
    metric = selection.metrics[0]
    check_chartable(metric, selection.column(metric))
    reference = selection.references.get(metric.id)
    if selection.reference and reference is None:
        message = f'"{selection.reference.id}" has no figure in "{metric.id}" to relate to'
        raise NotChartable(message, "name another `reference`, or leave the line out")
    found = [
        marks(figure, reference) if figure else None
        for subject in selection.subjects
        for figure in [selection.figures.get((subject.id, metric.id))]
    ]
    if not any(found):
        message = f'no figure in "{metric.id}" has a ratio to its reference'
        raise NotChartable(message, "name another `reference`, or leave the line out")
    return found


def _axis(
    values: Sequence[Marks | None],
    localised: Localised,
    kind: Kind,
    selection: Selection,
    *,
    is_upright: bool = False,
) -> Axis:
    known = [value for mark in values if mark for value in mark.values()]
    known.extend([1.0] if selection.reference else [])
    # An upper bound leaves open everything down to zero.
    from_zero = kind == "bar" or any(mark and mark.at_most is not None for mark in values)
    try:
        fits = beside if is_upright else along
        return build_axis(known, localised, fits, from_zero=from_zero)
    except ValueError as error:
        raise NotChartable(str(error)) from None


def _figure_width(cell: Cell | None, selection: Selection) -> float:
    if cell is None:
        return WORDS_WIDTH
    figure = cell.figure.ratio if selection.reference else cell.figure
    return figure_width(figure, best=cell.best) if figure else WORDS_WIDTH


def _upright(
    values: Sequence[Marks | None], entries: Sequence[Entry], metric: str, axis: Axis
) -> Upright | None:
    name = lines(metric, 0, WIDE_LINE)
    unit_y = name[-1].y + LINE_HEIGHT
    layout = columns(entries, unit_y + _HEADER_GAP + LINE_HEIGHT)
    return Upright(name, unit_y, axis, layout, _placed(values, axis)) if layout else None


def _placed(values: Sequence[Marks | None], axis: Axis) -> tuple[Marks | None, ...]:
    return tuple(mark.moved(axis.position) if mark else None for mark in values)


def _reference_line(axis: Axis, name: str, top: float) -> ReferenceLine | None:
    if not name:
        return None
    position = axis.position(1)
    anchor: Literal["start", "end"] = "start" if position < 50 else "end"
    return ReferenceLine(position, anchor, lines(f"1 = {name}", top, LINE / 2))


def _coverage(selection: Selection, localised: Localised) -> str:
    intervals = [f.runs.interval for f in selection.column(selection.metrics[0]) if f.runs]
    coverages = [interval.coverage for interval in intervals if interval]
    return localised.number(100 * min(coverages), 1) if coverages else ""


def _ends(bars: Sequence[Bar], selection: Selection) -> tuple[Bar, Bar] | None:
    """The first and the last by what is certain, where all would be too many to tell."""
    if len(bars) <= MOST_DESCRIBED:
        return None
    metric = selection.metrics[0]
    order = best_first([selection.figures.get((bar.head.id, metric.id)) for bar in bars], metric)
    told = [bars[index] for index in order if bars[index].marks]
    return told[0], told[-1]
