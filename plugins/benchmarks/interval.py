"""What is known of a quantity: a point, a bound or a range, as a closed interval.

A bound stays a bound. `<= 500` is the interval up to 500, never its middle, so two figures are
ordered only where every value of one lies beyond every value of the other.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal

Form = Literal["point", "at-most", "at-least", "range"]

_NUMBER = r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"
INTERVAL_SCHEMA = {
    "description": 'a number, a bound as "<= 500", or a range as "1..3"',
    "anyOf": [
        {"type": "number"},
        {
            "type": "string",
            "pattern": rf"^\s*(((<=|>=|≤|≥)\s*)?{_NUMBER}|{_NUMBER}\s*\.\.\s*{_NUMBER})\s*$",
        },
    ],
}
"""What `parse_interval` reads, as JSON Schema."""

_POINT = re.compile(_NUMBER)
_BOUND = re.compile(rf"(<=|>=|≤|≥)\s*({_NUMBER})")
_RANGE = re.compile(rf"({_NUMBER})\s*\.\.\s*({_NUMBER})")


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both included; an unknown end is infinite.

    Raises:
        ValueError: `low` is above `high`, or an end is not a number.
    """

    low: float = -math.inf
    high: float = math.inf

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"the range {self.low:g}..{self.high:g} runs backwards")

    @property
    def form(self) -> Form:
        """How the interval is written and drawn."""
        if self.low == self.high:
            return "point"
        if math.isinf(self.low):
            return "at-most"
        return "at-least" if math.isinf(self.high) else "range"

    def certainly_above(self, other: Interval) -> bool:
        """Every value here is greater than every value there."""
        return self.low > other.high

    def certainly_not_below(self, other: Interval) -> bool:
        """No value here is less than any value there."""
        return self.low >= other.high

    def negated(self) -> Interval:
        """The mirror image, which turns "lower is better" into "higher is better"."""
        return Interval(-self.high, -self.low)


UNKNOWN = Interval()
"""Nothing is known: certainly above nothing, certainly below nothing."""


_NO_FIGURE = 'not a number, a bound or a range: write 5, "<= 500", ">= 700" or "1..3"'


def parse_interval(value: object) -> Interval:
    """Read a value as authors write it: `480`, `"480"`, `"<= 500"`, `">= 700"` or `"1..3"`.

    Raises:
        ValueError: the value is none of these, is not finite, or is a range that runs backwards.
    """
    if isinstance(value, str):
        return _parse_text(value.strip())
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return _point(float(value))
        except OverflowError:
            raise ValueError("a number too large to be a figure") from None
    raise ValueError(f"{value!r} is {_NO_FIGURE}")


def _parse_text(text: str) -> Interval:
    if _POINT.fullmatch(text):
        return _point(float(text))
    if bound := _BOUND.fullmatch(text):
        limit = _finite(float(bound[2]))
        return Interval(high=limit) if bound[1] in "<=≤" else Interval(low=limit)
    if ends := _RANGE.fullmatch(text):
        return Interval(_finite(float(ends[1])), _finite(float(ends[2])))
    raise ValueError(f'"{text}" is {_NO_FIGURE}')


def _point(value: float) -> Interval:
    return Interval(_finite(value), _finite(value))


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError(f"{value} is not a finite number")
    return value
