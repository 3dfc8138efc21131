"""What chance may have done to weighted scores: the runs drawn anew, again and again.

The bootstrap of Efron (Annals of Statistics 7, 1979) with percentile intervals. Each cell has a
seed of its own, made from its ids and runs: neither the machine, nor the order of the input, nor
weights, reference and other cells change what is drawn. Cells of a subject that come from the same
runs, as a rate and a latency of one test do, are no evidence apart: they share a seed and are drawn
from the worst run to the best, as if they rose and fell together, which is the widest that they
can scatter.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import floor, log, prod
from operator import le
from typing import TYPE_CHECKING

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.statistics.evidence import is_rare, joint_level, separation_chance
from plugins.benchmarks.statistics.method import BOOTSTRAP_REPLICATES, CONFIDENCE
from plugins.benchmarks.statistics.order import closed
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
    together (Bonferroni), if the figures as they are say the same, and if there are runs enough:
    the bootstrap makes too much of few, so even their full separation has to be rarer by chance
    than a share of the error that this confidence allows. A bound or a range is the same in each
    replicate: between two of them certainty decides.
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
    count = len(duels)
    separable = [duel for duel in duels if is_rare(_smallest_chance(comparison, duel[0]), count)]
    return Bootstrap(intervals, closed(_decided(separable, joint_level(count))))


def _smallest_chance(comparison: Comparison, pair: Pair) -> float:
    """The two-sided p-value of a permutation test if the runs of a pair were fully apart.

    In all metrics the same way; those of the same runs count once. 0 where the two have no runs
    to compare.
    """
    chances: dict[tuple[str, ...], float] = {}
    for criterion in comparison.shared(pair[0]):
        ours, theirs = (comparison.figures[s].get(criterion.metric) for s in pair)
        if ours and theirs and (chance := separation_chance(ours, theirs)):
            origins = tuple(comparison.origin(s, criterion.metric) for s in pair)
            chances[origins] = max(chance, chances.get(origins, 0.0))
    # One way and the other are counted in each; together there are two ways and not 2^k.
    return 2 * prod(chance / 2 for chance in chances.values()) if chances else 0.0


def _decided(duels: Sequence[tuple[Pair, LogColumn, LogColumn]], level: float) -> set[Pair]:
    decided = set()
    allowed = _outside(1 - level)
    for (first, second), ours, theirs in duels:
        if _is_above(ours, theirs, allowed):
            decided.add((first, second))
        elif _is_above(theirs, ours, allowed):
            decided.add((second, first))
    return decided


def _is_above(better: LogColumn, worse: LogColumn, allowed: int) -> bool:
    """Above with the figures as they are, and not above in few replicates only."""
    ceilings = [high + _ROUNDING for high in worse.high]
    return better.low[0] > ceilings[0] and sum(map(le, better.low, ceilings)) <= allowed


def _percentiles(column: LogColumn) -> Interval:
    outside = _outside(CONFIDENCE)
    return score_interval(sorted(column.low[1:])[outside], sorted(column.high[1:])[-1 - outside])


def _outside(confidence: float) -> int:
    """How many replicates lie beyond either end of a percentile interval."""
    return floor(BOOTSTRAP_REPLICATES * (1 - confidence) / 2 + _ROUNDING)


def _replicates(comparison: Comparison) -> Columns:
    """Columns that begin with the figures as they are, followed by the resampled ones."""
    columns = {}
    for criterion in comparison.criteria:
        metric = criterion.metric
        for subject, figures in comparison.figures.items():
            figure = figures.get(metric)
            if isinstance(figure, Interval):
                columns[subject, metric] = bound_column(figure, BOOTSTRAP_REPLICATES + 1)
            elif figure:
                origin = comparison.origins.get((subject, metric))
                runs = figure if criterion.higher_is_better or not origin else figure[::-1]
                seed = (subject, origin) if origin else (subject, metric, figure)
                columns[subject, metric] = LogColumn(*[_log_medians(runs, seed)] * 2)
    return columns


@lru_cache(maxsize=64)
def _log_medians(runs: tuple[float, ...], seed: tuple[object, ...]) -> tuple[float, ...]:
    """The logarithm of the median of the ordered runs, then those of resampled runs."""
    draw = seeded_draws(seed)
    count = len(runs)
    lower, upper = (count - 1) // 2, count // 2
    medians = [(runs[lower] + runs[upper]) / 2]
    for _ in range(BOOTSTRAP_REPLICATES):
        # Which runs, by place from one end: the same places for all that share the seed.
        drawn = sorted([int(draw() * count) for _ in range(count)])
        medians.append((runs[drawn[lower]] + runs[drawn[upper]]) / 2)
    return tuple(map(log, medians))
