"""The units of benchmark figures: symbol, dimension and size.

An own table rather than `pint`: its import takes over half a second, and it does not know the
symbols that benchmark tools print. SI prefixes are powers of 1000 and IEC prefixes of 1024, after
IEC 80000-13. Bits and bytes per second are one dimension, a data rate of 8 bits to the byte.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cache


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that observations and metrics may name.

    Attributes:
        symbol: as written in data files and shown to readers, for example `MB/s`.
        dimension: what it measures; only units of one dimension convert into each other.
        factor: its size in the canonical unit of the dimension: byte/s, s, ratio or itself.
    """

    symbol: str
    dimension: str
    factor: Fraction = Fraction(1)


UNITS: dict[str, Unit] = {
    unit.symbol: unit
    for unit in (
        Unit("B/s", "data rate"),
        Unit("KiB/s", "data rate", Fraction(1024)),
        Unit("MB/s", "data rate", Fraction(10**6)),
        Unit("MiB/s", "data rate", Fraction(1024**2)),
        Unit("GB/s", "data rate", Fraction(10**9)),
        Unit("GiB/s", "data rate", Fraction(1024**3)),
        Unit("bit/s", "data rate", Fraction(1, 8)),
        Unit("kbit/s", "data rate", Fraction(10**3, 8)),
        Unit("Mbit/s", "data rate", Fraction(10**6, 8)),
        Unit("Gbit/s", "data rate", Fraction(10**9, 8)),
        Unit("s", "time"),
        Unit("ms", "time", Fraction(1, 10**3)),
        Unit("us", "time", Fraction(1, 10**6)),
        Unit("ns", "time", Fraction(1, 10**9)),
        Unit("IOPS", "operation rate"),
        Unit("events/s", "event rate"),
        Unit("requests/s", "request rate"),
        Unit("GFLOPS", "floating-point rate"),
        Unit("MIPS", "instruction rate"),
        Unit("frames/s", "frame rate"),
        Unit("MWIPS", "Whetstone rate"),
        Unit("lps", "loop rate"),
        Unit("lpm", "loop rate", Fraction(1, 60)),
        Unit("ratio", "share"),
        Unit("%", "share", Fraction(1, 100)),
        Unit("index", "index"),
        Unit("hops", "hops"),
        Unit("count", "count"),
        Unit("class", "class"),
    )
}


_SHARE = "share"


class UnitError(ValueError):
    """A unit that nobody knows, or one of another dimension than the metric's."""


def unit_named(symbol: str) -> Unit:
    """Look a unit up.

    Raises:
        UnitError: no unit has this symbol (letter case counts: `Mb/s` is not `MB/s`).
    """
    if symbol not in UNITS:
        raise UnitError(f'no unit "{symbol}"')
    return UNITS[symbol]


def canonical_symbol(symbol: str) -> str:
    """The canonical unit of the dimension that `symbol` belongs to.

    Raises:
        UnitError: no unit has this symbol.
    """
    dimension = unit_named(symbol).dimension
    return next(u.symbol for u in UNITS.values() if u.dimension == dimension and u.factor == 1)


def switchable_units() -> dict[str, tuple[Unit, ...]]:
    """By dimension, the units that a reader may switch between.

    A share is not among them: its other unit is written ×, which stands for ratios in a table.
    """
    dimensions = dict.fromkeys(unit.dimension for unit in UNITS.values())
    units = {name: tuple(u for u in UNITS.values() if u.dimension == name) for name in dimensions}
    return {name: group for name, group in units.items() if len(group) > 1 and name != _SHARE}


@cache
def conversion_factor(symbol: str, target: str) -> Fraction:
    """The number that a value in `symbol` is multiplied by to be in `target`.

    Raises:
        UnitError: one of the units is unknown, or they measure different things.
    """
    unit, wanted = unit_named(symbol), unit_named(target)
    if unit.dimension != wanted.dimension:
        raise UnitError(
            f'"{symbol}" ({unit.dimension}) cannot become "{target}" ({wanted.dimension})'
        )
    return unit.factor / wanted.factor


def convert(value: float, symbol: str, target: str) -> float:
    """A value in another unit, rounded once only, so that 1400 us is exactly 1.4 ms.

    Raises:
        UnitError: one of the units is unknown, or they measure different things.
    """
    factor = conversion_factor(symbol, target)
    if factor == 1 or math.isinf(value):
        return float(value)
    return float(Fraction(repr(value)) * factor)
