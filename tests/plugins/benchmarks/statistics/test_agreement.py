from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.statistics.agreement import Agreement, agreement, exact_p_value
from plugins.benchmarks.statistics.order import Order, measured_order, opinion_order

NOT_OVERSOLD = opinion_order([["kvm"], ["openvz"], ["xen"], ["hyper-v"], ["vmware"]])
OVERSOLD = opinion_order([["kvm"], ["xen"], ["openvz"], ["hyper-v"], ["vmware"]])
DISK = measured_order(
    {
        "kvm": [None],
        "xen": [Interval(high=500)],
        "vmware": [Interval(high=500)],
        "openvz": [Interval(high=500)],
        "hyper-v": [Interval(low=700)],
    },
    [True],
)
LINES = st.permutations("abcdef").map(lambda line: [[subject] for subject in line])


def test_the_two_opinions_of_2012_differ_in_one_pair_of_ten() -> None:
    both = agreement(NOT_OVERSOLD, OVERSOLD)
    assert both == Agreement(same=9, decided=10)
    assert both.tau == pytest.approx(0.8)


@pytest.mark.parametrize("opinion", [NOT_OVERSOLD, OVERSOLD])
def test_either_opinion_shares_one_of_three_pairs_with_the_figures(opinion: Order) -> None:
    both = agreement(opinion, DISK)
    assert both == Agreement(same=1, decided=3)
    assert both.tau == pytest.approx(-1 / 3)


def test_no_pair_in_common_has_no_coefficient() -> None:
    both = agreement(opinion_order([["a"], ["b"]]), opinion_order([["c"], ["d"]]))
    assert both.decided == 0
    assert both.tau is None


@given(LINES, LINES)
def test_without_ties_it_is_the_textbook_coefficient(
    first: list[list[str]], second: list[list[str]]
) -> None:
    ours = agreement(opinion_order(first), opinion_order(second)).tau
    signs = [
        (first.index(a) - first.index(b)) * (second.index(a) - second.index(b))
        for a, b in combinations(first, 2)
    ]
    assert ours == pytest.approx(sum(1 if s > 0 else -1 for s in signs) / len(signs))


@given(LINES, LINES)
def test_agreement_does_not_depend_on_which_comes_first(
    first: list[list[str]], second: list[list[str]]
) -> None:
    one, two = opinion_order(first), opinion_order(second)
    assert agreement(one, two) == agreement(two, one)


@given(st.integers(1, 7).flatmap(lambda count: st.permutations(range(count))))
def test_the_p_value_is_the_exact_one_of_scipy(places: list[int]) -> None:
    first = opinion_order([[f"s{number}"] for number in range(len(places))])
    second = opinion_order([[f"s{number}"] for number in places])
    ours = exact_p_value(first, second)
    if len(places) == 1:
        assert ours == 1
    else:
        ranks = [places.index(number) for number in range(len(places))]
        oracle = stats.kendalltau(range(len(places)), ranks, method="exact")
        assert ours == pytest.approx(oracle.pvalue)


def test_the_two_opinions_of_2012_may_agree_by_chance() -> None:
    assert exact_p_value(NOT_OVERSOLD, OVERSOLD) == pytest.approx(10 / 120)


def test_undecided_pairs_or_other_subjects_have_no_p_value() -> None:
    assert exact_p_value(NOT_OVERSOLD, DISK) is None
    assert exact_p_value(opinion_order([["a"], ["b"]]), opinion_order([["a"], ["c"]])) is None
    assert exact_p_value(opinion_order([["a", "b"]]), opinion_order([["a"], ["b"]])) is None
