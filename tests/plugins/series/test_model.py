"""The order of a series."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

from plugins.series.model import Series


def part(index: int | None, day: int = 1) -> SimpleNamespace:
    date = datetime(2026, 1, day, tzinfo=UTC)
    return SimpleNamespace(series_index=index, date=date, slug=f"{index}-{day}")


def series(*parts: SimpleNamespace) -> Series:
    made = Series("s", "S", "", "series/s/", "series/s/index.html", list(parts))
    made.arrange()
    return made


def test_parts_are_in_order_of_index_then_date() -> None:
    late, early, second, first = part(None, 9), part(None, 3), part(2, 1), part(1, 8)
    assert series(late, early, second, first).articles == [first, second, early, late]


def test_neighbours() -> None:
    made = series(one := part(1), two := part(2), three := part(3))
    assert made.neighbours(one) == (None, two)
    assert made.neighbours(two) == (one, three)
    assert made.neighbours(three) == (two, None)


def test_an_index_claimed_twice() -> None:
    assert series(part(1), part(2, 1), part(2, 2), part(None)).claimed_twice() == [2]
