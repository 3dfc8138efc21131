"""What is drawn of a figure: certain values, bounds that stay open, runs and intervals."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.benchmarks.relation import relative
from plugins.benchmarks.statistics.method import FEWEST_FOR_INTERVAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plugins.benchmarks.interval import Interval
    from plugins.benchmarks.model import Metric, Observation

Ends = tuple[float, float]

ARROW_ROOM = 1.08
"""How far beyond the greatest lower bound an axis goes, so that its arrow has a length."""


class NotChartable(ValueError):  # noqa: N818 - it says what a figure is, not that code failed
    """Figures that a drawing cannot show; `mend` says what to do instead."""

    def __init__(self, message: str, mend: str = "show a table instead") -> None:
        super().__init__(message)
        self.mend = mend


@dataclass(frozen=True, slots=True)
class Marks:
    """The parts of the mark of a figure, as values or as places on an axis.

    Attributes:
        value: the figure: one value or the median of runs; None for a bound or a range.
        at_most: the limit of an upper bound.
        at_least: the limit of a lower bound.
        span: the ends of a range.
        interval: the ends of the confidence interval of the median.
        points: each of a few runs.
    """

    value: float | None = None
    at_most: float | None = None
    at_least: float | None = None
    span: Ends | None = None
    interval: Ends | None = None
    points: tuple[float, ...] = ()

    @property
    def certain(self) -> float | None:
        """The value, or the one that the figure certainly reaches; None of an upper bound."""
        if self.value is not None:
            return self.value
        return self.span[0] if self.span else self.at_least

    def values(self) -> list[float]:
        """All that an axis has to reach."""
        single = (self.value, self.at_most)
        found = [value for value in single if value is not None]
        if self.at_least is not None:
            found.extend((self.at_least, self.at_least * ARROW_ROOM))
        return [*found, *(self.span or ()), *(self.interval or ()), *self.points]

    def moved(self, to: Callable[[float], float]) -> Marks:
        """The same parts elsewhere: in another unit, or on an axis."""

        def one(value: float | None) -> float | None:
            return None if value is None else to(value)

        def two(ends: Ends | None) -> Ends | None:
            return (to(ends[0]), to(ends[1])) if ends else None

        return Marks(
            one(self.value),
            one(self.at_most),
            one(self.at_least),
            two(self.span),
            two(self.interval),
            tuple(to(point) for point in self.points),
        )


def check_chartable(metric: Metric, figures: Iterable[Observation]) -> None:
    """Refuse what has no length.

    Raises:
        NotChartable: the metric is no quantity, or a figure is negative.
    """
    if metric.is_judgement:
        message = f'"{metric.id}" is what a tool makes of something, in words, and no quantity'
        raise NotChartable(message)
    for figure in figures:
        ends = (figure.known.low, figure.known.high)
        if any(end < 0 for end in ends if math.isfinite(end)):
            message = f'"{metric.id}" of "{figure.subject.id}" is below zero, which has no length'
            raise NotChartable(message)


def marks(figure: Observation, reference: Observation | None = None) -> Marks | None:
    """The marks of a figure in the unit of its metric, or of its ratio to a reference.

    Runs and the interval of their median are divided by one value, the median of the reference. So
    they show the spread of the figure alone, and are left out where the reference is no one value.

    Returns:
        None where there is no ratio.
    """
    if reference is None:
        return _all_marks(figure)
    ratio = relative(figure, reference)
    if ratio is None:
        return None
    divisor = reference.value
    if divisor and figure.middle is not None:
        return _all_marks(figure).moved(lambda value: value / divisor)
    return _known_marks(ratio)


def _all_marks(figure: Observation) -> Marks:
    if figure.middle is None:
        return _known_marks(figure.known)
    interval = figure.median_interval
    few = 1 < len(figure.points) < FEWEST_FOR_INTERVAL
    return Marks(
        value=figure.middle,
        interval=(interval.low, interval.high) if interval else None,
        points=figure.points if few else (),
    )


def _known_marks(known: Interval) -> Marks:
    match known.form:
        case "at-most":
            return Marks(at_most=known.high)
        case "at-least":
            return Marks(at_least=known.low)
        case "range":
            return Marks(span=(known.low, known.high))
        case "point":
            return Marks(value=known.low)
