"""`comments.<language>.json` beside a text: its approved comments, public fields only."""

from __future__ import annotations

import html
import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.diagnostics.printable import UNPRINTABLE
from plugins.wordpress.library.comment_html import safe_html
from plugins.wordpress.slug import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plugins.wordpress.model import Comment

DEEPEST = 10
"""Levels of answers, as many as WordPress nests at most."""

_LONGEST_NAME = 200
_LONGEST_ADDRESS = 2_000
_KINDS = frozenset({"comment", "pingback", "trackback"})
_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")

Shown = dict[str, str]
"""One comment of the file: id, parent, author, address, date, kind, html."""


def shown(comments: Sequence[Comment], date: str) -> list[Shown]:
    """The approved ones, oldest first.

    An answer to a comment that is not shown stands below the nearest one above it that is.

    Args:
        comments: of one text.
        date: of the text; its zone is taken for that of dates that have none, itself for a date
            that cannot be read.
    """
    numbered = _numbered(comments)
    public = {key: one for key, one in numbered.items() if one.status == "approved"}
    dates = {key: _aware(one.date, date) for key, one in public.items()}
    parents: dict[str, str] = {}
    known: dict[str, str] = {}
    for key in sorted(public, key=lambda key: (_moment(dates[key]), len(key), key)):
        parents[key] = _visible_parent(key, numbered, known)
    levels: dict[str, int] = {}
    result = []
    for key in parents:
        parents[key] = _bounded(key, parents, levels)
    for key, parent in parents.items():
        one = public[key]
        result.append(
            {
                "id": key,
                "parent": parent,
                "author": plain(one.author)[:_LONGEST_NAME],
                "address": web_address(one.address),
                "date": dates[key],
                "kind": one.kind if one.kind in _KINDS else "comment",
                "html": safe_html(one.body),
            }
        )
    return result


def render(comments: Iterable[Mapping[str, str]]) -> str:
    """The file; each comment is one line, so that versions can be compared and merged."""
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in comments)
    return f'{{"comments": [\n{lines}\n]}}\n' if lines else '{"comments": []}\n'


def merged_comments(base: str, mine: str, theirs: str) -> str | None:
    """Three versions of the file in one, comment by comment; None when they are in conflict."""
    try:
        old, own, new = (_by_id(text) for text in (base, mine, theirs))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    result = []
    for key in {**own, **new}:
        before, here, there = old.get(key), own.get(key), new.get(key)
        if here not in (before, there) and there != before:
            return None
        one = there if here == before else here
        if one is not None:
            result.append(one)
    return render(sorted(result, key=lambda one: _moment(str(one.get("date")))))


def plain(text: str) -> str:
    """One line of plain text: entities resolved, control characters and tags gone."""
    bare = re.sub(r"<[^<>]*>", "", text)
    return " ".join(UNPRINTABLE.sub(" ", html.unescape(bare)).split())


def web_address(address: str) -> str:
    """`address` if it is one of the web, else ""."""
    try:
        parts = urlsplit(address.strip())
        is_web = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return ""
    unsafe = re.search(r"[\s<>\"'`\\]", address.strip()) or UNPRINTABLE.search(address)
    is_fit = not unsafe and "@" not in parts.netloc and len(address) <= _LONGEST_ADDRESS
    return address.strip() if is_web and is_fit else ""


def _numbered(comments: Sequence[Comment]) -> dict[str, Comment]:
    """Comments by an id that a page can have; what is there twice in every respect counts once."""
    result: dict[str, Comment] = {}
    for one in comments:
        key = one.number.strip()
        tries = 0
        while not _ID.fullmatch(key) or result.get(key, one) != one:
            key = (
                f"c{digest(chr(10).join((one.number, one.date, one.author, one.body, str(tries))))}"
            )
            tries += 1
        result[key] = one
    return result


def _visible_parent(key: str, comments: Mapping[str, Comment], known: dict[str, str]) -> str:
    """The nearest comment above `key` that is shown, "" for none.

    Args:
        key: of an approved comment.
        comments: all of the text.
        known: answers for comments that are not shown, added to.
    """
    way: dict[str, None] = {}
    parent = comments[key].parent
    while parent in comments and parent not in known and parent not in way and parent != key:
        if comments[parent].status == "approved":
            break
        way[parent] = None
        parent = comments[parent].parent
    is_shown = parent in comments and comments[parent].status == "approved"
    nearest = parent if is_shown else known.get(parent, "")
    known.update(dict.fromkeys(way, nearest))
    return "" if nearest == key else nearest


def _bounded(key: str, parents: dict[str, str], levels: dict[str, int]) -> str:
    """The parent of `key` once chains are neither circular nor deeper than `DEEPEST`."""
    chain = {key: None}
    last = key
    while last not in levels and (above := parents[last]):
        if above in chain:
            parents[last] = ""
            break
        chain[above] = None
        last = above
    for one in reversed(chain):
        if one not in levels:
            above = parents[one]
            if above and levels[above] >= DEEPEST - 1:
                parents[one] = above = parents[above]
            levels[one] = levels[above] + 1 if above else 0
    return parents[key]


def _aware(date: str, of_text: str) -> str:
    for text in (date, of_text, "1970-01-01"):
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            continue
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=_moment(of_text).tzinfo or UTC)
        return moment.isoformat()
    return ""


def _moment(date: str) -> datetime:
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _by_id(text: str) -> dict[str, Shown]:
    return {str(one["id"]): one for one in json.loads(text)["comments"]}
