"""The second reading of an export: texts go on to be converted, everything else is kept aside."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.diagnostics import Problem
from plugins.wordpress.index import Entry
from plugins.wordpress.indexing import entry_of, same_item
from plugins.wordpress.library.identities import host_of, identities_of_entry
from plugins.wordpress.library.kept import KeptLines, keep_document
from plugins.wordpress.library.records import (
    author_records,
    comment_record,
    item_record,
    menu_item_record,
    menu_of,
    site_records,
    term_records,
)
from plugins.wordpress.model import Post
from plugins.wordpress.run.conversion_pool import Task
from plugins.wordpress.tally import ASIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from plugins.wordpress.indexing import Index
    from plugins.wordpress.library.kept import Record
    from plugins.wordpress.model import Source
    from plugins.wordpress.planning import Plan
    from plugins.wordpress.tally import Account


class ChangedError(Exception):
    """The export is not the one that was read the first time."""


class SecondReading:
    """Reads an export again and keeps aside what becomes no text.

    Args:
        source: the export.
        index: what the first reading found.
        plan: which items become texts.
        folder: `content/wordpress`.
        account: told of every item that is kept aside.
        dry_run: write nothing.
    """

    def __init__(  # noqa: PLR0913 (what two readings share)
        self,
        source: Source,
        index: Index,
        plan: Plan,
        folder: Path,
        account: Account,
        *,
        dry_run: bool,
    ) -> None:
        self._source = source
        self._index = index
        self._plan = plan
        self._folder = folder
        self._account = account
        self._dry_run = dry_run
        self._site = host_of(index.site.address)
        self._items = KeptLines(folder / "items.jsonl", dry_run=dry_run)
        self._comments = KeptLines(folder / "comments.jsonl", dry_run=dry_run)
        self._failed = KeptLines(folder / "failed.jsonl", dry_run=dry_run)
        self._menus: dict[str, Record] = {}

    def tasks(self) -> Iterator[Task]:
        """The texts in the order of the export.

        Raises:
            ChangedError: an item is another one than at the first reading.
        """
        readings = zip_longest(self._index.items, self._source.posts())
        for position, (entry, post) in enumerate(readings):
            if not _agree(entry, post):
                raise ChangedError
            if not isinstance(entry, Entry) or not isinstance(post, Post):
                continue
            place = self._plan.places[position]
            self._keep_comments(entry, post, is_shown=place is not None and not place.withheld)
            if place is None:
                self._set_aside(entry, post)
            else:
                yield Task(position, post, _base(entry))

    def keep_failed(self, post: Post) -> None:
        """Keep aside a text that could not become one of the site."""
        self._failed.add(self._key(entry_of(post)), item_record(post))

    def finish(self, slugs: Mapping[tuple[str, str], str]) -> None:
        """Write what was kept aside.

        Args:
            slugs: our slug by taxonomy and WordPress's, of the terms that the site has.
        """
        mentioned = {self._key(entry) for entry in self._index.entries}
        for lines in (self._items, self._comments, self._failed):
            lines.close(mentioned)
        self._keep("menus", self._menus)
        self._keep("terms", term_records(self._index.terms, slugs))
        self._keep("authors", author_records(self._index.site.authors))
        self._keep("site", site_records(self._index.site))

    def _key(self, entry: Entry) -> str:
        return identities_of_entry(entry, self._site)[0]

    def _keep_comments(self, entry: Entry, post: Post, *, is_shown: bool) -> None:
        if post.comments:
            key = self._key(entry)
            for one in post.comments:
                shown = is_shown and one.status == "approved"
                self._comments.add(key, comment_record(one, is_shown=shown))

    def _set_aside(self, entry: Entry, post: Post) -> None:
        self._items.add(self._key(entry), item_record(post))
        self._account.became(f"items {post.type}", ASIDE)
        for one in post.comments:
            self._account.became(f"comments {one.status}", ASIDE)
        if post.type == "nav_menu_item":
            menu = self._menus.setdefault(menu_of(post), {"items": []})
            items = menu["items"]
            if isinstance(items, list):
                items.append(menu_item_record(post))

    def _keep(self, name: str, records: Mapping[str, Record]) -> None:
        if not self._dry_run:
            keep_document(self._folder / f"{name}.json", records)


def _agree(entry: Entry | Problem | None, post: Post | Problem | None) -> bool:
    if isinstance(entry, Entry) and isinstance(post, Post):
        return same_item(entry, post)
    return isinstance(entry, Problem) and isinstance(post, Problem)


def _base(entry: Entry) -> str:
    if entry.permalink:
        return entry.permalink
    try:
        return urlsplit(entry.address).path or "/"
    except ValueError:
        return "/"
