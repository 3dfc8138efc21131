from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.relation import relative
from tests.plugins.benchmarks.figures import figure


@pytest.mark.parametrize(
    ("value", "reference", "expected"),
    [
        (500, 250, Interval(2, 2)),
        ([1, 5, 9], [10, 2, 2], Interval(2.5, 2.5)),
        ("<= 500", 250, Interval(high=2)),
        (">= 500", 250, Interval(low=2)),
        ("100..300", 100, Interval(1, 3)),
        (500, ">= 250", Interval(high=2)),
        (500, "100..250", Interval(2, 5)),
        ("<= 500", ">= 250", Interval(high=2)),
        (">= 500", ">= 250", None),
        (500, "<= 250", None),
        (500, 0, None),
        (0, 5, None),
        (-5, 5, None),
        ("-5..5", 5, None),
    ],
)
def test_bounds_stay_bounds(value: object, reference: object, expected: Interval | None) -> None:
    assert relative(figure(value), figure(reference)) == expected


POSITIVE = st.floats(1e-3, 1e6)


@given(POSITIVE, POSITIVE, POSITIVE, POSITIVE)
def test_the_ratio_holds_every_ratio_that_is_possible(
    a: float, b: float, c: float, d: float
) -> None:
    ours, theirs = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    ratio = relative(figure(ours), figure(theirs))
    assert ratio is not None
    for own in (ours.low, ours.high):
        for other in (theirs.low, theirs.high):
            assert ratio.low <= own / other <= ratio.high
    assert not math.isinf(ratio.high)
