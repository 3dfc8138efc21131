"""Whether asking again may help, and when."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

    from plugins.wordpress.web.limits import Limits

_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


def pause_after(status: int, headers: httpx.Headers, attempt: int, limits: Limits) -> float | None:
    """Seconds to wait after an answer before asking again; None to take the answer as it is.

    `Retry-After` (RFC 9110 10.2.3) is honoured up to `limits.longest_pause`; a server that wants
    more time is not asked again.
    """
    if status not in _PASSING:
        return None
    own = pause_after_failure(attempt, limits)
    wanted = _retry_after(headers.get("retry-after", ""))
    if own is None or wanted > limits.longest_pause:
        return None
    return max(own, wanted)


def pause_after_failure(attempt: int, limits: Limits) -> float | None:
    """Likewise after no answer at all: twice as long each time."""
    if attempt >= limits.attempts:
        return None
    return float(min(limits.longest_pause, limits.first_pause * 2 ** (attempt - 1)))


def _retry_after(value: str) -> float:
    text = value.strip()
    if text.isdecimal():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
