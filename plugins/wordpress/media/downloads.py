"""Downloads uploads from the old site, where it is still there."""

from __future__ import annotations

import hashlib
import threading
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from plugins.wordpress.media.file_contents import HEAD, content_objection, is_page, is_picture
from plugins.wordpress.media.media_report import MediaFile, Supply
from plugins.wordpress.media.placing import Shelf
from plugins.wordpress.media.upload_paths import name_objection
from plugins.wordpress.progress import Progress
from plugins.wordpress.upload_path import UPLOADS, upload_path
from plugins.wordpress.web.download import download
from plugins.wordpress.web.errors import WebError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from plugins.wordpress.web.client import Client


@dataclass(frozen=True, slots=True)
class Budget:
    """What all downloads of one run may take together.

    Attributes:
        bytes: over the network.
        seconds: after which no further file is begun.
        at_a_time: files at a time.
    """

    bytes: int = 2_000_000_000
    seconds: float = 3_600.0
    at_a_time: int = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """An upload and where it can be had.

    Attributes:
        path: from the root of the new site, as `upload_paths.upload_path` gives it.
        url: absolute address of the file on the old site.
    """

    path: str
    url: str


def wanted_uploads(addresses: Iterable[str], site: str, hosts: frozenset[str]) -> list[Wanted]:
    """The uploads behind addresses of attachments and in texts, each path once.

    Args:
        addresses: as exports and texts have them, or paths on the new site.
        site: address of the old site, `https://example.com/blog`.
        hosts: of the old site; uploads of other sites are left to them.
    """
    found: dict[str, Wanted] = {}
    for address in addresses:
        path = upload_path(address)
        try:
            # A path as the new site has it lies below the old site's folder, if it has one.
            rooted = address.strip().removeprefix("/") if address.startswith(UPLOADS) else address
            url = urljoin(f"{site.rstrip('/')}/", rooted.strip())
            host = urlsplit(url).netloc.lower()
        except ValueError:
            continue
        if path and host in hosts:
            found.setdefault(path, Wanted(path, url.partition("#")[0]))
    return list(found.values())


def download_uploads(
    client: Client,
    wanted: Iterable[Wanted],
    content: Path,
    parts: Path,
    *,
    budget: Budget | None = None,
) -> Iterator[MediaFile]:
    """Download what is not there yet to `content/wp-content/uploads/`.

    A file that nobody has, an error page in its place or a connection that fails makes a line of
    the report, never an end; what broke off is continued by the next run.

    Args:
        client: asks the old site.
        wanted: what is needed.
        content: the content folder.
        parts: folder for files that are not complete yet; below `cache/`.
        budget: of the whole run.

    Yields:
        Each of `wanted` once, in its order.
    """
    run = _Run(client, Shelf(content), parts, budget or Budget())
    files = list(dict.fromkeys(wanted))
    with Progress("media files", len(files)) as progress:
        for file in run.results(files):
            progress.one(f"{run.received / 1e6:.1f} MB")
            yield file


class _Run:
    def __init__(self, client: Client, shelf: Shelf, parts: Path, budget: Budget) -> None:
        self._client = client
        self._shelf = shelf
        self._parts = parts
        self._budget = budget
        self._end = time.monotonic() + budget.seconds
        self.received = 0
        self._lock = threading.Lock()

    def results(self, files: list[Wanted]) -> Iterator[MediaFile]:
        """What became of each file; a few are under way at a time."""
        executor = ThreadPoolExecutor(self._budget.at_a_time, "download")
        under_way: deque[Future[MediaFile]] = deque()
        try:
            for file in files:
                under_way.append(executor.submit(self._one, file))
                if len(under_way) >= self._budget.at_a_time * 4:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:
            executor.shutdown(cancel_futures=True)

    def _one(self, wanted: Wanted) -> MediaFile:
        path = wanted.path
        reason = name_objection(path.removeprefix(UPLOADS)) or self._shelf.objection(path)
        if reason:
            return MediaFile(path, Supply.REFUSED, reason)
        if self._shelf.has(path):
            return MediaFile(path, Supply.SUPPLIED)
        left = self._left()
        if left <= 0:
            return MediaFile(path, Supply.MISSING, "not asked for: the run's bounds are reached")
        try:
            return self._downloaded(wanted, min(left, self._client.limits.largest))
        except WebError as error:
            return MediaFile(path, Supply.MISSING, error.reason)
        except OSError as error:
            reason = f"cannot be written: {error.strerror or error}"
            return MediaFile(path, Supply.MISSING, reason)

    def _left(self) -> int:
        return self._budget.bytes - self.received if time.monotonic() < self._end else 0

    def _count(self, size: int) -> None:
        with self._lock:
            self.received += size

    def _downloaded(self, wanted: Wanted, largest: int) -> MediaFile:
        self._parts.mkdir(parents=True, exist_ok=True)
        part = self._parts / f"{hashlib.sha256(wanted.url.encode()).hexdigest()[:32]}.part"
        done = download(self._client, wanted.url, part, largest=largest, progress=self._count)
        if done.status != 200:
            reason = f"the old site answers {done.status}"
            return MediaFile(wanted.path, Supply.MISSING, reason)
        name = wanted.path.rpartition("/")[2]
        with part.open("rb") as file:
            html = done.media_type == "text/html" or is_picture(name)
            page = html and is_page(file.read(HEAD))
            file.seek(0)
            reason = "" if page else content_objection(name, file)
        if page or reason:
            part.unlink()
        if page:
            reason = "the old site answers with a web page"
            return MediaFile(wanted.path, Supply.MISSING, reason)
        if reason:
            return MediaFile(wanted.path, Supply.REFUSED, reason)
        # One thread at a time: two paths that clash must not both find their place free.
        with self._lock:
            return self._shelf.move(wanted.path, part)
