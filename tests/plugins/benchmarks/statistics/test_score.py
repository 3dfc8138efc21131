from __future__ import annotations

import math
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.statistics.comparison import Comparison, Criterion, compare
from plugins.benchmarks.statistics.score import Score, scores

if TYPE_CHECKING:
    from plugins.benchmarks.statistics.evidence import Figure

RUNS = st.lists(st.floats(1e-3, 1e6), min_size=1, max_size=6).map(tuple)
ROWS = st.lists(st.tuples(RUNS, RUNS, RUNS), min_size=2, max_size=4)
WEIGHTS = st.tuples(*[st.floats(0.1, 10)] * 3)
DIRECTIONS = (True, False, True)
ENDS = st.tuples(st.floats(0.1, 10), st.floats(0.1, 10)).map(sorted)
INTERVALS = st.one_of(
    ENDS.map(lambda ends: Interval(*ends)),
    st.floats(0.1, 10).map(lambda end: Interval(high=end)),
    st.floats(0.1, 10).map(lambda end: Interval(low=end)),
)

Row = tuple[tuple[float, ...], ...]


def _criteria(weights: tuple[float, ...]) -> list[Criterion]:
    return [
        Criterion(f"m{place}", weight, higher)
        for place, (weight, higher) in enumerate(zip(weights, DIRECTIONS, strict=True))
    ]


def _values(rows: list[Row], weights: tuple[float, ...], reference: str = "s0") -> list[float]:
    comparison = compare(
        {f"s{place}": row for place, row in enumerate(rows)}, _criteria(weights), reference
    )
    values = [score.value for score in scores(comparison).values()]
    return [value for value in values if isinstance(value, float)]


def test_the_scores_of_karna(karna: Comparison) -> None:
    values = {subject: score.value for subject, score in scores(karna).items()}
    expected = {"docker": 0.758, "kvm": 0.688, "firecracker": 0.616, "gvisor": 0.581}
    assert values.pop("bare-metal") == 1
    assert values == pytest.approx(expected, abs=0.0005)


@given(ROWS, WEIGHTS)
def test_it_is_the_weighted_geometric_mean_of_scipy(
    rows: list[Row], weights: tuple[float, ...]
) -> None:
    for row, value in zip(rows, _values(rows, weights), strict=True):
        ratios = [
            median(ours) / median(theirs) if higher else median(theirs) / median(ours)
            for ours, theirs, higher in zip(row, rows[0], DIRECTIONS, strict=True)
        ]
        assert value == pytest.approx(stats.gmean(ratios, weights=weights))


@given(ROWS, WEIGHTS, st.tuples(*[st.floats(1e-3, 1e3)] * 3))
def test_units_do_not_matter(
    rows: list[Row], weights: tuple[float, ...], units: tuple[float, ...]
) -> None:
    other = [
        tuple(tuple(unit * run for run in runs) for unit, runs in zip(units, row, strict=True))
        for row in rows
    ]
    assert _values(other, weights) == pytest.approx(_values(rows, weights))


@given(ROWS, WEIGHTS)
def test_another_reference_only_rescales(rows: list[Row], weights: tuple[float, ...]) -> None:
    first, second = _values(rows, weights, "s0"), _values(rows, weights, "s1")
    assert [value / first[1] for value in first] == pytest.approx(second)


@given(ROWS, WEIGHTS)
def test_without_a_metric_the_other_weights_are_renormalised(
    rows: list[Row], weights: tuple[float, ...]
) -> None:
    criteria = _criteria(weights)
    figures = {f"s{place}": list(row) for place, row in enumerate(rows)}
    left_out = {s: row if s == "s0" else [*row[:2], None] for s, row in figures.items()}
    missing = scores(compare(left_out, criteria, "s0"))
    fewer = scores(compare({s: row[:2] for s, row in figures.items()}, criteria[:2], "s0"))
    for subject in list(figures)[1:]:
        assert missing[subject].value == pytest.approx(fewer[subject].value)
        assert missing[subject].coverage == pytest.approx(sum(weights[:2]) / sum(weights))


def test_coverage_below_the_least_is_not_enough() -> None:
    assert Score(1.0, 0.35 + 0.35).is_covered
    assert Score(1.0, 0.1 * 7).is_covered
    assert Score(1.0, 0.7 - 1e-12).is_covered
    assert not Score(1.0, 0.69).is_covered


def test_no_shared_figure_no_score() -> None:
    comparison = compare({"a": [(1,)], "b": [None]}, [Criterion("m", 1)], "a")
    assert scores(comparison)["b"] == Score(None, 0)


@pytest.mark.parametrize(
    ("figure", "higher", "expected"),
    [
        (Interval(high=50), True, Interval(high=0.5)),
        (Interval(low=200), True, Interval(low=2)),
        (Interval(50, 200), True, Interval(0.5, 2)),
        (Interval(high=50), False, Interval(low=2)),
        (Interval(low=200), False, Interval(high=0.5)),
        (Interval(50, 200), False, Interval(0.5, 2)),
    ],
)
def test_a_bound_stays_a_bound(figure: Interval, higher: bool, expected: Interval) -> None:
    comparison = compare({"ref": [(100,)], "a": [figure]}, [Criterion("m", 1, higher)], "ref")
    value = scores(comparison)["a"].value
    assert isinstance(value, Interval)
    assert (value.low, value.high) == pytest.approx((expected.low, expected.high))
    assert value.form == expected.form


def test_a_bound_of_the_reference_bounds_the_others_and_not_itself() -> None:
    comparison = compare(
        {"ref": [Interval(low=100)], "a": [(50,)]}, [Criterion("m", 1)], reference="ref"
    )
    both = scores(comparison)
    assert both["ref"].value == 1
    assert both["a"].value == Interval(high=math.exp(math.log(50) - math.log(100)))


@given(st.tuples(INTERVALS, INTERVALS, INTERVALS), WEIGHTS, st.tuples(*[st.floats(0, 1)] * 3))
def test_the_interval_holds_the_score_of_every_value_that_may_be(
    row: tuple[Interval, ...], weights: tuple[float, ...], places: tuple[float, ...]
) -> None:
    ends = [(max(i.low, 0.01), min(i.high, 100.0)) for i in row]
    inside: list[Figure] = [
        (min(high, low + place * (high - low)),)
        for (low, high), place in zip(ends, places, strict=True)
    ]
    comparison = compare(
        {"ref": [(1,), (1,), (1,)], "a": row, "b": inside}, _criteria(weights), "ref"
    )
    both = scores(comparison)
    bounds, point = both["a"].value, both["b"].value
    assert isinstance(point, float)
    if isinstance(bounds, Interval):
        assert bounds.low <= point * (1 + 1e-9)
        assert point * (1 - 1e-9) <= bounds.high
    else:
        assert bounds == pytest.approx(point)


def test_extreme_figures_stay_finite() -> None:
    criteria = [Criterion("m", 1)]
    value = scores(compare({"a": [(1e-150,)], "b": [(1e150,)]}, criteria, "a"))["b"].value
    assert isinstance(value, float)
    assert math.isfinite(value)


def test_only_ratios_of_weights_matter(karna: Comparison) -> None:
    heavier = replace(
        karna, criteria=tuple(replace(c, weight=c.weight * 1000) for c in karna.criteria)
    )
    for subject, score in scores(karna).items():
        assert scores(heavier)[subject].value == pytest.approx(score.value)
