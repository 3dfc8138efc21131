from __future__ import annotations

import math
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.statistics.order import Order, Standing, measured_order, opinion_order

AT_MOST_500, AT_LEAST_700 = Interval(high=500), Interval(low=700)

INTERVALS = st.one_of(
    st.none(),
    st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda ends: Interval(*sorted(ends))),
    st.integers(0, 9).map(lambda end: Interval(high=end)),
    st.integers(0, 9).map(lambda end: Interval(low=end)),
)
FIGURES = st.lists(st.tuples(INTERVALS, INTERVALS), max_size=5).map(
    lambda rows: {f"s{number}": row for number, row in enumerate(rows)}
)


def test_the_disk_test_of_2012() -> None:
    order = measured_order(
        {
            "kvm": (None, None),
            "xen": (AT_MOST_500, Interval(high=350)),
            "vmware": (AT_MOST_500, Interval(high=350)),
            "openvz": (AT_MOST_500, Interval(high=350)),
            "hyper-v": (AT_LEAST_700, Interval(low=550)),
        },
        (True, True),
    )
    assert order.standings == (
        Standing("hyper-v", 1, 1),
        Standing("xen", 2, 4),
        Standing("vmware", 2, 4),
        Standing("openvz", 2, 4),
    )
    assert order.unranked == ("kvm",)
    assert order.decided == {("hyper-v", "xen"), ("hyper-v", "vmware"), ("hyper-v", "openvz")}


def test_lower_is_better_turns_the_order_round() -> None:
    figures = {"slow": [Interval(9, 9)], "fast": [Interval(1, 2)]}
    assert measured_order(figures, [False]).decided == {("fast", "slow")}
    assert measured_order(figures, [True]).decided == {("slow", "fast")}


def test_better_here_and_worse_there_decides_nothing() -> None:
    order = measured_order(
        {"a": [Interval(9, 9), Interval(1, 1)], "b": [Interval(1, 1), Interval(9, 9)]}, [True, True]
    )
    assert order.standings == (Standing("a", 1, 2), Standing("b", 1, 2))


def test_better_here_and_equal_there_decides() -> None:
    order = measured_order(
        {"a": [Interval(9, 9), Interval(5, 5)], "b": [Interval(1, 1), Interval(5, 5)]}, [True, True]
    )
    assert order.decided == {("a", "b")}


def test_a_missing_figure_beside_others_is_unknown_not_worst() -> None:
    order = measured_order(
        {"a": [Interval(9, 9), None], "b": [Interval(1, 1), Interval(5, 5)]}, [True, True]
    )
    assert order.standings == (Standing("a", 1, 2), Standing("b", 1, 2))
    assert order.unranked == ()


def test_ties_of_an_opinion_share_their_ranks() -> None:
    order = opinion_order([["a"], ["b", "c"], ["d"]])
    assert order.standings == (
        Standing("a", 1, 1),
        Standing("b", 2, 3),
        Standing("c", 2, 3),
        Standing("d", 4, 4),
    )
    assert ("b", "c") not in order.decided
    assert ("c", "b") not in order.decided


def test_nothing_measured_ranks_nobody() -> None:
    assert measured_order({"a": [None], "b": [None]}, [True]) == Order((), frozenset(), ("a", "b"))


@given(FIGURES)
def test_ranks_are_exactly_the_places_that_the_decided_pairs_leave(
    figures: dict[str, tuple[Interval | None, Interval | None]],
) -> None:
    order = measured_order(figures, (True, False))
    ranked = [standing.subject for standing in order.standings]
    lines = [
        line
        for line in permutations(ranked)
        if all(line.index(better) < line.index(worse) for better, worse in order.decided)
    ]
    for standing in order.standings:
        places = {line.index(standing.subject) + 1 for line in lines}
        assert (min(places), max(places)) == (standing.best, standing.worst)
    assert sorted([*ranked, *order.unranked]) == sorted(figures)


def _apart(subjects: int, runs: int) -> dict[str, list[tuple[float, ...]]]:
    return {
        f"s{place}": [tuple(100.0 * place + run for run in range(runs))]
        for place in range(subjects)
    }


@pytest.mark.parametrize(
    ("subjects", "fewest"), [(2, 5), (3, 5), (4, 6), (5, 6), (6, 7), (9, 7), (10, 8)]
)
def test_runs_that_are_fully_apart_decide_where_that_is_rare_by_chance(
    subjects: int, fewest: int
) -> None:
    pairs = math.comb(subjects, 2)
    assert len(measured_order(_apart(subjects, fewest), [True]).decided) == pairs
    assert measured_order(_apart(subjects, fewest - 1), [True]).decided == frozenset()


def test_few_runs_decide_nothing_and_keep_a_rank() -> None:
    order = measured_order({"one": [(900.0,)], "bound": [Interval(high=5)]}, [True])
    assert order.standings == (Standing("one", 1, 2), Standing("bound", 1, 2))
    four = measured_order({"a": [(9.0,) * 4], "b": [tuple(map(float, range(8)))]}, [True])
    assert four.decided == frozenset()


def test_runs_against_a_bound_are_a_sign_test() -> None:
    bound = [Interval(high=5)]
    runs = tuple(map(float, range(6, 13)))
    assert measured_order({"a": [runs], "b": bound}, [True]).decided == {("a", "b")}
    assert measured_order({"a": [runs[:6]], "b": bound}, [True]).decided == frozenset()


def test_few_runs_in_one_metric_leave_a_pair_open() -> None:
    figures = _apart(2, 10)
    figures["s0"].append((1.0,))
    figures["s1"].append((2.0,))
    assert measured_order(figures, [True, True]).decided == frozenset()


def test_alike_subjects_are_seldom_ranked_apart() -> None:
    random = np.random.default_rng(8)
    wrong = 0
    for _ in range(2000):
        drawn = random.lognormal(sigma=0.5, size=(3, 5)).tolist()
        figures = {f"s{place}": [tuple(runs)] for place, runs in enumerate(drawn)}
        wrong += bool(measured_order(figures, [True]).decided)
    # Nominally 5 %; 3 pairs at 2/252 each.
    assert wrong / 2000 <= 0.035
