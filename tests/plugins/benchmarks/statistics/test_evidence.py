from __future__ import annotations

from itertools import combinations, product

import pytest
from scipy import stats

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.statistics.evidence import (
    has_few_runs,
    is_rare,
    separation_chance,
    span,
)


@pytest.mark.parametrize(("first", "second"), [(1, 1), (2, 3), (4, 4), (5, 5), (3, 7)])
def test_the_chance_is_the_least_p_of_a_permutation_test(first: int, second: int) -> None:
    places = range(first + second)
    splits = list(combinations(places, first))
    ends = {tuple(places[:first]), tuple(places[second:])}
    apart = [chosen for chosen in splits if chosen in ends]
    ours, theirs = tuple(map(float, range(first))), tuple(map(float, range(10, 10 + second)))
    assert separation_chance(ours, theirs) == len(apart) / len(splits)
    exact = stats.mannwhitneyu(ours, theirs, method="exact").pvalue
    assert min(1.0, separation_chance(ours, theirs)) == pytest.approx(exact)


@pytest.mark.parametrize("count", [1, 5, 8])
def test_beside_a_bound_it_is_that_of_a_sign_test(count: int) -> None:
    runs = tuple(map(float, range(count)))
    one_side = [signs for signs in product((0, 1), repeat=count) if len(set(signs)) == 1]
    assert separation_chance(runs, Interval(low=700)) == len(one_side) / 2**count
    assert separation_chance(Interval(low=700), Interval(high=500)) == 0


def test_a_thousand_runs_leave_nothing_to_chance() -> None:
    runs = tuple(map(float, range(1000)))
    assert separation_chance(runs, runs) == 0


def test_more_pairs_ask_for_rarer_separation() -> None:
    assert is_rare(0.0249, 1)
    assert not is_rare(0.0249, 2)
    assert is_rare(0.0, 10**6)


def test_few_runs_and_spans() -> None:
    assert has_few_runs((1.0,) * 4)
    assert not has_few_runs((1.0,) * 5)
    assert not has_few_runs(Interval(high=3))
    assert span((3.0, 1.0, 2.0)) == Interval(1, 3)
    assert span(Interval(high=3)) == Interval(high=3)
