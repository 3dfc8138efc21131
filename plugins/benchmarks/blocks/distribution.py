"""How repeated runs of one metric scatter: each run a dot, or the quartiles as a box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.benchmarks.blocks.axis import Axis, along, build_axis
from plugins.benchmarks.blocks.line_breaking import LINE, text_width
from plugins.benchmarks.blocks.marks import NotChartable, check_chartable
from plugins.benchmarks.blocks.row_layout import LINE_HEIGHT, Entry, Line, Place, lines, stack
from plugins.benchmarks.blocks.table import RowHead, Table, build_table
from plugins.benchmarks.statistics.method import FEWEST_FOR_INTERVAL, NOISY_SPREAD
from plugins.benchmarks.statistics.shape import is_bimodal, is_noisy
from plugins.benchmarks.statistics.summary import summarise

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plugins.benchmarks.blocks.citations import Citations
    from plugins.benchmarks.blocks.localised import Localised
    from plugins.benchmarks.blocks.selection import Selection
    from plugins.benchmarks.model import Observation
    from plugins.benchmarks.statistics.summary import Summary

DOT_RADIUS = 0.28
"""Of a run, in em."""

_DOT_WIDTH = 100 * (2 * DOT_RADIUS + 0.06) / LINE
"""In per cent of the narrowest drawing."""

_LANE = 2 * DOT_RADIUS + 0.04
_LEAST_BAND = 1.4
_MOST_BAND = 5.0
_BAND_RIM = 0.3
_HEADER_GAP = 0.7
_BELOW_AXIS = 0.2


@dataclass(frozen=True, slots=True)
class Dot:
    """One run: its place on the axis in per cent, and how far beneath the middle of its row, em."""

    position: float
    offset: float


@dataclass(frozen=True, slots=True)
class Box:
    """Places on the axis, in per cent."""

    lowest: float
    lower_quartile: float
    upper_quartile: float
    highest: float


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of one subject; `box` is None where each run is a dot.

    Attributes:
        middle: place of the median, in per cent.
        median: the median in the words of the language; alike the lowest and the highest run.
        is_noisy: the middle half is wide beside the median.
        is_bimodal: the runs fall into two groups.
    """

    head: RowHead
    place: Place
    count: int
    median: str
    lowest: str
    highest: str
    middle: float
    dots: tuple[Dot, ...]
    box: Box | None
    is_noisy: bool
    is_bimodal: bool


@dataclass(frozen=True, slots=True)
class Distribution:
    """A drawing of runs and the table of their figures.

    Attributes:
        name: of the metric, in lines.
        unit_y: baseline of the line with unit and direction.
        bottom: where the axis is, in em from the top; its numbers stand beneath.
        noisy_share: from which share of the median on runs are called noisy, in per cent.
        undrawn: names of the subjects that have a figure, but not its single runs.
    """

    is_box: bool
    table: Table
    name: tuple[Line, ...]
    unit_y: float
    rows: tuple[Runs, ...]
    axis: Axis
    bottom: float
    height: float
    noisy_share: str
    undrawn: tuple[str, ...]


def build_distribution(
    selection: Selection, localised: Localised, citations: Citations, *, is_box: bool = False
) -> Distribution:
    """Draw the runs in the one metric of a selection, citing the source of each figure.

    Fewer runs than a median needs for its interval are dots in a box plot too: quartiles of so few
    say less than the runs themselves.

    Raises:
        NotChartable: the figures have no length, or nobody has runs.
    """
    metric = selection.metrics[0]
    check_chartable(metric, selection.column(metric))
    drawn = [figure for figure in selection.column(metric) if figure.runs]
    if not drawn:
        message = f'no figure in "{metric.id}" has single runs that could be drawn'
        raise NotChartable(message, "show a chart or a table instead")
    try:
        points = [point for figure in drawn for point in figure.points]
        axis = build_axis(points, localised, along, from_zero=False)
    except ValueError as error:
        raise NotChartable(str(error)) from None
    table = build_table(selection, localised, citations)
    name = lines(table.columns[0].name, 0)
    unit_y = name[-1].y + LINE_HEIGHT
    shown = [_shown(figure, axis, is_box=is_box) for figure in drawn]
    rows = _rows(shown, table, unit_y + _HEADER_GAP, _written(selection, localised))
    bottom = rows[-1].place.bottom + _BELOW_AXIS
    has_runs = {figure.subject.id for figure in drawn}
    return Distribution(
        is_box=is_box,
        table=table,
        name=name,
        unit_y=unit_y,
        rows=rows,
        axis=axis,
        bottom=bottom,
        height=bottom + LINE_HEIGHT * 1.5,
        noisy_share=localised.number(100 * NOISY_SPREAD, 0),
        undrawn=tuple(
            row.head.name for row in table.rows if row.cells[0] and row.head.id not in has_runs
        ),
    )


