"""CDATA sections as WordPress writes them, the ill-formed ones of its early versions included.

Until version 3.1 the exporter wrote texts that hold `]]>` as they are: `<![CDATA[a ]]> b]]>`. The
end of such a section is the last `]]>` before the end tag of its element.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.wordpress.sources.byte_window import ByteWindow

LARGEST_TEXT = 10_000_000
"""Bytes of one text: what the parser allows."""

_START, _END = b"<![CDATA[", b"]]>"
_ESCAPED = b"]]]]><![CDATA[>"
_LOOKAHEAD = 256
_WELL_FORMED = re.compile(
    rb"(?:[^<&\]]++|\](?!\]>)|&\#?\w++;|<!\[CDATA\[(?:[^\]]++|\](?!\]>))*+\]\]>)*+"
)
_OF_ANOTHER_FIELD = re.compile(rb"<wp:post_id>|<wp:comment_id>")


@dataclass(slots=True)
class Budget:
    """How many bytes may be looked at ahead of their turn; keeps hostile files from taking long."""

    left: int = 4 * LARGEST_TEXT


def read_cdata(window: ByteWindow, element: bytes, budget: Budget) -> tuple[bytes | None, str]:
    """Take the CDATA section that the window stands at.

    Args:
        window: stands at `<![CDATA[`.
        element: name of the element around it, b"" when unknown.
        budget: of the item; when it is spent, a section ends at its first `]]>`.

    Returns:
        The section with its marks, well-formed, None when it is too large (it is taken all the
        same), without its end when the file ends before; and what was repaired.
    """
    start = len(_START)
    searched = start
    while (end := window.find(_END, searched)) < 0:
        if len(window) > LARGEST_TEXT:
            _discard(window)
            return None, ""
        searched = max(len(window) - len(_END), start)
        if not window.more():
            return window.take(len(window)), ""
    literal = _literal_end(window, end, element, budget) if element else -1
    if literal < 0:
        return window.take(end + len(_END)), ""
    window.take(start)
    text = window.take(literal - start).replace(_ESCAPED, _END).replace(_END, _ESCAPED)
    window.take(len(_END))
    return _START + text + _END, "`]]>` inside of a CDATA section mended"


def _literal_end(window: ByteWindow, first: int, element: bytes, budget: Budget) -> int:
    """Where the section ends if the `]]>` at `first` belongs to its text, else -1."""
    behind = first + len(_END)
    closing, regular = _patterns(element)
    window.reach(behind + _LOOKAHEAD)
    if window.match(regular, behind) >= 0 or budget.left <= 0:
        return -1
    searched = behind
    while (found := window.search(closing, searched)) is None:
        if len(window) - behind > LARGEST_TEXT:
            break
        searched = max(len(window) - _LOOKAHEAD, behind)
        if not window.more():
            break
    budget.left -= (found[0] if found else len(window)) - behind
    rest = window.view(behind, found[0]).rstrip() if found else b""
    if not rest.endswith(_END) or _WELL_FORMED.fullmatch(rest) or _OF_ANOTHER_FIELD.search(rest):
        return -1
    return behind + len(rest) - len(_END)


@lru_cache(maxsize=64)
def _patterns(element: bytes) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    closing = rb"</" + re.escape(element) + rb"\s{0,64}>"
    regular = rb"\s{0,128}(?:" + closing + rb"|<!\[CDATA\[|\Z)"
    return re.compile(closing), re.compile(regular)


def _discard(window: ByteWindow) -> None:
    while (end := window.find(_END)) < 0:
        window.take(max(len(window) - len(_END), 0))
        if not window.more():
            window.take(len(window))
            return
    window.take(end + len(_END))
