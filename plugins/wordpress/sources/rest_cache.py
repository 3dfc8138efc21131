"""Fetches whole collections of a REST interface into a folder, page by page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from plugins.diagnostics.atomic_file import write_atomically
from plugins.wordpress.sources.rest_json import RestJsonError, load
from plugins.wordpress.web.errors import WebError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from plugins.wordpress.sources.rest_site import RestSite
    from plugins.wordpress.web.client import Client

UNREADABLE = "vps_atlas_unreadable"
"""Key of a line that stands for an item which the site could not give; its value says why."""

_PER_PAGE = 100
# Where a page fails, its parts are asked for: one broken item must not cost the others.
_PARTS = {100: 10, 10: 1}
_MOST_PAGES = 99_999
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CLOSED = frozenset({401, 403, 404})
_MOST_STARTS = 4
_DIGITS = "[0-9]" * 5


class ClosedError(Exception):
    """A collection is not public."""


class RestCache:
    """The pages of a site in a folder: `<collection>-<page>.jsonl`, one item a line.

    A fetch that was cut off continues; one that was complete starts anew, because the site may have
    changed since. A page is there whole or not at all.
    """

    def __init__(self, site: RestSite, client: Client, folder: Path) -> None:
        self._site = site
        self._client = client
        self._folder = folder
        self._state = folder / "state.json"

    def begin(self) -> None:
        """Forget what was complete or belongs to another site."""
        state = self._read_state()
        if state.get("root") != self._site.root or state.get("complete"):
            for path in (*self._folder.glob("*.jsonl"), *self._folder.glob("*.json")):
                path.unlink()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._write_state({**self._read_state(), "root": self._site.root, "complete": False})

    def complete(self) -> None:
        """Everything that was wanted is here."""
        self._write_state({**self._read_state(), "complete": True})

    def one(self, path: str) -> Mapping[str, Any]:
        """A single object such as `types`, which is not cached.

        Raises:
            ClosedError: it is not public.
            WebError: no answer.
        """
        answer = self._client.get(self._site.endpoint(path))
        if answer.status in _CLOSED:
            raise ClosedError(path)
        try:
            value = load(answer.text, dict)
        except RestJsonError as error:
            raise WebError(answer.url, str(error)) from error
        return value if isinstance(value, dict) else {}

    def fetch(self, collection: str, fields: str = "") -> int:
        """Fetch what is not here yet of a collection; the number of its items.

        Args:
            collection: such as `posts`.
            fields: names of the fields that are wanted, with commas; "" for all.

        Raises:
            ClosedError: it is not public, or its name cannot be one.
            WebError: no answer; what came so far is kept.
        """
        if not _NAME.fullmatch(collection):
            raise ClosedError(collection)
        query = "orderby=id&order=asc" + (f"&_fields={fields}" if fields else "")
        for _ in range(_MOST_STARTS):
            count = self._fetch(collection, query)
            if count is not None:
                return count
            self._forget(collection)
        raise WebError(self._site.endpoint(collection), "changes while it is being read")

    def _fetch(self, collection: str, query: str) -> int | None:
        """Likewise; None when something was published or removed, for then pages have shifted."""
        known = self._read_state().get(collection, {})
        if known.get("complete"):
            return int(known["count"])
        page, count = 1, 0
        while known and (held := self._path(collection, page)).exists():
            count += len(held.read_bytes().splitlines())
            page += 1
        while True:
            items, total = self._page(collection, query, page, _PER_PAGE)
            if known and total != known["total"]:
                return None
            lines = (json.dumps(item, ensure_ascii=True) for item in items)
            write_atomically(
                self._path(collection, page), "".join(f"{x}\n" for x in lines).encode()
            )
            count += len(items)
            # Where the site does not say how many there are, a page that is not full is the last.
            last = page * _PER_PAGE >= total if total >= 0 else len(items) < _PER_PAGE
            known = {"total": total, "count": count, "complete": last or page == _MOST_PAGES}
            self._write_state({**self._read_state(), collection: known})
            if known["complete"]:
                return count
            page += 1

    def items(self, collection: str) -> Iterator[tuple[Path, int, Mapping[str, Any]]]:
        """Every item that was fetched, with its file and 1-based line."""
        for path in sorted(self._folder.glob(f"{collection}-{_DIGITS}.jsonl")):
            with path.open(encoding="utf-8") as file:
                for line, text in enumerate(file, start=1):
                    item = json.loads(text)
                    if isinstance(item, dict):
                        yield path, line, item

    def _page(self, collection: str, query: str, page: int, size: int) -> tuple[list[Any], int]:
        """The items of one page, and the number of all items, -1 when that is not known."""
        url = self._site.endpoint(collection, f"{query}&per_page={size}&page={page}")
        answer = self._client.get(url)
        said = str(answer.headers.get("x-wp-total", ""))
        total = int(said[:12]) if said.isdecimal() else -1
        if answer.status in _CLOSED or (answer.status == 400 and page == 1):
            raise ClosedError(collection)
        if answer.status == 400:
            # What WordPress says of a page behind the last one.
            return [], total
        try:
            if answer.status == 200:
                items = load(answer.text, list)
                return (items if isinstance(items, list) else []), total
            reason = f"answers {answer.status}"
        except RestJsonError as error:
            reason = str(error)
        if size == 1:
            return [{UNREADABLE: f"item {page} of {collection}: the site {reason}"}], total
        return self._in_parts(collection, query, page, size)

    def _in_parts(self, collection: str, query: str, page: int, size: int) -> tuple[list[Any], int]:
        part = _PARTS[size]
        factor = size // part
        found: list[Any] = []
        total = -1
        for number in range((page - 1) * factor + 1, page * factor + 1):
            items, said = self._page(collection, query, number, part)
            total = max(total, said)
            found += items
            readable = any(UNREADABLE not in item for item in found if isinstance(item, dict))
            if size == _PER_PAGE and found and not readable:
                url = self._site.endpoint(collection)
                raise WebError(url, str(found[0][UNREADABLE]))
            if not items or 0 <= total <= number * part:
                break
        return found, total

    def _path(self, collection: str, page: int) -> Path:
        return self._folder / f"{collection}-{page:05}.jsonl"

    def _forget(self, collection: str) -> None:
        for path in self._folder.glob(f"{collection}-{_DIGITS}.jsonl"):
            path.unlink()
        state = self._read_state()
        state.pop(collection, None)
        self._write_state(state)

    def _read_state(self) -> dict[str, Any]:
        try:
            state = json.loads(self._state.read_bytes())
        except (OSError, ValueError):
            return {}
        return state if isinstance(state, dict) else {}

    def _write_state(self, state: Mapping[str, Any]) -> None:
        write_atomically(self._state, json.dumps(state, indent=1, sort_keys=True).encode())
