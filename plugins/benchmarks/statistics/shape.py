"""What the median hides of repeated runs: that they scatter widely, or fall into two humps."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from plugins.benchmarks.statistics.method import (
    BIMODAL_LEVEL,
    FEWEST_FOR_BIMODAL,
    FEWEST_IN_HUMP,
    LEAST_HUMP_SHARE,
    NOISY_SPREAD,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.benchmarks.statistics.summary import Summary

Shape = Literal["bimodal", "noisy", ""]
"""What a median hides, "" for nothing."""

_NEGLIGIBLE = 1e-18
"""A term of a probability that cannot change a figure of it."""


def is_noisy(summary: Summary) -> bool:
    """The middle half of the runs is wide beside their median."""
    return summary.interquartile_range > NOISY_SPREAD * abs(summary.median)


def is_bimodal(samples: Sequence[float]) -> bool:
    """Two groups of runs stand further apart than chance leaves runs that are spread evenly.

    Evenly between the lowest run and the highest: the flattest shape without a second hump. Tails
    leave wider gaps, so only gaps with enough runs on both sides count. Figures come in steps, and
    two that differ by a step may have been nearly alike; the widest gap is therefore taken to be
    one step narrower than it looks and the whole one step wider, where the smallest difference
    among the runs stands for the step.
    """
    ordered = sorted(samples)
    if len(ordered) < FEWEST_FOR_BIMODAL:
        return False
    gaps = [upper - lower for lower, upper in pairwise(ordered)]
    fewest = max(FEWEST_IN_HUMP, math.ceil(LEAST_HUMP_SHARE * len(ordered)))
    widest = max(gaps[fewest - 1 : len(gaps) - fewest + 1])
    if not 0 < widest < math.inf:
        return False
    step = min(gap for gap in gaps if gap > 0)
    share = (widest - step) / (ordered[-1] - ordered[0] + step)
    return largest_spacing_tail(len(gaps), share) <= BIMODAL_LEVEL


def largest_spacing_tail(spacings: int, share: float) -> float:
    """The chance that the largest of random spacings takes more than a share of the whole.

    The spacings are those that independent, evenly spread points cut a line into (Fisher,
    Proceedings of the Royal Society A 125, 1929). His sum alternates; its k-th term is at most the
    k-th power of the first over k!, so nothing cancels while the first is below 1. Beyond, the
    chance is above 1/2 and 1 is returned, the bound that the first term gives.
    """
    total = 0.0
    for chosen in range(1, spacings + 1):
        left = 1 - chosen * share
        if left <= 0:
            break
        term = math.comb(spacings, chosen) * left ** (spacings - 1)
        if term >= 1 and chosen == 1:
            return 1.0
        if term < _NEGLIGIBLE:
            break
        total += term if chosen % 2 else -term
    return total


def shape_of(summary: Summary) -> Shape:
    """What keeps a median from speaking for its runs: two humps first, then wide scatter."""
    if is_bimodal(summary.samples):
        return "bimodal"
    return "noisy" if is_noisy(summary) else ""
