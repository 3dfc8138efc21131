"""Every address that WordPress answers with a list: its pages and its feeds."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from plugins.wordpress.addresses.new_site import ARCHIVES, FEED
from plugins.wordpress.addresses.text_addresses import ASKED_FORMATS, FEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.wordpress.addresses.lists import OldList
    from plugins.wordpress.addresses.new_site import NewSite
    from plugins.wordpress.addresses.structure import Structure

_FORMATS = ("rss2", "atom", "rdf", "rss")
_SCRIPTS = ("rss2", "rss", "rdf", "atom", "feed")


def list_rows(
    listed: OldList, new: NewSite, start: str, language: str
) -> Iterator[tuple[str, str]]:
    """Old address and new one of a list, of its pages and its feeds.

    Args:
        listed: the list.
        new: the new site.
        start: path that the edition's addresses began with, "" at the root.
        language: of the edition.
    """
    target, feed = new.edition(listed.target, language), new.edition(listed.feed, language)
    pages = math.ceil(sum(listed.languages.values()) / new.options.per_page)
    for path in listed.paths:
        yield f"{start}{path}", target
        for page in range(1, pages + 1):
            yield f"{start}{path}/page/{page}", target
        for name in FEEDS:
            yield f"{start}{path}/{name}", feed
    for query in listed.queries:
        yield f"{start}/?{query}", target
        yield f"{start}/index.php?{query}", target
        for page in range(2, pages + 1):
            yield f"{start}/?{query}&paged={page}", target
        for name in ASKED_FORMATS if feed != target else ():
            yield f"{start}/?feed={name}&{query}", feed


def home_rows(
    new: NewSite, structure: Structure, start: str, language: str
) -> Iterator[tuple[str, str]]:
    """Likewise for the home page: its further pages are part of the list of everything.

    Its feeds are those of all articles and of all comments, also as scripts of old versions.
    """
    home, archives = new.edition("/", language), new.edition(ARCHIVES, language)
    feed, comments = new.edition(FEED, language), new.all_comments(language)
    pages = math.ceil(len(new.articles) / new.options.per_page)
    yield start or "/", home
    yield f"{start}/index.php", home
    root = f"{start}{structure.root}".rstrip("/")
    if not structure.plain:
        for page in range(1, pages + 1):
            yield f"{root}/page/{page}", home if page == 1 else archives
        for name in (*FEEDS, *_FORMATS):
            yield f"{root}/{name}", feed
        for name in FEEDS:
            yield f"{root}/comments/{name}", comments
        yield f"{root}/embed", home
    for page in range(1, pages + 1):
        yield f"{start}/?paged={page}", home if page == 1 else archives
    for name in _FORMATS:
        yield f"{start}/?feed={name}", feed
        yield f"{start}/?feed=comments-{name}", comments
    yield f"{start}/?feed=feed", feed
    for name in _SCRIPTS:
        yield f"{start}/wp-{name}.php", feed
    yield f"{start}/wp-commentsrss2.php", comments
