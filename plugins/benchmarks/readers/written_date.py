"""Dates as tools print them into text."""

from __future__ import annotations

from datetime import UTC, date, datetime

from plugins.benchmarks.readers.reading import RawFileError

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_of(year: str, month: str, day: str) -> date | None:
    """The calendar date of digits, and a month such as `Nov`, `11` or `11月`; None if none is."""
    try:
        number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month.removesuffix("月"))
        return date(int(year), number, int(day))
    except ValueError:
        return None


def day_of_timestamp(seconds: int, tool: str) -> date:
    """The calendar date, in UTC, of seconds since 1970.

    Raises:
        RawFileError: no calendar reaches so far.
    """
    try:
        return datetime.fromtimestamp(seconds, UTC).date()
    except (ValueError, OverflowError, OSError):
        raise RawFileError("its time is no date", f"run {tool} again") from None
