"""Shortcodes of WordPress: `[name key="value"]`, `[name]content[/name]`, `[[name]]` as text.

Grammar: https://developer.wordpress.org/plugins/shortcodes/ and
https://developer.wordpress.org/reference/functions/shortcode_parse_atts/.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Collection, Iterator, Mapping

_OPENING = re.compile(
    r"(?P<comment><!--.*?-->)|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|\[(?P<escape>\[?)(?P<name>[A-Za-z][\w-]*)(?![\w-])"
    r"(?P<attributes>[^\]\[/]*(?:/(?!\])[^\]\[/]*)*)(?P<void>/?)\](?P<escaped>\]?)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"(?:(?P<name>[\w-]+)\s*=\s*)?"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|[“”″](?P<curly>[^“”″]*)[“”″]"
    r"|(?P<bare>[^\s\"'“”″]+))"
)
_BEHIND_NAME = frozenset(" \t\n\r\xa0/]")
_QUOTE = re.compile(r"&(?:#8220|#8221|#8243|quot);")


@dataclass(frozen=True, slots=True)
class Shortcode:
    """One shortcode of a text.

    Attributes:
        name: as written.
        attributes: by lower-case name; those without a name by their place: `0`, `1`, ….
        content: what stands before its end tag, None when it has none.
        start: of the shortcode in the text.
        end: behind it.
        escaped: written in double brackets, to be read as text.
        void: closes itself with `/]`.
    """

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    content: str | None = None
    start: int = 0
    end: int = 0
    escaped: bool = False
    void: bool = False


def find(text: str, known: Collection[str] | None = None) -> Iterator[Shortcode]:
    """Those of `text` outside of tags and comments, in order, none within another.

    Args:
        text: HTML.
        known: names to look for, None for all.
    """
    closings = _Closings(text)
    position = 0
    while found := _OPENING.search(text, position):
        position = found.end()
        name = found["name"]
        if name is None or (known is not None and name not in known):
            # Within the brackets of something unknown another one may begin.
            position = found.start() + 1 if name else position
            continue
        end = -1 if found["void"] else closings.after(name, found)
        escaped = bool(found["escape"])
        stop = end + len(name) + 3 if end >= 0 else found.end("void") + 1
        content = text[found.end("void") + 1 : end] if end >= 0 else None
        escaped = escaped and text[stop : stop + 1] == "]"
        start = found.start() + (bool(found["escape"]) and not escaped)
        position = stop = stop + escaped
        values = parse_attributes(found["attributes"])
        yield Shortcode(name, values, content, start, stop, escaped, bool(found["void"]))


def expand(text: str, handlers: Mapping[str, Callable[[Shortcode], str | None]]) -> str:
    """`text` with each shortcode that has a handler replaced by what that returns.

    None leaves the shortcode where it is; one in double brackets loses a pair.
    """
    pieces, position = [], 0
    for code in find(text, handlers):
        source = text[code.start : code.end]
        new = source[1:-1] if code.escaped else handlers[code.name](code)
        pieces += [text[position : code.start], source if new is None else new]
        position = code.end
    return "".join([*pieces, text[position:]])


def count_unknown(text: str, counted: Counter[str]) -> None:
    """Count what looks like a shortcode in `text`, where those that are known have gone.

    `[1]` and `[sic]` are none: it takes an attribute, an end tag, or a line of its own. Nor is
    `[root@host /]#`: a name ends with a space.
    """
    for code in find(text):
        if text[code.start + len(code.name) + 1 + code.escaped] not in _BEHIND_NAME:
            continue
        named = any(not name.isdecimal() for name in code.attributes)
        before = text[max(0, code.start - 80) : code.start].rpartition("\n")[2]
        after = text[code.end : code.end + 80].partition("\n")[0]
        alone = not _visible(before) and not _visible(after) and len(code.name) > 1
        if named or code.content is not None or code.void or (alone and not code.attributes):
            counted[code.name] += 1


def parse_attributes(text: str) -> dict[str, str]:
    """Attributes of a shortcode or a tag by lower-case name; without a name by their place."""
    values: dict[str, str] = {}
    unnamed = count()
    for found in _ATTRIBUTE.finditer(_QUOTE.sub('"', text)):
        value = next(
            value
            for kind in ("double", "single", "curly", "bare")
            if (value := found[kind]) is not None
        )
        values.setdefault((found["name"] or str(next(unnamed))).lower(), value)
    return values


class _Closings:
    """Finds end tags; keeps the next one of each name, to search no part of the text twice."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: dict[str, int] = {}

    def after(self, name: str, opening: re.Match[str]) -> int:
        """Where the end tag that belongs to `opening` begins, -1 for none."""
        start = opening.end("void") + 1
        end = self._next.get(name, 0)
        if 0 <= end < start:
            end = self._next[name] = self._text.find(f"[/{name}]", start)
        if end < 0:
            return -1
        # The end tag of a later one of the same name is not ours: nothing must be swallowed.
        another = re.compile(rf"\[{re.escape(name)}(?![\w-])")
        return -1 if another.search(self._text, start, end) else end


def _visible(line: str) -> str:
    return re.sub(r"<[^<>]*>", "", line).strip()
