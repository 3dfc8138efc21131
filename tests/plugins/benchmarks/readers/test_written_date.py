from __future__ import annotations

from datetime import date

import pytest

from plugins.benchmarks.readers.reading import RawFileError
from plugins.benchmarks.readers.written_date import day_of, day_of_timestamp


@pytest.mark.parametrize("month", ["Nov", "11", "11月"])
def test_a_day(month: str) -> None:
    assert day_of("2026", month, "23") == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        ("2026", "Feb", "30"),
        ("2026", "Okt", "1"),
        ("2026", "13", "1"),
        ("0", "1", "1"),
        ("", "", ""),
    ],
)
def test_no_day(year: str, month: str, day: str) -> None:
    assert day_of(year, month, day) is None


def test_a_timestamp_is_a_day_in_utc() -> None:
    assert day_of_timestamp(1795391999, "tool") == date(2026, 11, 22)
    assert day_of_timestamp(1795392000, "tool") == date(2026, 11, 23)
    with pytest.raises(RawFileError, match="its time is no date"):
        day_of_timestamp(10**17, "tool")
