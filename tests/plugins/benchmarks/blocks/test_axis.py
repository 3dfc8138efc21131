from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.blocks.axis import along, beside, build_axis
from plugins.benchmarks.blocks.line_breaking import LINE, text_width
from plugins.benchmarks.blocks.localised import Localised

ENGLISH = Localised("en", "en")
CHINESE = Localised("zh", "zh_CN")
VALUES = st.lists(st.just(0.0) | st.floats(1e-9, 1e15), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("values", "from_zero", "ticks"),
    [
        ([700, 500], True, ["0", "200", "400", "600", "800"]),
        ([700, 500], False, ["500", "550", "600", "650", "700"]),
        ([331.2, 502.9], False, ["300", "400", "500", "600"]),
        ([100, 700], False, ["0", "200", "400", "600", "800"]),
        ([1.002, 0.7], True, ["0", "0.4", "0.8", "1.2"]),
        ([0.05], True, ["0", "0.025", "0.050"]),
        ([1.9, 2.2], False, ["1.9", "2.0", "2.1", "2.2"]),
        ([0.0], True, ["0", "0.5", "1.0"]),
        ([5.0], False, ["0", "2.5", "5.0"]),
        ([5.3], False, ["0", "2", "4", "6"]),
        ([], True, ["0", "0.5", "1.0"]),
    ],
)
def test_ticks_are_round(values: list[float], from_zero: bool, ticks: list[str]) -> None:
    axis = build_axis(values, ENGLISH, along, from_zero=from_zero)
    assert [tick.text for tick in axis.ticks] == ticks
    assert axis.starts_at_zero == (ticks[0] == "0")


@pytest.mark.parametrize(
    ("localised", "ticks"),
    [(ENGLISH, ["0", "2B", "4B", "6B"]), (CHINESE, ["0", "20亿", "40亿", "60亿"])],
)
def test_long_numbers_are_shortened(localised: Localised, ticks: list[str]) -> None:
    axis = build_axis([5.3e9], localised, along, from_zero=True)
    assert [tick.text for tick in axis.ticks] == ticks


def test_tiny_numbers_are_shortened_too() -> None:
    axis = build_axis([5.3e-14], ENGLISH, along, from_zero=True)
    assert [tick.text for tick in axis.ticks] == ["0", "2E-14", "4E-14", "6E-14"]


def test_numbers_that_have_room_are_written_out() -> None:
    ticks = ["0", "1,000", "2,000", "3,000"]
    axis = build_axis([2900], ENGLISH, along, from_zero=True)
    assert [tick.text for tick in axis.ticks] == ticks


def test_numbers_beside_an_axis_may_be_as_wide_as_the_margin() -> None:
    axis = build_axis([1.9e4], ENGLISH, beside, from_zero=True)
    assert [tick.text for tick in axis.ticks] == ["0", "5,000", "10,000", "15,000", "20,000"]


@pytest.mark.parametrize("value", [1e25, 1e-25])
def test_an_absurd_figure_has_no_axis(value: float) -> None:
    with pytest.raises(ValueError, match="cannot show a figure of 1e"):
        build_axis([value], ENGLISH, along, from_zero=True)


@given(VALUES, st.booleans(), st.sampled_from([along, beside]))
def test_every_value_is_on_the_axis_in_its_order(
    values: list[float], from_zero: bool, fits: object
) -> None:
    axis = build_axis(values, ENGLISH, along if fits is along else beside, from_zero=from_zero)
    assert axis.low <= min(values) * (1 + 1e-8)
    assert max(values) <= axis.high * (1 + 1e-8)
    assert not (from_zero and axis.low)
    positions = [axis.position(value) for value in sorted(values)]
    assert positions == sorted(positions)
    assert all(0 <= position <= 100 for position in positions)


@given(VALUES, st.booleans())
def test_there_are_3_to_5_different_ticks_which_do_not_overlap(
    values: list[float], from_zero: bool
) -> None:
    ticks = build_axis(values, ENGLISH, along, from_zero=from_zero).ticks
    assert 3 <= len(ticks) <= 5
    assert [tick.position for tick in (ticks[0], ticks[-1])] == [0, 100]
    steps = [right.value - left.value for left, right in pairwise(ticks)]
    assert steps == pytest.approx([steps[0]] * len(steps))
    assert len({tick.text for tick in ticks}) == len(ticks)
    assert sum(text_width(tick.text) for tick in ticks) < LINE


@given(st.floats(1e-3, 1e12))
def test_the_longest_bar_fills_most_of_the_width(greatest: float) -> None:
    axis = build_axis([greatest], ENGLISH, along, from_zero=True)
    assert axis.position(greatest) > 60
