from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.units import (
    UNITS,
    UnitError,
    conversion_factor,
    convert,
    switchable_units,
    unit_named,
)

SYMBOLS = sorted(UNITS)


@pytest.mark.parametrize(
    ("symbol", "target", "factor"),
    [
        ("KiB/s", "MB/s", 0.001024),
        ("MiB/s", "MB/s", 1.048576),
        ("GB/s", "MB/s", 1000),
        ("Gbit/s", "Mbit/s", 1000),
        ("MB/s", "Mbit/s", 8),
        ("us", "ms", 0.001),
        ("s", "ms", 1000),
        ("IOPS", "IOPS", 1),
    ],
)
def test_known_conversions(symbol: str, target: str, factor: float) -> None:
    assert conversion_factor(symbol, target) == pytest.approx(factor, rel=1e-12)


@given(st.sampled_from(SYMBOLS), st.sampled_from(SYMBOLS), st.floats(1e-6, 1e12))
def test_there_and_back_gives_the_same_value(symbol: str, target: str, value: float) -> None:
    if unit_named(symbol).dimension != unit_named(target).dimension:
        with pytest.raises(UnitError, match="cannot become"):
            conversion_factor(symbol, target)
        return
    there = convert(value, symbol, target)
    assert convert(there, target, symbol) == pytest.approx(value, rel=1e-12)


def test_conversion_adds_no_noise_and_leaves_open_ends_open() -> None:
    assert convert(1400, "us", "ms") == 1.4
    assert convert(0.7, "GB/s", "MB/s") == 700
    assert convert(-math.inf, "GB/s", "MB/s") == -math.inf


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_a_unit_in_itself_changes_no_digit(symbol: str) -> None:
    assert conversion_factor(symbol, symbol) == 1


@pytest.mark.parametrize("symbol", ["Mb/s", "mb/s", "MB", "M/S", "", "KB/s"])
def test_a_unit_that_nobody_declared_is_refused(symbol: str) -> None:
    with pytest.raises(UnitError, match="no unit"):
        unit_named(symbol)


def test_readers_may_switch_between_several_units_of_one_dimension() -> None:
    units = switchable_units()
    assert {"data rate", "time"} <= set(units)
    assert "share" not in units
    for dimension, group in units.items():
        assert len(group) > 1
        assert set(group) == {unit for unit in UNITS.values() if unit.dimension == dimension}
