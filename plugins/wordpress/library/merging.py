"""An author's version and a newer export joined, as far as they change different things.

The merge is merge3's, by lines. Front matter is merged key by key and comments one by one: two that
were changed on neighbouring lines are no conflict there. A text that comes out broken, or more
public than both versions were, counts as a conflict.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from merge3 import Merge3

from plugins.wordpress.front_matter import FrontMatterError, load, split
from plugins.wordpress.library.comments_file import merged_comments

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 20_000
"""Lines of the longest file that is merged: the time that it takes grows with their square."""

_KEY = re.compile(r"^(?P<key>[^\s#-][^:\n]*?)\s*:(?:\s|$)", re.MULTILINE)


def merged(path: str, base: str, mine: str, theirs: str) -> str | None:
    """The three versions of one file in one, None when they are in conflict.

    Args:
        path: its name decides what is checked.
        base: the export's former version.
        mine: the author's.
        theirs: the export's new one.
    """
    if path.endswith(".md"):
        return _text(base, mine, theirs)
    if path.endswith(".json"):
        return merged_comments(base, mine, theirs)
    return _lines(base, mine, theirs)


def is_public(text: str) -> bool:
    """Whether a bundle file is published; one with broken front matter is not."""
    try:
        values = load(split(text)[0])
    except FrontMatterError:
        return False
    return values.get("status", "published") != "draft"


def _text(base: str, mine: str, theirs: str) -> str | None:
    try:
        parts = [split(text) for text in (base, mine, theirs)]
    except FrontMatterError:
        return None
    yaml = _front_matter(*(part[0] for part in parts))
    body = _lines(*(part[1] for part in parts))
    if yaml is None or body is None:
        return None
    text = f"---\n{yaml}---\n{body}"
    try:
        load(split(text)[0])
    except FrontMatterError:
        return None
    if is_public(text) and not (is_public(mine) or is_public(theirs)):
        return None
    return text


def _front_matter(base: str, mine: str, theirs: str) -> str | None:
    old, own, new = _blocks(base), _blocks(mine), _blocks(theirs)
    if old is None or own is None or new is None:
        return _lines(base, mine, theirs)
    keys = [*own, *(key for key in new if key not in own)]
    blocks = []
    for key in keys:
        versions = old.get(key, ""), own.get(key, ""), new.get(key, "")
        # A key that both have changed is joined by lines within itself, such as `wordpress:`.
        block = _three(*versions)
        if block is None and "\n" in versions[1].rstrip("\n"):
            block = _lines(*versions)
        if block is None:
            return None
        blocks.append(block)
    return "".join(blocks)


def _blocks(yaml: str) -> dict[str, str] | None:
    """The lines of each top-level key; None when a key is there twice."""
    starts = [(found["key"], found.start()) for found in _KEY.finditer(yaml)]
    if not starts or starts[0][1] or len({key for key, _ in starts}) < len(starts):
        return None
    ends = [start for _, start in starts[1:]] + [len(yaml)]
    return {key: yaml[start:end] for (key, start), end in zip(starts, ends, strict=True)}


def _three(base: str, mine: str, theirs: str) -> str | None:
    if mine in {theirs, base}:
        return theirs
    return mine if theirs == base else None


def _lines(base: str, mine: str, theirs: str) -> str | None:
    simple = _three(base, mine, theirs)
    if simple is not None:
        return simple
    versions = [text.splitlines(keepends=True) for text in (base, mine, theirs)]
    if max(map(len, versions)) > LONGEST:
        return None
    return _joined(*versions)


def _joined(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> str | None:
    merge = Merge3(base, mine, theirs)
    chosen = {"unchanged": base, "same": mine, "a": mine, "b": theirs}
    text: list[str] = []
    for region in merge.merge_regions():
        if region[0] == "conflict":
            return None
        text += chosen[region[0]][region[1] : region[2]]
    return "".join(text)
