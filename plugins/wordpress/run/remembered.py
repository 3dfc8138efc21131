"""An export that is small enough to be kept in memory is read from its files only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.wordpress.model import Post

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.diagnostics import Problem
    from plugins.wordpress.model import Site, Source

MOST = 12_000_000
"""Characters of the bodies and comments that are kept, 24 MB if they are Chinese."""

HEAVY = 4_000_000
"""Characters of the items that are on their way at any time, once there is more than one."""


class RememberedSource:
    """A source that gives what it has given before; a `model.Source`.

    Args:
        source: the export.
        most: characters of bodies and comments to be remembered; a longer export is read again.
    """

    def __init__(self, source: Source, most: int = MOST) -> None:
        self._source = source
        self._most = most
        self._items: list[Post | Problem] | None = None

    def site(self) -> Site:
        """What is said of the site as a whole."""
        return self._source.site()

    def posts(self) -> Iterator[Post | Problem]:
        """Every item in the order of the export."""
        if self._items is not None:
            yield from self._items
            return
        items: list[Post | Problem] = []
        room = self._most
        for item in self._source.posts():
            if room >= 0:
                items.append(item)
                room -= size_of(item)
                if room < 0:
                    items.clear()
            yield item
        if room >= 0:
            self._items = items


def size_of(item: Post | Problem) -> int:
    """About how many characters an item takes in memory, with what its parts take besides."""
    if not isinstance(item, Post):
        return 1_000
    comments = sum(len(one.body) + 1_000 for one in item.comments)
    fields = sum(len(name) + len(value) + 100 for name, value in item.meta)
    extras = sum(len(str(value)) for value in item.extras.values())
    texts = len(item.title) + len(item.excerpt) + len(item.name) + len(item.address)
    return len(item.body) + comments + fields + extras + texts + 300 * len(item.terms) + 1_000
