"""The places of upright columns, for windows that have room for their names side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.benchmarks.blocks.line_breaking import longest_word
from plugins.benchmarks.blocks.row_layout import BASELINE, LINE_HEIGHT, Line, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.benchmarks.blocks.row_layout import Entry

MOST_COLUMNS = 8
PLOT_HEIGHT = 15.0
MARGIN = 10.0
"""Per cent of the width that the numbers of the axis take."""

WIDE_LINE = 49.0
"""Width in em of a drawing where style sheets show columns."""

_NAME_GAP = 0.8
_COLUMN_SHARE = 0.56


@dataclass(frozen=True, slots=True)
class ColumnPlace:
    """Of one column, in per cent of the width; baselines in em from the top."""

    left: float
    width: float
    name: tuple[Line, ...]
    figure: float

    @property
    def centre(self) -> float:
        """Where dots, whiskers and words stand."""
        return self.left + self.width / 2


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns; the plot from `top` to `bottom`, the names beneath it."""

    places: tuple[ColumnPlace, ...]
    top: float
    bottom: float
    height: float

    def y(self, position: float) -> float:
        """Where a place on the axis stands, in em from the top."""
        return self.bottom - (self.bottom - self.top) * position / 100


def columns(entries: Sequence[Entry], top: float) -> Columns | None:
    """Columns side by side, None where they are too many or a word is wider than its column."""
    if not 0 < len(entries) <= MOST_COLUMNS:
        return None
    slot = (100 - MARGIN) / len(entries)
    room = slot * WIDE_LINE / 100 - _NAME_GAP
    if any(max(longest_word(e.name), e.figure_width) > room for e in entries):
        return None
    bottom = top + PLOT_HEIGHT
    below = bottom + LINE_HEIGHT / 4
    width = slot * _COLUMN_SHARE
    places = tuple(
        ColumnPlace(
            left=MARGIN + slot * number + (slot - width) / 2,
            width=width,
            name=lines(entry.name, below + LINE_HEIGHT, room),
            figure=below + BASELINE,
        )
        for number, entry in enumerate(entries)
    )
    deepest = max(len(place.name) for place in places)
    return Columns(places, top, bottom, below + (1 + deepest) * LINE_HEIGHT + LINE_HEIGHT / 4)
