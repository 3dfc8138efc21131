"""A site that is asked over HTTP, redirects not followed: what leads where is part of the proof."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from plugins.wordpress.audit.answer import Reply
from plugins.wordpress.audit.targets import Host
from plugins.wordpress.web import Client, Limits, WebError

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 60.0
"""Patience with one answer: old sites are slow."""

_ANY_RATE = 1e9
_NAMES = 3


class LiveSite:
    """GET of targets at one base address; thread-safe.

    Args:
        base: `http://127.0.0.1:8080`, `https://example.com`; a path behind the host is left out.
            It may be on this machine: whoever compares two sites has named both.
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
        self._headers = {"Host": urlsplit(called).netloc} if called else {}
        limits = Limits(seconds=SECONDS, idle=SECONDS, per_second=per_second or _ANY_RATE)
        self._client = Client(limits, allow_private=True, pause=pause)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask(self, target: str) -> Reply:
        """The reply to one request, after repetitions where they may help."""
        try:
            answer = self._client.get(self._root + target, self._headers, follow=False)
        except WebError as error:
            return Reply(0, problem=f"does not answer: {error.reason}")
        return Reply(
            answer.status,
            answer.media_type,
            answer.charset,
            answer.body,
            answer.headers.get("location", ""),
        )

    def settle(self) -> None:
        """Find out which of its own names the site answers at: with https, with `www.`, or not.

        A site that sends everybody from `http://` to `https://` would send each request back to the
        same target. It is not asked under a name of another site.
        """
        own = Host.of(self._root)
        for _ in range(_NAMES):
            link = urlsplit(self.ask("/").location)
            if link.path.rstrip("/") or link.query or link.netloc.lower() not in own.names:
                return
            if link.scheme not in ("http", "https"):
                return
            self._root = f"{link.scheme}://{link.netloc}"
