from __future__ import annotations

from itertools import permutations

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
