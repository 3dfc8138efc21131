"""The order of subjects by a weighted score, which decides no more than the runs bear out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.statistics.bootstrap import bootstrap
from plugins.benchmarks.statistics.order import order_of_pairs
from plugins.benchmarks.statistics.score import scores

if TYPE_CHECKING:
    from plugins.benchmarks.statistics.comparison import Comparison
    from plugins.benchmarks.statistics.order import Order


@dataclass(frozen=True, slots=True)
class ScoredSubject:
    """What is known of a subject beside its rank.

    Attributes:
        subject: its id.
        score: 1 is the reference, above is better; an interval where a bound or a range goes in;
            None without a figure that the reference has too.
        interval: confidence interval of the score; None where too few runs are behind it and of an
            unranked subject.
        coverage: share of all weight that the score stands on, 0 to 1.
        few_runs: some of its runs are too few to decide anything.
    """

    subject: str
    score: float | Interval | None
    interval: Interval | None
    coverage: float
    few_runs: bool


@dataclass(frozen=True, slots=True)
class WeightedOrder:
    """An order by score.

    Attributes:
        order: ranks are intervals; subjects whose figures cover too little weight are unranked.
        scored: by subject id, every subject.
    """

    order: Order
    scored: dict[str, ScoredSubject]


def weighted_order(comparison: Comparison) -> WeightedOrder:
    """Rank the subjects whose figures cover enough weight.

    Where ranks are alike the higher score comes first, an interval by its low end; then the id.
    """
    by_subject = scores(comparison)
    ranked = sorted(
        (subject for subject, score in by_subject.items() if score.is_covered),
        key=lambda subject: (-_low_end(by_subject[subject].value), subject),
    )
    resampled = bootstrap(comparison, ranked)
    unranked = [subject for subject in by_subject if subject not in ranked]
    return WeightedOrder(
        order_of_pairs(ranked, resampled.decided, unranked),
        {
            subject: ScoredSubject(
                subject,
                score.value,
                resampled.intervals.get(subject),
                score.coverage,
                comparison.has_few_runs(subject),
            )
            for subject, score in by_subject.items()
        },
    )


def _low_end(score: float | Interval | None) -> float:
    if score is None:
        return -math.inf
    return score.low if isinstance(score, Interval) else score
