"""A file from the network that continues where an earlier attempt, or an earlier run, stopped."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.diagnostics.atomic_file import write_atomically
from plugins.wordpress.web.errors import WebError
from plugins.wordpress.web.retrying import pause_after, pause_after_failure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import httpx

    from plugins.wordpress.web.client import Client
    from plugins.wordpress.web.response import Answer

_RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18})")


@dataclass(frozen=True, slots=True)
class Downloaded:
    """The end of a download.

    Attributes:
        status: HTTP status; the file is complete for 200, and not there for anything else.
        url: address that answered, behind all redirects.
        media_type: what the server calls it, "" when it does not say.
        received: bytes that came over the network in this call.
    """

    status: int
    url: str
    media_type: str
    received: int


def download(
    client: Client,
    url: str,
    part: Path,
    *,
    largest: int | None = None,
    progress: Callable[[int], object] | None = None,
) -> Downloaded:
    """The whole file at `url` in `part`; the caller moves it to its place.

    What a broken attempt left in `part` is kept, and continued (`Range` with `If-Range`) as long as
    the server says by its ETag or date that the file is the same; else it starts anew. Beside
    `part` lies `<name>.json` (`{"url", "validator"}`) until the file is complete.

    Args:
        client: asks.
        url: absolute.
        part: where the bytes go; its folder exists.
        largest: bytes, `client.limits.largest` by default.
        progress: is called with the number of bytes of every piece.

    Raises:
        WebError: no answer within the limits, or more than `largest` bytes.
        OSError: as writing files does.
    """
    work = _Download(url, part, largest or client.limits.largest, progress or (lambda _size: None))
    attempt = 1
    while True:
        try:
            pause = work.attempt(client, attempt)
            if pause is None:
                return work.end()
        except WebError as error:
            again = pause_after_failure(attempt, client.limits)
            if not error.temporary or again is None:
                raise
            pause = again
        client.pause(pause)
        attempt += 1


class _Download:
    def __init__(
        self, url: str, part: Path, largest: int, progress: Callable[[int], object]
    ) -> None:
        self.received = 0
        self._url = url
        self._part = part
        self._note = part.with_name(f"{part.name}.json")
        self._largest = largest
        self._progress = progress
        self._last: tuple[int, str, str] = (0, "", "")

    def attempt(self, client: Client, number: int) -> float | None:
        """One request; seconds to wait before the next one, None when this was the last."""
        held, validator = self._held()
        asked = {"Range": f"bytes={held}-", "If-Range": validator} if held else {}
        with client.open(self._url, asked, encodings="identity") as answer:
            pause = pause_after(answer.status, answer.headers, number, client.limits)
            if pause is not None:
                return pause
            media_type = str(answer.headers.get("content-type", "")).partition(";")[0].strip()
            self._last = (answer.status, answer.url, media_type.lower())
            if answer.status == 200:
                self._receive(answer, 0)
            elif answer.status == 206:
                self._receive(answer, self._start(answer, held))
            elif answer.status < 500 and answer.status != 429:
                self._forget()
                if answer.status == 416 and held:
                    return pause_after_failure(number, client.limits)
        return None

    def end(self) -> Downloaded:
        """What the last request came to."""
        status, url, media_type = self._last
        if status in (200, 206):
            self._note.unlink(missing_ok=True)
            status = 200
        return Downloaded(status, url, media_type, self.received)

    def _held(self) -> tuple[int, str]:
        """Bytes that can be continued, and what proves that they are still those of the server."""
        try:
            note = json.loads(self._note.read_bytes())
            size = self._part.stat().st_size
        except (OSError, ValueError):
            return 0, ""
        known = isinstance(note, dict) and note.get("url") == self._url
        validator = str(note.get("validator") or "") if known else ""
        return (size, validator) if validator else (0, "")

    def _start(self, answer: Answer, held: int) -> int:
        found = _RANGE.fullmatch(str(answer.headers.get("content-range", "")).strip())
        if not held or not found or int(found[1]) != held:
            self._forget()
            raise WebError(self._url, "answers with another part than was asked for")
        if int(found[3]) > self._largest:
            raise WebError(self._url, f"announces {found[3]} bytes, more than {self._largest:,}")
        return held

    def _receive(self, answer: Answer, start: int) -> None:
        if not start:
            self._forget()
            note = {"url": self._url, "validator": _validator(answer.headers)}
            write_atomically(self._note, json.dumps(note).encode())
        flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(self._part, flags, 0o644), "wb") as file:
            file.seek(start)
            file.truncate()
            for piece in answer.pieces(self._largest - start):
                file.write(piece)
                self.received += len(piece)
                self._progress(len(piece))
            file.flush()
            os.fsync(file.fileno())

    def _forget(self) -> None:
        self._part.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)


def _validator(headers: httpx.Headers) -> str:
    """What `If-Range` may name: a strong ETag, else the date (RFC 9110 13.1.5); "" for none."""
    if headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        return ""
    tag = str(headers.get("etag", ""))
    return str(headers.get("last-modified", "")) if not tag or tag.startswith("W/") else tag
