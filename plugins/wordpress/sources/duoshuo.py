"""Reads the JSON that Duoshuo (多说, closed in 2017) gave its sites as an export.

Format: `{"threads": [{"thread_id", "thread_key", "url", "title"}], "posts": [{"post_id",
"thread_id", "parents", "author_name", "author_email", "author_url", "message", "created_at",
"ip", "status"}]}`; ids are strings or numbers, `parents` runs from the first comment down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import ijson

from plugins.diagnostics import Problem
from plugins.wordpress.model import Comment
from plugins.wordpress.sources.regular_file import open_regular
from plugins.wordpress.sources.single_line import single_line
from plugins.wordpress.sources.stored_threads import (
    MOST_PARTS,
    CommentFile,
    StoredThreads,
    TooManyError,
    too_many,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from plugins.wordpress.sources.comment_threads import Thread

_BUFFER = 16 * 1024
_DEEPEST = 32
_RECORD = 3  # depth of an object in one of the lists
_STEPS = {"start_map": 1, "start_array": 1, "end_map": -1, "end_array": -1}
_STATUSES: dict[str, Literal["approved", "pending", "spam", "trash"]] = {
    # Early exports hold no status: they hold nothing but what the pages showed.
    "": "approved",
    "approved": "approved",
    "pending": "pending",
    "spam": "spam",
    "deleted": "trash",
    "delete": "trash",
    "trash": "trash",
}
_PLACED = frozenset(
    {"post_id", "thread_id", "parents", "parent_id", "author_name", "author_email"}
    | {"author_url", "message", "created_at", "status", "site_id"}
)


def read_duoshuo(path: Path) -> tuple[Sequence[Thread], list[Problem]]:
    """The threads that have comments, and what could not be read."""
    threads = StoredThreads()
    problems: list[Problem] = []
    nameless = 0
    try:
        for key, record in _records(path):
            comment = _comment(record)
            number = _text(record, "thread_id")
            if key == "threads":
                title = single_line(_text(record, "title"))
                threads.add_head(number, _text(record, "thread_key"), _text(record, "url"), title)
            elif comment.number:
                threads.add_comment(number, comment)
            else:
                nameless += 1
    except TooManyError as error:
        problems.append(too_many(error, path))
    except (ijson.JSONError, UnicodeDecodeError, OSError) as error:
        said = " ".join(str(error).split())[:200]
        message = f"breaks off: {said}; the comments before it are kept"
        problems.append(Problem("wordpress/comments", message, path, mend="export it again"))
    threads.finish()
    if nameless:
        message = f"comments without a post_id are left out: {nameless:,}"
        problems.append(Problem("wordpress/comments", message, path))
    return threads, problems


def _records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects in the two lists, each with the list's key."""
    file = open_regular(path)
    if isinstance(file, Problem):
        raise OSError(file.message)
    with file:
        if file.read(3) != b"\xef\xbb\xbf":
            file.seek(0)
        depth, key, parts = 0, "", 0
        builder: ijson.ObjectBuilder | None = None
        # Without ijson's own paths: to make them takes time that grows with the square of depth.
        pieces = CommentFile(file)
        for event, value in ijson.basic_parse(pieces, buf_size=_BUFFER):
            depth += _STEPS.get(event, 0)
            if depth > _DEEPEST:
                raise ijson.JSONError(f"lists nested more than {_DEEPEST} deep")
            if event == "map_key" and depth == 1:
                key = value
            if event == "start_map" and depth == _RECORD and key in {"threads", "posts"}:
                builder, parts = ijson.ObjectBuilder(), 0
            if builder is None:
                pieces.begin()
            else:
                parts += 1
                if parts > MOST_PARTS:
                    raise TooManyError(f"more than {MOST_PARTS:,} values in one comment")
                builder.event(event, value)
            if event == "end_map" and depth == _RECORD - 1 and builder is not None:
                yield key, builder.value
                builder = None


def _text(record: dict[str, Any], key: str) -> str:
    value = record.get(key)
    # JSON's own numbers may be 1.28E+18: an id only as long as all its digits are there.
    return "" if value is None or isinstance(value, dict | list | bool) else str(value).strip()


def _comment(record: dict[str, Any]) -> Comment:
    parents = record.get("parents")
    above = [str(one) for one in parents if one] if isinstance(parents, list) else []
    parent = _text(record, "parent_id")
    extras = {
        key: _text(record, key)
        for key in sorted(record)
        if key not in _PLACED and _text(record, key) not in {"", "0"}
    }
    return Comment(
        number=_text(record, "post_id"),
        parent=parent if parent not in {"", "0"} else (above[-1] if above else ""),
        author=single_line(_text(record, "author_name")),
        address=_text(record, "author_url"),
        email=_text(record, "author_email"),
        date=_text(record, "created_at"),
        body=_text(record, "message"),
        status=_STATUSES.get(_text(record, "status").casefold(), "pending"),
        extras=extras,
    )
