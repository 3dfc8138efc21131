"""What chance may have done to weighted scores: the runs drawn anew, again and again.

The bootstrap of Efron (Annals of Statistics 7, 1979) with percentile intervals. Each cell has a
seed of its own, made from its ids and runs: neither the machine, nor the order of the input, nor
weights, reference and other cells change what is drawn.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from operator import le
from typing import TYPE_CHECKING

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.statistics.method import BOOTSTRAP_REPLICATES, CONFIDENCE
from plugins.benchmarks.statistics.score import (
    LogColumn,
    bound_column,
    log_levels,
    log_ratios,
    score_interval,
)
from plugins.benchmarks.statistics.seeding import seeded_draws

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.benchmarks.statistics.comparison import Comparison
    from plugins.benchmarks.statistics.order import Pair
    from plugins.benchmarks.statistics.score import Columns

_ROUNDING = 1e-12
"""Logarithms of scores that differ by less may be equal."""


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """What resampling says of some subjects.

    Attributes:
        intervals: percentile interval of each score; None where the runs of the subject or of the
            reference are too few for one.
        decided: pairs of subjects, the better one first; whoever is above another is also above all
            whom that one is above.
    """

    intervals: dict[str, Interval | None]
    decided: frozenset[Pair]


def bootstrap(comparison: Comparison, subjects: Sequence[str]) -> Bootstrap:
    """Resample the runs of subjects, each of which shares some metric with the reference.

    All subjects meet in each replicate, with the same draw of the reference. A pair is decided if
    the percentile interval of ln S - ln S' lies above 0, at a confidence that holds for all pairs
    together (Bonferroni), if the figures as they are say the same, and if no runs are too few. A
    bound or a range is the same in each replicate: between two of them certainty decides.
    """
    columns = _replicates(comparison)
    few = {subject for subject in comparison.figures if comparison.has_few_runs(subject)}
    ratios = {s: log_ratios(comparison, s, columns) for s in subjects}
    levels = {s: log_levels(comparison, s, columns) for s in subjects}
    intervals = {
        subject: None if few & {subject, comparison.reference} else _percentiles(column)
        for subject, column in ratios.items()
    }
    duels = []
    for pair in combinations(sorted(subjects), 2):
        if comparison.shared(pair[0]) == comparison.shared(pair[1]):
            sides, involved = levels, {*pair}
        else:
            sides, involved = ratios, {*pair, comparison.reference}
        if not few & involved:
            duels.append((pair, sides[pair[0]], sides[pair[1]]))
    return Bootstrap(intervals, _closed(_decided(duels)))


def _decided(duels: Sequence[tuple[Pair, LogColumn, LogColumn]]) -> set[Pair]:
    decided = set()
    for (first, second), ours, theirs in duels:
        allowed = _outside(1 - (1 - CONFIDENCE) / len(duels))
        if _is_above(ours, theirs, allowed):
            decided.add((first, second))
        elif _is_above(theirs, ours, allowed):
            decided.add((second, first))
    return decided


def _is_above(better: LogColumn, worse: LogColumn, allowed: int) -> bool:
    """Above with the figures as they are, and not above in few replicates only."""
    ceilings = [high + _ROUNDING for high in worse.high]
    return better.low[0] > ceilings[0] and sum(map(le, better.low, ceilings)) <= allowed


def _closed(decided: set[Pair]) -> frozenset[Pair]:
    """Adds what follows: all pairs hold together at the confidence, so their consequences do."""
    closed = set(decided)
    for middle in {better for better, _ in decided}:
        above = [better for better, worse in closed if worse == middle]
        below = [worse for better, worse in closed if better == middle]
        closed.update(product(above, below))
    return frozenset(closed)


def _percentiles(column: LogColumn) -> Interval:
    outside = _outside(CONFIDENCE)
    return score_interval(sorted(column.low[1:])[outside], sorted(column.high[1:])[-1 - outside])


def _outside(confidence: float) -> int:
    """How many replicates lie beyond either end of a percentile interval."""
    return math.floor(BOOTSTRAP_REPLICATES * (1 - confidence) / 2 + _ROUNDING)


def _replicates(comparison: Comparison) -> Columns:
    """Columns that begin with the figures as they are, followed by the resampled ones."""
    return {
        (subject, metric): bound_column(figure, BOOTSTRAP_REPLICATES + 1)
        if isinstance(figure, Interval)
        else LogColumn(*[_log_medians(subject, metric, figure)] * 2)
        for subject, figures in comparison.figures.items()
        for metric, figure in figures.items()
    }


@lru_cache(maxsize=64)
def _log_medians(subject: str, metric: str, runs: tuple[float, ...]) -> tuple[float, ...]:
    """The logarithm of the median of the sorted runs, then those of resampled runs."""
    draw = seeded_draws([subject, metric, runs])
    count = len(runs)
    lower, upper = (count - 1) // 2, count // 2
    medians = [(runs[lower] + runs[upper]) / 2]
    for _ in range(BOOTSTRAP_REPLICATES):
        drawn = sorted([runs[int(draw() * count)] for _ in range(count)])
        medians.append((drawn[lower] + drawn[upper]) / 2)
    return tuple(map(math.log, medians))
