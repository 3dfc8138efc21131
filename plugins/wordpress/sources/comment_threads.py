"""Threads of a comment service, and which text of the export each of them belongs to."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plugins.wordpress.model import Comment, Post

_NUMBER_IN_ADDRESS = re.compile(r"[?&](?:p|page_id)=(\d{1,20})(?:&|$)")
_NUMBERED_PATH = re.compile(r"/(\d{1,20})(?:\.html?)?/?\Z", re.ASCII)
_TAG = re.compile(r"<[^<>]*>")
_THREAD_FIELDS = ("duoshuo_thread_id", "dsq_thread_id")
_COMMENT_FIELDS = ("meta:duoshuo_post_id", "meta:dsq_post_id")


@dataclass(frozen=True, slots=True)
class Thread:
    """The comments on one text.

    Attributes:
        number: the service's own id.
        key: what the old site called the text: WordPress's number, a slug, or, with Disqus,
            `2369 http://example.com/?p=2369`; "" for none.
        address: of the old page, "" for none.
        title: of the old page.
        comments: in the order of the export.
    """

    number: str
    key: str
    address: str
    title: str
    comments: Sequence[Comment]


class CommentJoin:
    """Finds the comments of each text; what no text claims is left over.

    A thread belongs to the text that names its id in a custom field, and to the one with the
    number, the address or the name that it is kept under: one and the same in any sound site. Ids
    that an exporter wrote as a float (`1.2E+18`) name nothing.

    Args:
        threads: of one export of comments.
    """

    def __init__(self, threads: Sequence[Thread]) -> None:
        self._threads = threads
        self._claimed: set[int] = set()
        self._by_name: dict[tuple[str, str], list[int]] = {}
        for place, thread in enumerate(self._threads):
            for name in dict.fromkeys(_names_of_thread(thread)):
                self._by_name.setdefault(name, []).append(place)

    def comments_of(self, post: Post) -> tuple[Comment, ...]:
        """The comments on `post` that it does not hold itself; the same ones each time."""
        places: dict[int, None] = {}
        for name in _names_of_post(post):
            places.update(dict.fromkeys(self._by_name.get(name, ())))
        self._claimed.update(places)
        known = set(_known(post))
        return tuple(
            comment
            for place in sorted(places)
            for comment in self._threads[place].comments
            if not known.intersection(_identities(comment))
        )

    def unclaimed(self) -> Iterator[Thread]:
        """The threads that no text asked for so far."""
        return (thread for place, thread in enumerate(self._threads) if place not in self._claimed)


def _names_of_thread(thread: Thread) -> Iterator[tuple[str, str]]:
    yield "id", thread.number
    key, _, rest = thread.key.strip().partition(" ")
    if key.isascii() and key.isdigit():
        yield "number", key
    elif key.startswith(("http://", "https://", "/")):
        yield from _names_of_address(key)
    elif key and not rest:
        yield "name", _folded(key)
    if thread.address:
        yield from _names_of_address(thread.address)


def _names_of_post(post: Post) -> Iterator[tuple[str, str]]:
    for field in _THREAD_FIELDS:
        for said in (post.extras.get(field), post.field(field)):
            for value in said if isinstance(said, list) else [said]:
                if isinstance(value, str) and value.isascii() and value.isdigit():
                    yield "id", str(value)
    numbered = _NUMBERED_PATH.search(post.permalink or "")
    if post.number or numbered:
        yield "number", post.number or (numbered[1] if numbered else "")
    for address in (post.permalink, post.address):
        if address:
            yield from _names_of_address(address)
    if post.type in {"post", "page"}:
        yield from (("name", _folded(name)) for name in (post.name, post.slug) if name)


def _names_of_address(address: str) -> Iterator[tuple[str, str]]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return
    number = _NUMBER_IN_ADDRESS.search(f"?{parts.query}")
    if number:
        yield "number", number[1]
    path = _folded(parts.path).rstrip("/")
    if path:
        yield "path", path


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", unquote(text)).casefold()


def _known(post: Post) -> Iterator[tuple[str, ...]]:
    for comment in post.comments:
        yield _said(comment)
        # Plugins of the services copy comments into WordPress, and note where from.
        for field in _COMMENT_FIELDS:
            if comment.extras.get(field):
                yield ("number", comment.extras[field])


def _identities(comment: Comment) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return ("number", comment.number), _said(comment)


def _said(comment: Comment) -> tuple[str, ...]:
    return "text", comment.author, "".join(_TAG.sub("", comment.body).split())
