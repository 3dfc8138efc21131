"""Weighted geometric means of ratios to a reference: one figure for several metrics.

S = exp(sum(w s ln(x / x_ref)) / sum(w)) over the metrics that subject and reference share, with
s = -1 where lower is better. The geometric mean is the one mean of ratios whose order does not
hang on the reference (Fleming and Wallace, Communications of the ACM 29(3), 1986).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.statistics.method import LEAST_COVERAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.benchmarks.statistics.comparison import Comparison
    from plugins.benchmarks.statistics.evidence import Figure


@dataclass(frozen=True, slots=True)
class Score:
    """How a subject stands to the reference, which scores 1; above 1 is better.

    Attributes:
        value: a number; an interval where a bound or a range goes in; None without shared figures.
        coverage: share of all weight that goes in, 0 to 1.
    """

    value: float | Interval | None
    coverage: float

    @property
    def is_covered(self) -> bool:
        """Enough weight goes in for the subject to be ranked."""
        return round(self.coverage, 9) >= LEAST_COVERAGE


@dataclass(frozen=True, slots=True)
class LogColumn:
    """Natural logarithms of a figure or a score, one for each replicate.

    Attributes:
        low: at the low end; minus infinity where it is open.
        high: at the high end, the same as `low` where there is no bound and no range.
    """

    low: Sequence[float]
    high: Sequence[float]


Columns = Mapping[tuple[str, str], LogColumn]
"""By subject id and metric id, all of one length."""


def scores(comparison: Comparison) -> dict[str, Score]:
    """The score of each subject, from the medians of its runs."""
    columns = median_columns(comparison)
    return {
        subject: Score(_value(comparison, subject, columns), comparison.coverage(subject))
        for subject in comparison.figures
    }


def median_columns(comparison: Comparison) -> Columns:
    """Columns of length 1: the figures as they are."""
    return {
        (subject, metric): _median_column(figure)
        for subject, figures in comparison.figures.items()
        for metric, figure in figures.items()
    }


def bound_column(interval: Interval, length: int) -> LogColumn:
    """A bound or a range, which is the same in every replicate."""
    low = math.log(interval.low) if interval.low > 0 else -math.inf
    return LogColumn([low] * length, [math.log(interval.high)] * length)


def score_interval(low: float, high: float) -> Interval:
    """From logarithms to scores; open ends stay open."""
    return Interval(math.exp(low) if math.isfinite(low) else low, math.exp(high))


def log_levels(comparison: Comparison, subject: str, columns: Columns) -> LogColumn:
    """The weighted mean of the logarithms of a subject's own figures, higher being better.

    Where two subjects share the same metrics with the reference, the difference of their levels is
    that of their scores, free of whatever is not known of the reference.
    """
    return _combined(
        [
            (share, columns[subject, metric])
            for metric, share in _signed_shares(comparison, subject).items()
        ]
    )


def log_ratios(comparison: Comparison, subject: str, columns: Columns) -> LogColumn:
    """The logarithm of a subject's score; nought for the reference, whatever its figures."""
    reference = comparison.reference
    terms = []
    for metric, share in _signed_shares(comparison, subject).items():
        terms.append((share, columns[subject, metric]))
        terms.append((-share, columns[reference, metric]))
    if subject == reference:
        nought = [0.0] * len(terms[0][1].low)
        return LogColumn(nought, nought)
    return _combined(terms)


def _signed_shares(comparison: Comparison, subject: str) -> dict[str, float]:
    shared = comparison.shared(subject)
    whole = math.fsum(criterion.weight for criterion in shared)
    return {c.metric: (c.weight if c.higher_is_better else -c.weight) / whole for c in shared}


def _combined(terms: Sequence[tuple[float, LogColumn]]) -> LogColumn:
    """The sum of columns times their factors; a negative factor swaps the ends."""
    lows: list[list[float]] = []
    highs: list[list[float]] = []
    for factor, column in terms:
        ends = (column.low, column.high) if factor > 0 else (column.high, column.low)
        lows.append([factor * value for value in ends[0]])
        highs.append([factor * value for value in ends[1]])
    return LogColumn(
        list(map(math.fsum, zip(*lows, strict=True))),
        list(map(math.fsum, zip(*highs, strict=True))),
    )


def _median_column(figure: Figure) -> LogColumn:
    if isinstance(figure, Interval):
        return bound_column(figure, 1)
    column = [math.log(median(figure))]
    return LogColumn(column, column)


def _value(comparison: Comparison, subject: str, columns: Columns) -> float | Interval | None:
    if not comparison.shared(subject):
        return None
    column = log_ratios(comparison, subject, columns)
    low, high = column.low[0], column.high[0]
    return math.exp(low) if low == high else score_interval(low, high)
