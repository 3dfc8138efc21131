from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.blocks.chart import axis_end


@pytest.mark.parametrize(
    ("greatest", "end"), [(700, 800), (500, 600), (1000, 1200), (0.34, 0.4), (99, 120), (3, 4)]
)
def test_the_axis_ends_at_a_round_number(greatest: float, end: float) -> None:
    assert axis_end([1e-9, greatest]) == pytest.approx(end)


def test_nothing_but_zero_has_an_axis_too() -> None:
    assert axis_end([0]) == axis_end([]) == 1


def test_figures_below_zero_have_no_bar() -> None:
    with pytest.raises(ValueError, match="below zero"):
        axis_end([5, -1])


@given(st.floats(1e-6, 1e12))
def test_every_bar_fits_and_fills_at_least_two_thirds(greatest: float) -> None:
    assert greatest < axis_end([greatest]) <= greatest * 1.55
