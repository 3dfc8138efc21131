from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.statistics.summary import Summary, summarise


def test_an_even_number_of_runs() -> None:
    assert summarise([3, 1, 10, 2]) == Summary(median=2.5, minimum=1, maximum=10, count=4)


def test_a_single_run_is_its_own_summary() -> None:
    summary = summarise([7])
    assert summary == Summary(7, 7, 7, 1)
    assert summary.span == Interval(7, 7)


def test_no_runs_are_refused() -> None:
    with pytest.raises(ValueError, match="no samples"):
        summarise([])


@given(st.lists(st.floats(-1e9, 1e9), min_size=1))
def test_the_order_of_runs_does_not_matter(samples: list[float]) -> None:
    summary = summarise(samples)
    assert summary == summarise(samples[::-1])
    assert summary.minimum <= summary.median <= summary.maximum
    assert summary.count == len(samples)
