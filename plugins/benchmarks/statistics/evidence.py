"""What a figure can bear out: repeated runs against chance, a bound or a range by itself."""

from __future__ import annotations

import math
from functools import lru_cache

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.statistics.method import (
    CONFIDENCE,
    FEWEST_RUNS_TO_DECIDE,
    SEPARATION_SHARE,
)

Figure = tuple[float, ...] | Interval
"""Repeated runs, or what is known without runs: one value, a bound, a range."""


def span(figure: Figure) -> Interval:
    """From the lowest run to the highest, or what is known."""
    return figure if isinstance(figure, Interval) else Interval(min(figure), max(figure))


def has_few_runs(figure: Figure) -> bool:
    """Too few runs to decide anything; a bound needs none."""
    return not isinstance(figure, Interval) and len(figure) < FEWEST_RUNS_TO_DECIDE


def separation_chance(ours: Figure, theirs: Figure) -> float:
    """How often two figures are fully apart by chance alone, one way or the other.

    Of n and m runs drawn alike it is 2 / C(n + m, n), the least p of a permutation test (Fisher,
    The Design of Experiments, 1935). All n runs lie on one side of a bound that is their median
    2 / 2^n of the time, as in a sign test. Two bounds leave nothing to chance: 0.
    """
    counts = sorted(len(figure) for figure in (ours, theirs) if not isinstance(figure, Interval))
    return _chance(*counts) if counts else 0.0


@lru_cache(maxsize=256)
def _chance(first: int, second: int | None = None) -> float:
    return 2 / (2**first if second is None else math.comb(first + second, first))


def joint_level(pairs: int) -> float:
    """The chance of error of each of some pairs, so that all hold together (Bonferroni)."""
    return (1 - CONFIDENCE) / max(pairs, 1)


def is_rare(chance: float, pairs: int) -> bool:
    """Full separation has so small a chance that it may decide one of some pairs."""
    return chance <= SEPARATION_SHARE * joint_level(pairs)