def dodged(positions: Sequence[float]) -> tuple[Dot, ...]:
    """Dots at places on an axis, moved aside where they would hide one another, the lowest first.

    Each takes the first lane with room, counted from the middle outwards. Where the lanes would
    grow too high they close up, so that dots overlap, but never lie on the same spot.
    """
    ends: list[float] = []
    lanes: list[int] = []
    ordered = sorted(positions)
    for position in ordered:
        free = (n for n, end in enumerate(ends) if end + _DOT_WIDTH <= position)
        lane = next(free, len(ends))
        ends[lane : lane + 1] = [position]
        lanes.append(lane)
    step = min(_LANE, (_MOST_BAND - 2 * DOT_RADIUS) / max(1, len(ends) - 1))
    # Lanes 0, 1, 2, 3 … lie at 0, 1, -1, 2 … steps; an even number of them is moved to the middle.
    shift = step / 2 if len(ends) % 2 == 0 else 0.0
    return tuple(
        Dot(position, (lane + 1) // 2 * step * (1 if lane % 2 else -1) - shift)
        for position, lane in zip(ordered, lanes, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """The runs of a subject before they have a row; `dots` is empty where there is a box."""

    subject: str
    summary: Summary
    middle: float
    dots: tuple[Dot, ...]
    box: Box | None


def _shown(figure: Observation, axis: Axis, *, is_box: bool) -> _Shown:
    summary = summarise(figure.points)
    middle = axis.position(summary.median)
    if is_box and summary.count >= FEWEST_FOR_INTERVAL:
        return _Shown(figure.subject.id, summary, middle, (), _box(summary, axis))
    dots = dodged([axis.position(point) for point in summary.samples])
    return _Shown(figure.subject.id, summary, middle, dots, None)


def _rows(
    shown: Sequence[_Shown], table: Table, top: float, written: Callable[[float], str]
) -> tuple[Runs, ...]:
    heads = {row.head.id: row.head for row in table.rows}
    entries = [
        Entry(
            heads[runs.subject].name,
            text_width(f"{written(runs.summary.median)} · n = {runs.summary.count}"),
            _band(runs.dots),
        )
        for runs in shown
    ]
    return tuple(
        Runs(
            head=heads[runs.subject],
            place=place,
            count=runs.summary.count,
            median=written(runs.summary.median),
            lowest=written(runs.summary.minimum),
            highest=written(runs.summary.maximum),
            middle=runs.middle,
            dots=runs.dots,
            box=runs.box,
            is_noisy=is_noisy(runs.summary),
            is_bimodal=is_bimodal(runs.summary.samples),
        )
        for runs, place in zip(shown, stack(entries, top), strict=True)
    )


def _band(dots: Sequence[Dot]) -> float:
    offsets = [dot.offset for dot in dots] or [0.0]
    return max(_LEAST_BAND, max(offsets) - min(offsets) + 2 * DOT_RADIUS + _BAND_RIM)


def _box(summary: Summary, axis: Axis) -> Box:
    return Box(
        axis.position(summary.minimum),
        axis.position(summary.lower_quartile),
        axis.position(summary.upper_quartile),
        axis.position(summary.maximum),
    )


def _written(selection: Selection, localised: Localised) -> Callable[[float], str]:
    decimals = selection.decimals(selection.metrics[0])
    return lambda value: localised.number(value, decimals)
