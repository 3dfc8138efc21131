"""How much of our time, memory and of other people's servers a request may take."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of each request.

    Attributes:
        seconds: for one attempt from connecting to the last byte, all redirects included.
        idle: seconds without a single byte.
        largest: bytes of one answer, both as sent and after decompression.
        redirects: hops to follow.
        attempts: how often a request that fails for a passing reason is made, 1 for no repetition.
        first_pause: seconds before the second attempt; each further pause is twice as long.
        longest_pause: seconds that are waited at most, also when `Retry-After` asks for more.
        per_second: requests per second to one host.
    """

    seconds: float = 30.0
    idle: float = 10.0
    largest: int = 50_000_000
    redirects: int = 5
    attempts: int = 4
    first_pause: float = 0.5
    longest_pause: float = 30.0
    per_second: float = 10.0


class Rate:
    """A token bucket for each host: holds one second's tokens, refills steadily; thread-safe.

    Args:
        per_second: tokens per second.
        pause: sleeps for some seconds.
        clock: seconds that never run backwards.
    """

    def __init__(
        self,
        per_second: float,
        pause: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._per_second = per_second
        self._pause = pause
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: dict[str, tuple[float, float]] = {}

    def wait(self, host: str) -> None:
        """Take one token for `host`, sleeping until there is one."""
        with self._lock:
            now = self._clock()
            full = max(1.0, self._per_second)
            tokens, since = self._buckets.get(host, (full, now))
            tokens = min(full, tokens + (now - since) * self._per_second) - 1
            # Below zero the token is lent: whoever comes next waits for it to be paid back as well.
            self._buckets[host] = (tokens, now)
        if tokens < 0:
            self._pause(-tokens / self._per_second)
