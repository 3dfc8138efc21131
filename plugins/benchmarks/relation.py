"""A figure relative to another of the same metric, without inventing a middle for a bound."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from plugins.benchmarks.interval import Interval

if TYPE_CHECKING:
    from plugins.benchmarks.model import Observation


def relative(figure: Observation, reference: Observation) -> Interval | None:
    """How many times `reference` a figure is, None where that cannot be said.

    Repeated runs count by their median. A bound gives a bound: `<= 500` against 250 is at most 2.
    Nothing is said of a figure or a reference that may be zero or less, since a ratio to nothing is
    none, nor where both are bounds that leave everything open.
    """
    if figure.metric.is_judgement:
        return None
    ours, theirs = _span(figure), _span(reference)
    if theirs.low <= 0 or ours.high <= 0 or -math.inf < ours.low < 0:
        return None
    # What is over something of any size may be as little as nothing, which is not worth a bound.
    low = -math.inf if math.isinf(theirs.high) else ours.low / theirs.high
    high = ours.high / theirs.low
    return None if math.isinf(low) and math.isinf(high) else Interval(low, high)


def _span(figure: Observation) -> Interval:
    return figure.known if figure.middle is None else Interval(figure.middle, figure.middle)
