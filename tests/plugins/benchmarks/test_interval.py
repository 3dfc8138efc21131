from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.interval import UNKNOWN, Interval, parse_interval

FINITE = st.floats(allow_nan=False, allow_infinity=False, width=32)


@pytest.mark.parametrize(
    ("written", "expected", "form"),
    [
        (480, Interval(480, 480), "point"),
        (0.5, Interval(0.5, 0.5), "point"),
        ("480", Interval(480, 480), "point"),
        ("-1.5e3", Interval(-1500, -1500), "point"),
        ("<= 500", Interval(-math.inf, 500), "at-most"),
        ("≤500", Interval(-math.inf, 500), "at-most"),
        (">=700", Interval(700, math.inf), "at-least"),
        ("≥ 700", Interval(700, math.inf), "at-least"),
        ("1..3", Interval(1, 3), "range"),
        (" -1 .. 3.5 ", Interval(-1, 3.5), "range"),
    ],
)
def test_every_way_to_write_a_value(written: object, expected: Interval, form: str) -> None:
    parsed = parse_interval(written)
    assert (parsed, parsed.form) == (expected, form)


@pytest.mark.parametrize(
    "written",
    ["", "about 5", "< 5", "1.234,5", "1,5", "3..", "..3", "5 MB/s", "inf", "nan", "1e999",
     "<= 1e999", True, None, math.nan, math.inf, [1], "<= 5 >= 3"],
)  # fmt: skip
def test_anything_else_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match=r"not a|backwards"):
        parse_interval(written)


def test_a_range_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match=r"3\.\.1 runs backwards"):
        parse_interval("3..1")


@given(FINITE, FINITE)
def test_what_is_written_is_what_is_read(first: float, second: float) -> None:
    low, high = sorted((first, second))
    assert parse_interval(f"{low!r}..{high!r}") == Interval(low, high)
    assert parse_interval(f"<= {high!r}") == Interval(high=high)
    assert parse_interval(f">= {low!r}") == Interval(low=low)
    assert parse_interval(low) == parse_interval(repr(low)) == Interval(low, low)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parsed = parse_interval(text)
    except ValueError:
        return
    assert parsed.low <= parsed.high
    assert parsed != UNKNOWN


def test_bounds_are_ordered_only_where_they_cannot_meet() -> None:
    at_most_500, at_least_700 = Interval(high=500), Interval(low=700)
    assert at_least_700.certainly_above(at_most_500)
    assert not at_most_500.certainly_above(at_least_700)
    assert not Interval(high=500).certainly_above(Interval(high=300))
    assert not UNKNOWN.certainly_above(at_most_500)


def test_touching_intervals_are_not_worse_but_not_better() -> None:
    assert Interval(low=5).certainly_not_below(Interval(high=5))
    assert not Interval(low=5).certainly_above(Interval(high=5))


@given(FINITE, FINITE, FINITE, FINITE)
def test_a_mirror_turns_the_order_round(a: float, b: float, c: float, d: float) -> None:
    first, second = Interval(*sorted((a, b))), Interval(*sorted((c, d)))
    assert first.certainly_above(second) == second.negated().certainly_above(first.negated())
    assert first.negated().negated() == first
