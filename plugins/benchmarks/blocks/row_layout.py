"""The places of names, figures and marks in a drawing of rows, in em from its top.

A name stands above its mark, with the figure at the other end of its line: no name is cut or runs
into a mark, however narrow the window is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.benchmarks.blocks.line_breaking import LINE, text_width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.benchmarks.blocks.localised import FigureText, RatioText

LINE_HEIGHT = 1.4
BASELINE = 1.05
"""From the top of a line to the foot of its letters."""

WORDS_WIDTH = 8.0
"""Room for a short remark in place of a figure, such as "not measured"."""

_BEST_WIDTH = 5.0
_LEAST_NAME_WIDTH = 8.0
_GAP = 1.0
_ABOVE_MARKS = 0.15
_BETWEEN_ROWS = 0.75


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text and its baseline."""

    text: str
    y: float


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row holds: a name, a figure so wide, and a band so high for marks."""

    name: str
    figure_width: float
    band: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where its parts stand: lines of the name, baseline of the figure, ends of the band."""

    name: tuple[Line, ...]
    figure: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half-way down the band."""
        return (self.top + self.bottom) / 2


def stack(entries: Iterable[Entry], top: float) -> tuple[Place, ...]:
    """Rows beneath one another, the first from `top` on."""
    places: list[Place] = []
    for entry in entries:
        room = LINE - entry.figure_width - _GAP
        beside = room >= min(_LEAST_NAME_WIDTH, text_width(entry.name))
        name = lines(entry.name, top, room if beside else LINE)
        count = len(name) if beside else len(name) + 1
        figure = top + BASELINE + (0 if beside else len(name) * LINE_HEIGHT)
        start = top + count * LINE_HEIGHT + (_ABOVE_MARKS if entry.band else 0)
        places.append(Place(name, figure, start, start + entry.band))
        top = start + entry.band + _BETWEEN_ROWS
    return tuple(places)


def lines(text: str, top: float, width: float = LINE) -> tuple[Line, ...]:
    """A text broken into lines, the first from `top` on."""
    return tuple(
        Line(line, top + BASELINE + number * LINE_HEIGHT)
        for number, line in enumerate(wrap(text, width))
    )


def figure_width(figure: FigureText | RatioText, *, best: bool = False) -> float:
    """Width in em of a figure as templates write it, with its sign and the mark of the best."""
    text = f"{figure.low}–{figure.high}" if figure.form == "range" else f"≥ {figure.value} ×"
    return text_width(text) + (_BEST_WIDTH if best else 0)
