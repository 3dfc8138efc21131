"""The bar chart as its template needs it: one metric, one bar a subject, the axis from zero."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.benchmarks.blocks.table import Column, RowHead, column, row_heads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.benchmarks.blocks.citations import Citation, Citations
    from plugins.benchmarks.blocks.localised import FigureText, Localised
    from plugins.benchmarks.blocks.selection import Selection
    from plugins.benchmarks.comparability import Difference
    from plugins.benchmarks.model import Observation

_STEPS = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


@dataclass(frozen=True, slots=True)
class Bar:
    """Ends of the marks of a figure, as SVG lengths in per cent of the width.

    Attributes:
        solid: end of the bar up to which the figure is certain, "" for none.
        bound: end of the dashed bar of an upper bound, "" for none.
        arrow: start of the arrow of a lower bound, "" for none.
        whisker: lowest and highest run, or the ends of a range; None for none.
    """

    solid: str = ""
    bound: str = ""
    arrow: str = ""
    whisker: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure in words and as a bar."""

    figure: FigureText
    bar: Bar
    citation: Citation


@dataclass(frozen=True, slots=True)
class Chart:
    """One bar a row; `None` where nothing was measured; `maximum` is the end of the axis."""

    column: Column
    rows: tuple[tuple[RowHead, Drawn | None], ...]
    maximum: str
    differences: tuple[Difference, ...]

    @property
    def bars(self) -> list[Bar]:
        """All bars, for the legend."""
        return [drawn.bar for _, drawn in self.rows if drawn]

    @property
    def heads(self) -> list[RowHead]:
        """The heads of all rows."""
        return [head for head, _ in self.rows]


def build_chart(selection: Selection, localised: Localised, citations: Citations) -> Chart:
    """Draw the one metric of a selection, citing the source of each figure.

    Raises:
        ValueError: a figure is negative, which a bar from zero cannot show.
    """
    metric = selection.metrics[0]
    figures = selection.column(metric)
    maximum = axis_end(end for figure in figures for end in _ends(figure))
    rows: list[tuple[RowHead, Drawn | None]] = []
    heads = row_heads(selection.subjects, localised)
    for subject, head in zip(selection.subjects, heads, strict=True):
        figure = selection.figures.get((subject.id, metric.id))
        drawn = (
            Drawn(localised.figure(figure), _bar(figure, maximum), citations.cite(figure))
            if figure
            else None
        )
        rows.append((head, drawn))
    decimals = max(metric.precision, 0 if maximum >= 10 else 1 - math.floor(math.log10(maximum)))
    return Chart(
        column=column(metric, localised, selection),
        rows=tuple(rows),
        maximum=localised.number(maximum, decimals if maximum % 1 else 0),
        differences=selection.differences(metric),
    )


def axis_end(values: Iterable[float]) -> float:
    """The next round number above the greatest value, with a little room for an arrow.

    Raises:
        ValueError: a value is negative.
    """
    known = list(values)
    if min(known, default=0) < 0:
        raise ValueError("a bar chart cannot show figures below zero")
    greatest = max(known, default=0) * 1.02
    if greatest == 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(greatest))
    return next(step * power for step in _STEPS if step * power >= greatest)


def _ends(figure: Observation) -> list[float]:
    return [end for end in (figure.known.low, figure.known.high) if math.isfinite(end)]


def _bar(figure: Observation, maximum: float) -> Bar:
    def length(value: float) -> str:
        return f"{100 * value / maximum:.2f}".rstrip("0").rstrip(".") + "%"

    low, high = figure.known.low, figure.known.high
    if figure.middle is not None:
        return Bar(solid=length(figure.middle), whisker=(length(low), length(high)))
    match figure.known.form:
        case "at-most":
            return Bar(bound=length(high))
        case "at-least":
            return Bar(solid=length(low), arrow=length(low))
        case "range":
            return Bar(solid=length(low), whisker=(length(low), length(high)))
        case "point":
            return Bar(solid=length(low))
