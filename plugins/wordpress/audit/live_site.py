"""A site that is asked over HTTP. The only module of the audit that opens connections."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

import httpx

from plugins.wordpress.audit.answer import Reply
from plugins.wordpress.audit.targets import Host

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST = 50_000_000
"""Bytes of one answer."""

SECONDS = 60.0
"""Patience with one answer: old sites are slow."""

_AGENT = "VPS-Atlas-audit/1 (compares a moved site with its old one; run by its owner)"
_PASSING = frozenset({429, 500, 502, 503, 504})
_PAUSES = (1.0, 4.0)
_NAMES = 3


class LiveSite:
    """GET of targets at one base address; thread-safe.

    Args:
        base: `http://127.0.0.1:8080`, `https://example.com`; a path behind the host is left out.
        called: what the site calls itself, when that is another host: it is asked under that name.
        per_second: requests a second, 0 for as many as it answers.
        pause: sleeps for some seconds.
    """

    def __init__(
        self,
        base: str,
        called: str = "",
        per_second: float = 10.0,
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        split = urlsplit(base)
        self._root = f"{split.scheme}://{split.netloc}"
        headers = {"User-Agent": _AGENT}
        if called:
            headers["Host"] = urlsplit(called).netloc
        self._client = httpx.Client(headers=headers, timeout=SECONDS, trust_env=False)
        self._interval = 1 / per_second if per_second else 0.0
        self._pause = pause
        self._next = 0.0
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask(self, target: str) -> Reply:
        """The reply to one request, after two repetitions where they may help."""
        reply = self._once(target)
        for pause in _PAUSES:
            if reply.status not in _PASSING:
                break
            self._pause(pause)
            reply = self._once(target)
        return reply

    def settle(self) -> None:
        """Find out which of its own names the site answers at: with https, with `www.`, or not.

        A site that sends everybody from `http://` to `https://` would send each request back to the
        same target. It is not asked under a name of another site.
        """
        own = Host.of(self._root)
        for _ in range(_NAMES):
            link = urlsplit(self._once("/").location)
            if link.path.rstrip("/") or link.query or link.netloc.lower() not in own.names:
                return
            if link.scheme not in ("http", "https"):
                return
            self._root = f"{link.scheme}://{link.netloc}"

    def _once(self, target: str) -> Reply:
        self._wait()
        try:
            with self._client.stream("GET", self._root + target) as answer:
                body = b""
                for piece in answer.iter_bytes():
                    body += piece
                    if len(body) > LARGEST:
                        return Reply(answer.status_code, problem=f"sends over {LARGEST:,} bytes")
                media_type = answer.headers.get("content-type", "").partition(";")[0]
                return Reply(
                    answer.status_code,
                    media_type.strip().lower(),
                    answer.charset_encoding or "",
                    body,
                    answer.headers.get("location", ""),
                )
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return Reply(0, problem=f"does not answer: {str(error) or type(error).__name__}")

    def _wait(self) -> None:
        with self._lock:
            now = time.monotonic()
            start = max(now, self._next)
            self._next = start + self._interval
        if start > now:
            self._pause(start - now)
