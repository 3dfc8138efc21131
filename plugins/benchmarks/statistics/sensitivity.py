"""How far an order hangs on the weights that somebody chose: the weights drawn anew around them."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from plugins.benchmarks.statistics.method import SENSITIVITY_DRAWS, SENSITIVITY_SHAPE
from plugins.benchmarks.statistics.score import log_ratios, median_columns, scores
from plugins.benchmarks.statistics.seeding import seeded_draws

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from plugins.benchmarks.statistics.comparison import Comparison

_ROUNDING = 1e-12
"""Scores that differ by a smaller share may be equal."""


def held_positions(comparison: Comparison) -> dict[str, float]:
    """For each ranked subject with a score that is a number: how often it keeps its position.

    The share of draws, 0 to 1, in which its position among these subjects is the one that the
    chosen weights give, by score alone. Each weight is multiplied by a gamma variate of mean 1, so
    the drawn weights follow a scaled Dirichlet distribution around the chosen ones; there is no
    more to it than the question what would stand after other, equally arguable weights.
    """
    points = {
        subject: score.value
        for subject, score in scores(comparison).items()
        if score.is_covered and isinstance(score.value, float)
    }
    positions = _positions(points)
    columns = median_columns(comparison)
    held = dict.fromkeys(points, 0)
    for redrawn in _redrawn(comparison):
        others = {s: math.exp(log_ratios(redrawn, s, columns).low[0]) for s in points}
        for subject, position in _positions(others).items():
            held[subject] += position == positions[subject]
    return {subject: count / SENSITIVITY_DRAWS for subject, count in held.items()}


def _positions(points: Mapping[str, float]) -> dict[str, int]:
    """1 for the highest; equal scores share a position."""
    return {
        subject: 1 + sum(other > score * (1 + _ROUNDING) for other in points.values())
        for subject, score in points.items()
    }


def _redrawn(comparison: Comparison) -> Iterator[Comparison]:
    """The same figures under drawn weights; the draws depend on metrics and weights alone."""
    draw = seeded_draws([[c.metric, float(c.weight)] for c in comparison.criteria])
    for _ in range(SENSITIVITY_DRAWS):
        yield replace(
            comparison,
            criteria=tuple(replace(c, weight=c.weight * _gamma(draw)) for c in comparison.criteria),
        )


def _gamma(draw: Callable[[], float]) -> float:
    """A gamma variate of mean 1: the mean of as many exponential ones as its shape counts."""
    return sum(-math.log(1 - draw()) for _ in range(SENSITIVITY_SHAPE)) / SENSITIVITY_SHAPE
