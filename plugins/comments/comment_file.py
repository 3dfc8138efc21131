"""The file `comments.<language>.json`: approved comments of one text, public fields only.

{"comments": [{"id": "12", "parent": "", "author": "…", "address": "https://… or nothing",
               "date": "2012-10-27T09:00:00+08:00", "kind": "comment", "html": "<p>…</p>"}]}
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pydantic_core import ErrorDetails

NAME = re.compile(r"comments\.(?P<language>[A-Za-z-]+)\.json")
MOST_BYTES = 16 * 2**20
"""Size of a file that is read: about a hundred thousand comments."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LINE = re.compile(r" at line (\d+) column \d+$")
_MEND = {
    "date": 'write it with its zone, such as 2012-10-27T09:00:00+08:00, or "" for none',
    "id": "a text without spaces, such as 12",
}


def _date(value: object) -> object:
    # WordPress writes 0000-00-00 where it knows no date.
    if value == "" or (isinstance(value, str) and value.startswith("0000-")):
        return None
    # A bare number would be taken for seconds since 1970.
    if not (isinstance(value, str) and _DATE.match(value)):
        raise ValueError("not a date")
    return value


class CommentEntry(BaseModel):
    """One comment as written in the file; `parent` is the id of what it answers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[^\s\x00-\x1f\x7f]{1,200}$")]
    parent: str = ""
    author: str
    address: str = ""
    date: Annotated[datetime | None, BeforeValidator(_date)]
    kind: str = "comment"
    html: str


class CommentFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    comments: tuple[CommentEntry, ...]


def read_comments(path: Path) -> tuple[CommentEntry, ...] | list[Problem]:
    """The comments in `path` in the order of the file, or everything that is wrong with it."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        mend = "put a readable file there"
        return [Problem("comments/unreadable", str(error.strerror), path, mend=mend)]
    if size > MOST_BYTES:
        message = f"{size:,} bytes of comments; {MOST_BYTES:,} are read"
        return [Problem("comments/too-large", message, path, mend="remove some of them")]
    try:
        comments = CommentFile.model_validate_json(data.removeprefix(BOM_UTF8)).comments
    except ValidationError as error:
        return [_problem(item, path) for item in error.errors()]
    return list(_duplicates(comments, path)) or comments


def _problem(details: ErrorDetails, path: Path) -> Problem:
    message = str(details["msg"])
    if details["type"] == "json_invalid":
        found = _LINE.search(message)
        line = int(found[1]) if found else None
        mend = "mend it with an editor that knows JSON, or import again"
        text = _LINE.sub("", message).removeprefix("Invalid JSON: ")
        return Problem("comments/json", f"not valid JSON: {text}", path, line, mend)
    keys = details["loc"]
    place = "".join(f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in keys)
    name = place.lstrip(".") or "the file"
    key = str(keys[-1]) if keys else ""
    if details["type"] == "extra_forbidden":
        return Problem("comments/unknown-key", f"unknown key {name}", path, mend="remove it")
    if details["type"] == "missing":
        mend = f'add "{key}": …'
        return Problem("comments/missing-key", f"{name} is missing", path, mend=mend)
    return Problem(
        "comments/bad-value",
        f"{name}: {message.removeprefix('Value error, ')}",
        path,
        mend=_MEND.get(key, ""),
    )


def _duplicates(comments: Iterable[CommentEntry], path: Path) -> Iterable[Problem]:
    seen: set[str] = set()
    for comment in comments:
        if comment.id in seen:
            message = f'the id "{comment.id}" is there twice'
            mend = "remove one of the two comments"
            yield Problem("comments/duplicate-id", message, path, mend=mend)
        seen.add(comment.id)
