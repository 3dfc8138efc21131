"""Confidence interval of a median from order statistics, exact whatever the distribution."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from plugins.benchmarks.statistics.method import CONFIDENCE, FEWEST_FOR_INTERVAL

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class MedianInterval:
    """From one run to another, in the unit of the runs.

    Attributes:
        coverage: how often such an interval holds the true median, at least; 0 to 1.
        lowest_rank: rank of the run at the low end, counted from the lowest run (1).
        highest_rank: rank of the run at the high end, counted alike.
    """

    low: float
    high: float
    coverage: float
    lowest_rank: int
    highest_rank: int


def median_interval(samples: Sequence[float]) -> MedianInterval | None:
    """The narrowest interval of symmetric ranks with the confidence wanted, None of too few runs.

    Of n independent runs the number below the true median is binomial with p = 1/2, so ranks d and
    n + 1 - d cover it with 1 - 2 P(X < d) (Thompson, Annals of Mathematical Statistics 7, 1936).
    """
    count = len(samples)
    if count < FEWEST_FOR_INTERVAL:
        return None
    rank, coverage = _lowest_rank(count)
    ordered = sorted(samples)
    return MedianInterval(ordered[rank - 1], ordered[-rank], coverage, rank, count + 1 - rank)


def span_coverage(count: int) -> float:
    """How often the lowest to the highest of `count` runs hold the true median, at least."""
    return 1 - 2 * 0.5**count


@lru_cache(maxsize=256)
def _lowest_rank(count: int) -> tuple[int, float]:
    """The greatest rank with enough coverage, and that coverage, in whole numbers throughout."""
    outcomes = 2**count
    allowed = (1 - Fraction(str(CONFIDENCE))) * outcomes
    rank, below, ways = 0, 0, 1
    while 2 * (below + ways) <= allowed:
        below += ways
        rank += 1
        ways = ways * (count - rank + 1) // rank
    return rank, (outcomes - 2 * below) / outcomes
