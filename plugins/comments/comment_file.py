"""The file `comments.<language>.json`: approved comments of one text, public fields only.

{"comments": [{"id": "12", "parent": "", "author": "…", "address": "https://… or nothing",
               "date": "2012-10-27T09:00:00+08:00", "kind": "comment", "html": "<p>…</p>"}]}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pydantic_core import ErrorDetails

NAME = re.compile(r"comments\.(?P<language>[A-Za-z-]+)\.json")
MOST_BYTES = 16 * 2**20
"""Size of a file that is read: about a hundred thousand comments."""

_LINE = re.compile(r" at line (\d+) column \d+$")
_MEND = {
    "date": "write it with its zone, such as 2012-10-27T09:00:00+08:00",
    "id": "a text of letters, digits, full stops, hyphens and underscores",
    "html": "shorten the comment",
}


class CommentEntry(BaseModel):
    """One comment as written in the file; `parent` is the id of what it answers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,64}$")]
    parent: str = ""
    author: Annotated[str, Field(max_length=500)]
    address: Annotated[str, Field(max_length=2000)] = ""
    date: AwareDatetime
    kind: Annotated[str, Field(max_length=40)] = "comment"
    html: Annotated[str, Field(max_length=200_000)]


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
        comments = CommentFile.model_validate_json(data).comments
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
    return Problem("comments/bad-value", f"{name}: {message}", path, mend=_MEND.get(key, ""))


def _duplicates(comments: Iterable[CommentEntry], path: Path) -> Iterable[Problem]:
    seen: set[str] = set()
    for comment in comments:
        if comment.id in seen:
            message = f'the id "{comment.id}" is there twice'
            mend = "remove one of the two comments"
            yield Problem("comments/duplicate-id", message, path, mend=mend)
        seen.add(comment.id)
