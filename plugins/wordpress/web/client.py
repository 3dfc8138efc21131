"""Asks for one address, safely."""

from __future__ import annotations

import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Self

import httpcore
import httpx

from plugins.wordpress.web.decoding import ACCEPTED
from plugins.wordpress.web.errors import WebError
from plugins.wordpress.web.limits import Limits, Rate
from plugins.wordpress.web.network import DEADLINE, CheckedBackend, Route
from plugins.wordpress.web.requests import (
    FAILURES,
    checked_url,
    failure,
    next_url,
    origin,
    request_for,
)
from plugins.wordpress.web.response import Answer, Hop
from plugins.wordpress.web.retrying import pause_after, pause_after_failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from plugins.wordpress.web.response import Response


class Client:
    """GET over HTTP and HTTPS within `limits`, to public addresses; thread-safe.

    Only http and https, no user names in addresses; every hop of a redirect is checked like the
    first address; no cookies, no proxies, no environment; certificates are verified.

    Args:
        limits: of each request.
        allow_private: whether sites on this machine and on private networks may be asked.
        route: how names become connections.
        pause: sleeps for some seconds.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        allow_private: bool = False,
        route: Route | None = None,
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        self.limits = limits or Limits()
        self.pause = pause
        self._rate = Rate(self.limits.per_second, pause)
        route = route or Route()
        self._pool = httpcore.ConnectionPool(
            ssl_context=route.tls or httpx.create_ssl_context(trust_env=False),
            max_connections=16,
            max_keepalive_connections=8,
            keepalive_expiry=5.0,
            network_backend=CheckedBackend(route, allow_private=allow_private),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()

    def get(
        self, url: str, headers: Mapping[str, str] | None = None, *, follow: bool = True
    ) -> Response:
        """The answer to `url`, whatever its status, after repetitions where they may help.

        Args:
            url: absolute; characters that are no ASCII are encoded.
            headers: further request headers; they stay behind when a redirect leaves the site.
            follow: whether redirects are followed; else they are answers like others.

        Raises:
            WebError: no answer within the limits, or an address that must not be asked.
        """
        attempt = 1
        while True:
            try:
                with self.open(url, headers, follow=follow) as answer:
                    pause = pause_after(answer.status, answer.headers, attempt, self.limits)
                    if pause is None:
                        return answer.whole(self.limits.largest)
            except WebError as error:
                again = pause_after_failure(attempt, self.limits)
                if not error.temporary or again is None:
                    raise
                pause = again
            self.pause(pause)
            attempt += 1

    @contextmanager
    def open(
        self,
        url: str,
        headers: Mapping[str, str] | None = None,
        *,
        follow: bool = True,
        encodings: str = ACCEPTED,
    ) -> Iterator[Answer]:
        """One attempt at `url`; the body is read within the `with` block, in the same thread.

        Raises:
            WebError: as `get` does, also while the body is being read.
        """
        hops: list[Hop] = []
        current = first = checked_url(url)
        deadline = DEADLINE.set(time.monotonic() + self.limits.seconds)
        try:
            while True:
                self._rate.wait(current.host)
                own = headers if origin(current) == origin(first) else None
                request = request_for(current, own, encodings, self.limits.idle)
                with closing(self._pool.handle_request(request)) as response:
                    found = httpx.Headers(response.headers)
                    target = next_url(current, response.status, found) if follow else None
                    if target is None:
                        chunks = response.iter_stream()
                        yield Answer(response.status, str(current), found, tuple(hops), chunks)
                        return
                hops.append(Hop(str(current), response.status))
                self._check(hops, target)
                current = target
        except FAILURES as error:
            raise failure(str(current), error) from error
        finally:
            DEADLINE.reset(deadline)

    def _check(self, hops: list[Hop], target: httpx.URL) -> None:
        first = hops[0].url
        if any(hop.url == str(target) for hop in hops):
            raise WebError(first, "redirects in a circle")
        if len(hops) > self.limits.redirects:
            raise WebError(first, f"redirects more than {self.limits.redirects} times")
