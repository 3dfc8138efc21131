"""Front matter of exporters that quote too little: what YAML refuses is read line by line.

Old exporters write `title: [转载] x`, `title: a: b` or `- @x` as they stand. Each key that YAML
understands by itself is read as YAML; any other is the text that stands behind it.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from plugins.wordpress.front_matter import FrontMatterError, load
from plugins.wordpress.sources.publication import PRIVACY_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEY = re.compile(r"(?P<key>[^\W\d][\w.-]*)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_ITEM = re.compile(r"[ \t]*-(?:[ \t]+(?P<value>.*))?")
_QUOTED = re.compile(r"(?P<quote>['\"])(?P<text>.*)(?P=quote)")
_BLOCK = re.compile(r"[|>][+-]?")
# `title: &nbsp;x y` is an anchor and `y` to YAML; no exporter writes anchors.
_ENTITY = re.compile(r"^(?:[\w.-]+[ \t]*:|[ \t]*-)[ \t]+&\S", re.MULTILINE)
_MOST_KEYS = 500
_LONGEST = 1_000_000


def load_loosely(yaml: str) -> tuple[dict[str, object], tuple[str, ...]]:
    """The keys of front matter as `front_matter.load` returns them, and what had to be guessed.

    Raises:
        FrontMatterError: there are no `key: value` lines, or one that says whether the text is
            public cannot be understood: such a text is not published on a guess.
    """
    if len(yaml) <= _LONGEST and _ENTITY.search(yaml):
        error = FrontMatterError("an entity at the beginning of a value")
    else:
        try:
            return load(yaml), ()
        except FrontMatterError as refused:
            if len(yaml) > _LONGEST:
                raise
            error = refused
    values = _by_lines(yaml, error)
    return values, (f"front matter, line {error.line}: {error}; read line by line",)


def _by_lines(yaml: str, error: FrontMatterError) -> dict[str, object]:
    values: dict[str, object] = {}
    for number, (key, lines) in enumerate(_blocks(yaml, error)):
        if number == _MOST_KEYS:
            raise error
        value: object
        block = "\n".join(lines) + "\n"
        try:
            value = _text(lines) if _ENTITY.search(block) else load(block)[key]
        except (FrontMatterError, KeyError):
            if key.casefold() in PRIVACY_KEYS:
                raise error from None
            value = _text(lines)
        if values.setdefault(key, value) != value:
            raise error
    if not values:
        raise error
    return values


def _blocks(yaml: str, error: FrontMatterError) -> Iterator[tuple[str, list[str]]]:
    """Each key with its own line and those that belong to it."""
    key, lines = "", list[str]()
    for line in yaml.rstrip("\n").split("\n"):
        found = _KEY.fullmatch(line)
        if found is not None:
            if key:
                yield key, lines
            key, lines = found["key"], [line]
        elif key:
            lines.append(line)
        elif line.strip() and not line.startswith("#"):
            raise error
    if key:
        yield key, lines


def _text(lines: list[str]) -> object:
    """What stands behind a key: the items of a list, or text."""
    found = _KEY.fullmatch(lines[0])
    first = (found["value"] or "").strip() if found else ""
    rest = [line for line in lines[1:] if line.strip()]
    items = [_ITEM.fullmatch(line) for line in rest]
    if not first and items and items[0]:
        values: list[str] = []
        for line, item in zip(rest, items, strict=True):
            if item:
                values.append(_unquoted(item["value"] or ""))
            else:
                values[-1] += f"\n{line.strip()}"
        return values
    below = textwrap.dedent("\n".join(lines[1:])).rstrip("\n")
    if _BLOCK.fullmatch(first):
        return below
    return _unquoted("\n".join(part for part in (first, below) if part))


def _unquoted(text: str) -> str:
    found = _QUOTED.fullmatch(text.strip())
    return found["text"] if found else text.strip()
