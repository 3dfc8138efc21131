"""Code that a highlighter or an editor wrote as a `<div>` of lines in a typewriter's letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4.element import NavigableString

from plugins.wordpress.conversion.elements import holds
from plugins.wordpress.conversion.html_names import BLOCKS
from plugins.wordpress.conversion.inventory import attribute

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_LETTERS = re.compile(
    r"(?i)\bfont(?:-family)?\s*:[^;]*(?:consolas|courier|monospace|monaco|lucida console|menlo)"
)
_HIGHLIGHTERS = frozenset({"codecolorer", "geshi", "dp-highlighter"})
_SPACES = re.compile(r"[ \t\r\n]+")
_OTHER = BLOCKS | {"img", "code"}


def lines_to_code(soup: BeautifulSoup) -> list[str]:
    """Make a `<pre>` of each such `<div>`; the result tells of links to manuals that went.

    The spaces between its tags are those of the exporter; its own are no-break spaces.
    """
    links = 0
    for block in soup.find_all("div", class_=True) + soup.find_all("div", style=True):
        is_highlighter = bool(_HIGHLIGHTERS.intersection(attribute(block, "class").split()))
        if not (is_highlighter or _LETTERS.search(attribute(block, "style"))):
            continue
        linked = block.find_all("a", href=True)
        if block.find("br") is None or holds(block, _OTHER) or (linked and not is_highlighter):
            continue
        links += len(linked)
        _to_pre(block)
    return [f"links of a highlighter to manuals became text: {links}"] if links else []


def _to_pre(block: Tag) -> None:
    for text in block.find_all(string=True):
        text.replace_with(NavigableString(_SPACES.sub(" ", text)))
    for line_break in block.find_all("br"):
        line_break.replace_with("\n")
    lines = [line.strip(" ").replace("\xa0", " ") for line in block.get_text().split("\n")]
    named = [name for name in attribute(block, "class").split() if name not in _HIGHLIGHTERS]
    is_highlighter = len(named) < len(attribute(block, "class").split())
    block.name, block.attrs = "pre", {"class": named[0]} if named and is_highlighter else {}
    block.string = "\n".join(line.rstrip() for line in lines).strip("\n")
