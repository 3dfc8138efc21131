from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.statistics.median_interval import MedianInterval
from plugins.benchmarks.statistics.summary import Summary, summarise

RUNS = st.lists(st.floats(-1e9, 1e9), min_size=1)


def test_an_even_number_of_runs() -> None:
    assert summarise([3, 1, 10, 2]) == Summary(
        samples=(3, 1, 10, 2),
        median=2.5,
        minimum=1,
        maximum=10,
        lower_quartile=1.75,
        upper_quartile=4.75,
        interval=None,
    )


def test_a_single_run_is_its_own_summary() -> None:
    summary = summarise([7])
    assert summary == Summary((7,), 7, 7, 7, 7, 7, None)
    assert summary.span == Interval(7, 7)
    assert summary.interquartile_range == 0


def test_six_runs_have_an_interval_of_their_median() -> None:
    summary = summarise([60, 10, 50, 20, 40, 30])
    assert list(summary.samples) == [60, 10, 50, 20, 40, 30]
    assert summary.interval == MedianInterval(10, 60, 0.96875, 1, 6)


def test_no_runs_are_refused() -> None:
    with pytest.raises(ValueError, match="no samples"):
        summarise([])


@given(RUNS)
def test_the_order_of_runs_changes_nothing_else(samples: list[float]) -> None:
    summary = summarise(samples)
    assert summary == replace(summarise(samples[::-1]), samples=tuple(samples))
    assert summary.count == len(samples)


@given(RUNS)
def test_the_quartiles_lie_where_numpy_puts_them(samples: list[float]) -> None:
    summary = summarise(samples)
    ordered = (summary.minimum, summary.lower_quartile, summary.median, summary.upper_quartile)
    assert [*ordered, summary.maximum] == sorted([*ordered, summary.maximum])
    lower, upper = np.percentile(samples, [25, 75], method="linear")
    largest = max(abs(summary.minimum), abs(summary.maximum))
    tolerance = 1e-9 * largest
    assert summary.lower_quartile == pytest.approx(lower, rel=1e-9, abs=tolerance)
    assert summary.upper_quartile == pytest.approx(upper, rel=1e-9, abs=tolerance)


@given(st.floats(-1e9, 1e9), st.integers(1, 40))
def test_runs_that_are_all_alike_have_no_width(value: float, count: int) -> None:
    summary = summarise([value] * count)
    assert summary.interquartile_range == 0
    assert summary.lower_quartile == value
