from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from plugins.wordpress.web.limits import Limits
from plugins.wordpress.web.retrying import pause_after, pause_after_failure

LIMITS = Limits(attempts=3, first_pause=1, longest_pause=20)


def test_pauses_double_up_to_the_last_attempt() -> None:
    assert [pause_after_failure(n, LIMITS) for n in (1, 2, 3)] == [1.0, 2.0, None]


@pytest.mark.parametrize(
    ("status", "wanted", "pause"),
    [
        (200, "9", None),
        (404, "9", None),
        (503, "9", 9.0),
        (503, "", 1.0),
        (503, "nonsense", 1.0),
        (503, "-5", 1.0),
        (429, "21", None),
        (429, "Wed, 21 Oct 2015 07:28:00 GMT", 1.0),
    ],
)
def test_what_the_server_wants(status: int, wanted: str, pause: float | None) -> None:
    assert pause_after(status, httpx.Headers({"Retry-After": wanted}), 1, LIMITS) == pause


def test_a_date_far_ahead_is_too_long() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(days=1), usegmt=True)
    assert pause_after(503, httpx.Headers({"Retry-After": later}), 1, LIMITS) is None
