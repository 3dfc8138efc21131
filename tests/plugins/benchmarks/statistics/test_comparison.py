from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.interval import UNKNOWN, Interval
from plugins.benchmarks.statistics.comparison import Criterion, UnscorableError, compare

if TYPE_CHECKING:
    from plugins.benchmarks.statistics.evidence import Figure

DISK, NET = Criterion("disk", 3), Criterion("net", 1, higher_is_better=False)


def test_whatever_the_order_of_the_input_the_comparison_is_one() -> None:
    one = compare({"a": [(2, 1), (5,)], "b": [(3,), None]}, [DISK, NET], "a")
    other = compare({"b": [None, (3.0,)], "a": [(5,), (1, 2)]}, [NET, DISK], "a")
    assert one == other
    assert one.figures["a"] == {"disk": (1, 2), "net": (5,)}


def test_coverage_is_the_share_of_the_weight_of_what_both_have() -> None:
    comparison = compare(
        {"ref": [(1,), None], "full": [(1,), (1,)], "net-only": [None, (1,)]}, [DISK, NET], "ref"
    )
    assert [comparison.coverage(s) for s in ("ref", "full", "net-only")] == [0.75, 0.75, 0]
    assert [len(comparison.shared(s)) for s in ("ref", "full", "net-only")] == [1, 1, 0]


def test_a_single_value_is_a_single_run_and_a_bound_needs_none() -> None:
    comparison = compare(
        {
            "runs": [(1, 2, 3, 4, 5), (1, 2, 3, 4, 5)],
            "few": [(1, 2, 3, 4, 5), (1, 2, 3, 4)],
            "value": [(1, 2, 3, 4, 5), Interval(7, 7)],
            "bound": [(1, 2, 3, 4, 5), Interval(high=7)],
        },
        [DISK, NET],
        "runs",
    )
    assert comparison.figures["value"] == {"disk": (1, 2, 3, 4, 5), "net": (7,)}
    few = {subject for subject in comparison.figures if comparison.has_few_runs(subject)}
    assert few == {"few", "value"}


def test_few_runs_where_the_reference_has_none_do_not_count() -> None:
    comparison = compare({"ref": [(1,) * 5, None], "a": [(1,) * 5, (1,)]}, [DISK, NET], "ref")
    assert not comparison.has_few_runs("a")


def test_what_is_not_known_is_missing() -> None:
    comparison = compare({"a": [(1,), (2,)], "b": [UNKNOWN, ()]}, [DISK, NET], "a")
    assert comparison.figures["b"] == {}


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ((3, 0), r"^kvm has 0 in disk: only figures above zero have ratios"),
        ((-1.5,), "kvm has -1.5 in disk"),
        ((float("nan"),), "kvm has nan in disk"),
        ((float("inf"),), "kvm has inf in disk: too extreme"),
        ((1e-200,), "kvm has 1e-200 in disk: too extreme"),
        (Interval(0, 3), "kvm has 0 in disk"),
        (Interval(high=0), "kvm has 0 in disk"),
        (Interval(-2, -2), "kvm has -2 in disk"),
    ],
)
def test_figures_without_ratios_are_refused(figure: Figure, words: str) -> None:
    with pytest.raises(UnscorableError, match=words):
        compare({"metal": [(1,)], "kvm": [figure]}, [DISK], "metal")


@pytest.mark.parametrize("weight", [0, -1, float("nan"), float("inf")])
def test_weights_have_to_be_above_zero(weight: float) -> None:
    with pytest.raises(UnscorableError, match=r"^disk has the weight"):
        compare({"a": [(1,)]}, [Criterion("disk", weight)], "a")


def test_a_metric_has_one_weight() -> None:
    with pytest.raises(UnscorableError, match=r"^disk is weighted twice"):
        compare({"a": [(1,), (1,)]}, [DISK, DISK], "a")


@pytest.mark.parametrize("reference", ["b", "absent"])
def test_the_reference_needs_a_figure(reference: str) -> None:
    with pytest.raises(UnscorableError, match=f"^the reference {reference} has no figure"):
        compare({"a": [(1,)], "b": [None]}, [DISK], reference)
