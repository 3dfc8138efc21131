"""Every address that WordPress answers with one text, or with something of it."""

from __future__ import annotations

import math
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote

from plugins.wordpress.addresses.normal_form import normal, public_path
from plugins.wordpress.addresses.readings import plain_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.wordpress.addresses.new_site import NewSite
    from plugins.wordpress.addresses.old_site import OldSite
    from plugins.wordpress.addresses.structure import Structure
    from plugins.wordpress.index import Entry, Planned

FEEDS = ("feed", "feed/rss2", "feed/atom", "feed/rdf", "feed/rss")
ASKED_FORMATS = ("rss2", "atom")

_DEEPEST = 30
# Combinations of its former names and days, and of its categories, that one post may have.
_MOST_FORMER_PATHS = 200
_MOST_PAGES = 500
_COMMENTS_A_PAGE = 3
"""The fewest that a page may have had: WordPress shows 50 if it splits them, blogs set 10 or 20."""


def text_rows(text: Planned, new: NewSite, structure: Structure) -> Iterator[tuple[str, str]]:
    """Old address and new one of a public text and of what lies below it.

    Its parts, the pages of its comments, trackbacks and embedded views lead to the text, feeds to
    the feed of its comments.
    """
    target, feed = public_path(text.path), new.comments_feed(text)
    entry = text.entry
    for path in _paths(entry, new, structure):
        yield path, target
        yield from below(path, target, feed, comment_pages(entry.approved))
        for part in range(2, min(entry.parts, _MOST_PAGES) + 1):
            yield f"{path}/{part}", target
            yield f"{path}/page/{part}", target
    for path in _other_paths(entry, new, structure):
        yield path, target
    number = entry.number or structure.number(new.old.path(entry))
    if number:
        # WordPress answers this with a text of whatever type.
        yield f"{structure.home}/?page_id={number}", target
    for query in _queries(entry, number, new.old):
        for script in ("/", "/index.php"):
            yield f"{structure.home}{script}?{query}", target
        yield from _query_rows(f"{structure.home}/?", query, entry, (target, feed))


def below(path: str, target: str, feed: str, pages: int) -> Iterator[tuple[str, str]]:
    """What WordPress answers below the path of anything that can be commented on."""
    for name in FEEDS:
        yield f"{path}/{name}", feed
    for name in ("embed", "trackback"):
        yield f"{path}/{name}", target
    for page in range(1, pages + 1):
        yield f"{path}/comment-page-{page}", target


def comment_pages(approved: int) -> int:
    """The most pages that so many comments can have filled."""
    return min(math.ceil(approved / _COMMENTS_A_PAGE), _MOST_PAGES)


def _paths(entry: Entry, new: NewSite, structure: Structure) -> list[str]:
    """Its path and those that former slugs gave it."""
    path, home = new.old.path(entry), structure.home or "/"
    known = new.old.facts(entry)
    built = structure.post_path(known) if entry.type == "post" and not structure.plain else None
    found = [path or built or ""]
    for old_slug in entry.old_slugs:
        name = plain_name(old_slug)
        if built and "%postname%" in structure.pattern:
            found.append(structure.post_path(known, name) or "")
        elif entry.type != "post" and path.endswith(f"/{plain_name(entry.name)}"):
            found.append(f"{path.rpartition('/')[0]}/{name}")
    return list(dict.fromkeys(normal(one) for one in found if one and one not in {home, "/"}))


def _other_paths(entry: Entry, new: NewSite, structure: Structure) -> list[str]:
    """Paths of a post that had another name or day, or is in more than one category."""
    if entry.type != "post" or structure.plain:
        return []
    return list(islice(structure.former_paths(new.old.facts(entry), entry), _MOST_FORMER_PATHS))


def _queries(entry: Entry, number: str, old: OldSite) -> list[str]:
    """Queries that asked for a text, the one first that suits every type."""
    own = old.address(entry).partition("?")[2]
    found = [f"p={number}"] if number else []
    if entry.type == "page":
        found += [f"page_id={number}"] if number else []
    elif entry.type != "post":
        found += [f"post_type={entry.type}&p={number}"] if number else []
        found += [f"{entry.type}={_whole_name(entry, old)}"] if entry.name else []
    return list(dict.fromkeys([*found, own])) if own else found


def _whole_name(entry: Entry, old: OldSite) -> str:
    """Its name below those of the texts above it, percent-encoded."""
    names = [entry.name]
    above = old.by_number.get(entry.parent)
    while above is not None and above.type == entry.type and len(names) < _DEEPEST:
        names.insert(0, above.name)
        above = old.by_number.get(above.parent)
    return "/".join(quote(plain_name(name), safe="").lower() for name in names)


def _query_rows(
    start: str, query: str, entry: Entry, targets: tuple[str, str]
) -> Iterator[tuple[str, str]]:
    target, feed = targets
    for part in range(2, min(entry.parts, _MOST_PAGES) + 1):
        yield f"{start}{query}&page={part}", target
    for page in range(1, comment_pages(entry.approved) + 1):
        yield f"{start}{query}&cpage={page}", target
    for format_ in ASKED_FORMATS:
        yield f"{start}feed={format_}&{query}", feed
