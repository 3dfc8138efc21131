from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from plugins.benchmarks.statistics.median_interval import (
    MedianInterval,
    median_interval,
    span_coverage,
)


def test_ten_runs_give_the_second_to_the_ninth() -> None:
    interval = median_interval([7, 3, 10, 1, 9, 4, 2, 8, 6, 5])
    assert interval == MedianInterval(2, 9, 1 - 22 / 1024, lowest_rank=2, highest_rank=9)


def test_six_runs_give_all_and_five_none() -> None:
    interval = median_interval([6, 5, 4, 3, 2, 1])
    assert interval == MedianInterval(1, 6, 0.96875, lowest_rank=1, highest_rank=6)
    assert median_interval([5, 4, 3, 2, 1]) is None
    assert median_interval([]) is None


@pytest.mark.parametrize(("count", "share"), [(1, 0), (2, 0.5), (3, 0.75), (4, 0.875), (5, 0.9375)])
def test_the_coverage_of_the_span_of_few_runs(count: int, share: float) -> None:
    assert span_coverage(count) == share


@given(st.integers(6, 400))
def test_no_narrower_symmetric_ranks_would_cover_enough(count: int) -> None:
    interval = median_interval(range(1, count + 1))
    assert interval is not None
    rank = interval.lowest_rank
    assert interval.highest_rank == count + 1 - rank
    assert (interval.low, interval.high) == (rank, count + 1 - rank)
    assert interval.coverage == pytest.approx(1 - 2 * stats.binom.cdf(rank - 1, count, 0.5))
    assert interval.coverage >= 0.95 > 1 - 2 * stats.binom.cdf(rank, count, 0.5)


def test_ten_thousand_runs_are_as_exact_as_ten() -> None:
    interval = median_interval(range(10_000))
    assert interval is not None
    assert interval.lowest_rank == stats.binom.ppf(0.025, 10_000, 0.5)
    expected = 1 - 2 * stats.binom.cdf(interval.lowest_rank - 1, 10_000, 0.5)
    assert interval.coverage == pytest.approx(expected, abs=1e-9)


@given(st.lists(st.floats(-1e6, 1e6), min_size=6, max_size=60, unique=True))
def test_it_agrees_with_the_quantile_test(samples: list[float]) -> None:
    interval = median_interval(samples)
    assert interval is not None
    oracle = stats.quantile_test(samples).confidence_interval(0.95)
    assert (oracle.low, oracle.high) == (interval.low, interval.high)


@pytest.mark.parametrize("count", [6, 11, 30])
def test_it_covers_the_median_of_a_skewed_population_as_often_as_it_says(count: int) -> None:
    runs = np.random.default_rng(7).lognormal(size=(4000, count))
    intervals = [median_interval(row) for row in runs.tolist()]
    held = [interval for interval in intervals if interval and interval.low <= 1 <= interval.high]
    assert intervals[0] is not None
    assert len(held) / len(runs) == pytest.approx(intervals[0].coverage, abs=0.012)
