from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.statistics.agreement import Agreement, agreement
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
    ranks = [first.index(subject) for subject in second]
    assert ours == pytest.approx(stats.kendalltau(range(len(ranks)), ranks).statistic)


@given(LINES, LINES)
def test_agreement_does_not_depend_on_which_comes_first(
    first: list[list[str]], second: list[list[str]]
) -> None:
    one, two = opinion_order(first), opinion_order(second)
    assert agreement(one, two) == agreement(two, one)
