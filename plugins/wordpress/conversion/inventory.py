"""What a text holds, taken from its HTML: the measure of a conversion."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from plugins.wordpress.conversion.elements import elements
from plugins.wordpress.conversion.html_names import BLOCKS, HEADINGS
from plugins.wordpress.model import Counts

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_BREAK = "\n"
_GROUPS = dict.fromkeys(HEADINGS, "h")
_GROUPS |= {"ol": "list", "ul": "list", "dl": "list"}
_GROUPS |= {"strong": "marked", "em": "marked", "code": "marked"}
_ITEMS = frozenset({"li", "dt", "dd"})
_BLANK_LINE = re.compile(r"(?m)^ +$")


@dataclass(frozen=True, slots=True)
class Inventory:
    """The parts of a text that a reader would miss.

    Attributes:
        text: the visible text, runs of white space as one space.
        links: address and text of each link.
        pictures: source, alternative text, title, width and height of each.
        headings: level (1 to 6) and text of each.
        tables: rows of cells; a cell is its text and the columns and rows that it spans.
        code_blocks: text of each as any Markdown shows it: tabs as spaces, blank lines empty.
        lists: name (`ol`, `ul`, `dl`) and number of items of each.
        marked: text of each run of strong or emphasised text.
    """

    text: str
    links: tuple[tuple[str, str], ...]
    pictures: tuple[tuple[str, str, str, str, str], ...]
    headings: tuple[tuple[int, str], ...]
    tables: tuple[tuple[tuple[tuple[str, str, str], ...], ...], ...]
    code_blocks: tuple[str, ...]
    lists: tuple[tuple[str, int], ...]
    marked: tuple[tuple[str, str], ...]

    @property
    def counts(self) -> Counts:
        """How many of each."""
        return Counts(
            characters=len(self.text.replace(" ", "")),
            links=len(self.links),
            pictures=len(self.pictures),
            headings=len(self.headings),
            tables=len(self.tables),
            code_blocks=len(self.code_blocks),
        )


def take(soup: BeautifulSoup | Tag) -> Inventory:
    """The inventory of `soup`, whose element names are those of sanitised HTML."""
    tags: defaultdict[str, list[Tag]] = defaultdict(list)
    for tag in soup.find_all(True):
        tags[_GROUPS.get(tag.name, tag.name)].append(tag)
    return Inventory(
        text=visible_text(soup),
        links=tuple(
            (attribute(link, "href"), visible_text(link))
            for link in tags["a"]
            if link.has_attr("href")
        ),
        pictures=tuple(_picture(picture) for picture in tags["img"]),
        headings=tuple((int(heading.name[1]), visible_text(heading)) for heading in tags["h"]),
        tables=tuple(_table(table) for table in tags["table"]),
        code_blocks=tuple(
            _BLANK_LINE.sub("", pre.get_text().expandtabs(4)).strip("\n") for pre in tags["pre"]
        ),
        lists=tuple(
            (one.name, sum(getattr(child, "name", None) in _ITEMS for child in one.contents))
            for one in tags["list"]
        ),
        marked=tuple((run.name, visible_text(run)) for run in tags["marked"]),
    )


def visible_text(root: Tag) -> str:
    """The text below `root` as a reader sees it, all white space as single spaces."""
    pieces: list[str] = []
    waiting: list[object] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            if not isinstance(node, PreformattedString):
                pieces.append(node)
        elif isinstance(node, Tag):
            separator = _BREAK if node.name in BLOCKS or node.name == "br" else ""
            pieces.append(separator)
            waiting.append(NavigableString(separator))
            waiting.extend(reversed(node.contents))
    return " ".join("".join(pieces).split())


def attribute(tag: Tag, name: str) -> str:
    """The attribute as one string, "" when it is missing."""
    value = tag.get(name)
    if value is None:
        return ""
    return value if isinstance(value, str) else " ".join(value)


def _picture(tag: Tag) -> tuple[str, str, str, str, str]:
    source, alt, title, width, height = (
        " ".join(attribute(tag, name).split())
        for name in ("src", "alt", "title", "width", "height")
    )
    return source, alt, title, width, height


def _table(table: Tag) -> tuple[tuple[tuple[str, str, str], ...], ...]:
    return tuple(
        tuple(
            (visible_text(cell), attribute(cell, "colspan"), attribute(cell, "rowspan"))
            for cell in elements(row, {"td", "th"})
        )
        for row in table.find_all("tr")
    )
