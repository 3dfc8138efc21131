"""The dates of WXR: local time and GMT beside each other, neither with its zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_FURTHEST = timedelta(hours=15)
_MINUTE = timedelta(minutes=1)
_RFC_822 = re.compile(r"(?:[A-Za-z]{3}, ?)?\d{1,2} [A-Za-z]{3} (?:19|20)\d\d ")
_STAMP = re.compile(r"(?:19|20)\d\d-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?")


def moment(local: str, gmt: str) -> str:
    """ISO 8601 for a moment that is given twice, "" when neither says one.

    The zone is the difference of the two; without GMT (drafts have none) the time has no zone.

    Args:
        local: `2012-10-26 23:30:00`, or `0000-00-00 00:00:00` for none.
        gmt: likewise.
    """
    here, there = _stamp(local), _stamp(gmt)
    if here is None:
        return there.replace(tzinfo=UTC).isoformat() if there else ""
    if there is None:
        return here.isoformat()
    # Seconds apart: some plugins take the two from two readings of the clock.
    offset = timedelta(minutes=round((here - there) / _MINUTE))
    if abs(offset) > _FURTHEST:
        return here.isoformat()
    return here.replace(tzinfo=timezone(offset)).isoformat()


def rfc_822(text: str) -> str:
    """ISO 8601 for `Thu, 05 Jan 2012 14:30:46 +0000`, "" for none."""
    if not _RFC_822.match(text):
        return ""
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return ""
    return found.isoformat()


def _stamp(text: str) -> datetime | None:
    text = text.strip()
    if not _STAMP.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
