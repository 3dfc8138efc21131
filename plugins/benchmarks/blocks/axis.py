"""The axis of a drawing: where it starts and ends, and its ticks at round numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from plugins.benchmarks.blocks.line_breaking import LINE, text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plugins.benchmarks.blocks.localised import Localised

    Fits = Callable[[tuple["Tick", ...]], bool]

_STEPS = {1.0: 0.0, 2.0: 0.0, 5.0: 0.0, 2.5: 0.12, 4.0: 0.12}
"""Steps between ticks, and how much waste of length each may save before it is taken."""

_TICK_LESS = 0.02
"""The same for an axis with one tick less."""

_FEWEST, _MOST = 3, 5
_GAP = 0.5
_BESIDE = 4.5
_NEAR_ZERO = 0.5
_ROUNDING = 1e-6
_DIGITS = 9
_EXTREME = 1e20


@dataclass(frozen=True, slots=True)
class Tick:
    """A round number on the axis; `position` in per cent of its length."""

    value: float
    position: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From the first tick to the last."""

    low: float
    high: float
    ticks: tuple[Tick, ...]

    @property
    def starts_at_zero(self) -> bool:
        """Lengths can be compared, not only places."""
        return self.low == 0

    def position(self, value: float) -> float:
        """Where a value stands, in per cent of the length; values beyond an end stand at it."""
        share = (value - self.low) / (self.high - self.low)
        return 100 * min(1.0, max(0.0, share))


def along(ticks: tuple[Tick, ...]) -> bool:
    """The texts stand side by side below a line: the first begins at it, the last ends at it."""
    ends = []
    for place, tick in enumerate(ticks):
        centre, width = tick.position * LINE / 100, text_width(tick.text)
        start = 0.0 if place == 0 else centre - width / 2
        if place == len(ticks) - 1:
            start = LINE - width
        ends.append((start, start + width))
    return all(left[1] + _GAP <= right[0] for left, right in pairwise(ends))


def beside(ticks: tuple[Tick, ...]) -> bool:
    """The texts stand in the margin of an upright axis."""
    return all(text_width(tick.text) <= _BESIDE for tick in ticks)


def build_axis(
    values: Iterable[float], localised: Localised, fits: Fits, *, from_zero: bool
) -> Axis:
    """The axis that wastes least of its length, with 3 to 5 ticks whose texts have room.

    An axis that need not start at zero still does where the lowest value is less than half of the
    greatest. Numbers too long to have room are shortened: 5M, 500万, 2E-7.

    Args:
        values: all that is drawn, none below zero.
        localised: the language of the numbers.
        fits: `along` or `beside`.
        from_zero: lengths stand for figures.

    Raises:
        ValueError: a value is too great, or all are too small, to be told in print.
    """
    known = list(values)
    low, high = min(known, default=0.0), max(known, default=0.0)
    if from_zero or low < _NEAR_ZERO * high or high - low < _ROUNDING * high:
        low = 0.0
    if high == 0:
        high = 1.0
    if not 1 / _EXTREME < high - low < _EXTREME:
        raise ValueError(f"a drawing cannot show a figure of {high:g}")
    candidates = sorted(_candidates(low, high))
    for written in (localised.number, lambda value, _: localised.compact(value)):
        for _, step, first, count in candidates:
            axis = _axis(step, first, count, written)
            if fits(axis.ticks):
                return axis
    _, step, first, count = min(candidates, key=lambda candidate: candidate[-1])
    return _axis(step, first, count, lambda value, _: localised.compact(value))


def _candidates(low: float, high: float) -> Iterator[tuple[float, tuple[float, int], int, int]]:
    """Cost, step, index of the first tick and number of ticks of each fitting axis."""
    power = math.floor(math.log10(high - low))
    for exponent in range(power - 2, power + 2):
        for factor, price in _STEPS.items():
            step = _number(factor, exponent, 1)
            first = math.floor(round(low / step, _DIGITS))
            last = math.ceil(round(high / step, _DIGITS))
            count = last - first + 1
            if _FEWEST <= count <= _MOST:
                length = (last - first) * step / (high - low)
                cost = round(length + price + (_MOST - count) * _TICK_LESS, 6)
                yield (cost, (factor, exponent), first, count)


def _axis(
    step: tuple[float, int], first: int, count: int, written: Callable[[float, int], str]
) -> Axis:
    factor, exponent = step
    decimals = max(0, -exponent + (1 if factor % 1 else 0))
    values = [_number(factor, exponent, first + place) for place in range(count)]
    ticks = tuple(
        Tick(value, 100 * place / (count - 1), written(value, decimals if value else 0))
        for place, value in enumerate(values)
    )
    return Axis(values[0], values[-1], ticks)


def _number(factor: float, exponent: int, times: int) -> float:
    """`times` steps, as near to the round number as floating point comes."""
    digits = factor * times
    return digits * 10.0**exponent if exponent >= 0 else digits / 10.0**-exponent
