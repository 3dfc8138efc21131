"""Clean HTML to the Markdown of this site, block by block, each block proved by rendering it.

A block is written with few escapes first; when its rendering does not hold the same as the block,
with every special character escaped; when that fails too, or would cost too much, it stays HTML.
The proof of a whole text is tried first, then that of some blocks together, then that of each one:
rendering costs more than writing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag

from plugins.wordpress.conversion.elements import elements, holds, parse
from plugins.wordpress.conversion.html_names import BLOCKS
from plugins.wordpress.conversion.inventory import take
from plugins.wordpress.conversion.limits import MOST_PROVED, TooComplexError
from plugins.wordpress.conversion.markdown_writer import markdown_of
from plugins.wordpress.conversion.rendered_source import render_site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.wordpress.conversion.inventory import Inventory

_ONLY_HTML = {"details", "figure", "ruby", "dl", "video", "audio", "hgroup"}
# Between two lists or quotations, which Markdown would join.
_SEPARATOR = "<!-- -->"
_TOGETHER = 16
_JOINED = ("ul", "ol", "blockquote")


@dataclass(frozen=True, slots=True)
class Markdown:
    """Text of a bundle's body.

    Attributes:
        text: ends with one line end, or is empty.
        kept_as_html: the first words of each block that stays HTML.
        before: what the HTML holds.
        after: what `text` holds as the site renders it.
    """

    text: str
    kept_as_html: tuple[str, ...]
    before: Inventory
    after: Inventory


def to_markdown(soup: BeautifulSoup) -> Markdown:
    """The Markdown of `soup`, which `presentation.simplify` has prepared."""
    blocks = [block for block in soup.contents if isinstance(block, Tag)]
    light = [_write(block, strict=False) for block in blocks]
    before = take(soup)
    text, after = _joined(blocks, light)
    kept = [block for block, one in zip(blocks, light, strict=True) if not one]
    if after != before:
        proved = _proved_each(blocks, light)
        kept = [block for block, one in zip(blocks, proved, strict=True) if not one]
        text, after = _joined(blocks, proved)
    words = tuple(_first_words(block) for block in kept)
    return Markdown(text, words, before, after or take(soup))


def _joined(blocks: Sequence[Tag], written: Sequence[str]) -> tuple[str, Inventory | None]:
    """The text, HTML where nothing is written, and what it holds; None when that costs too much."""
    text = _join(blocks, [one or str(block) for block, one in zip(blocks, written, strict=True)])
    try:
        return text, take(_rendered(text))
    except TooComplexError:
        return text, None


def _proved_each(blocks: Sequence[Tag], light: Sequence[str]) -> list[str]:
    """For each block its Markdown, "" for one that has to stay HTML."""
    proved: list[str] = []
    single = 0
    for start in range(0, len(blocks), _TOGETHER):
        some, written = blocks[start : start + _TOGETHER], light[start : start + _TOGETHER]
        if len(blocks) > _TOGETHER and _joined(some, written)[1] == _expected(*some):
            proved += written
            continue
        single += sum(map(bool, written))
        proved += [
            _proved(block, first) if first and single <= MOST_PROVED else ""
            for block, first in zip(some, written, strict=True)
        ]
    return proved


def _proved(block: Tag, light: str) -> str:
    expected = _expected(block)
    for text in (light, _write(block, strict=True)):
        if text and _joined([block], [text])[1] == expected:
            return text
    return ""


def _expected(*blocks: Tag) -> Inventory:
    return take(parse("\n".join(map(str, blocks))))


def _write(block: Tag, *, strict: bool) -> str:
    """The block as Markdown; "" when it has no Markdown form."""
    if block.name in _ONLY_HTML or holds(block, _ONLY_HTML) or _has_named_block(block):
        return ""
    if block.name == "table" and not _is_plain(block):
        return ""
    return markdown_of(block, strict=strict)


def _has_named_block(block: Tag) -> bool:
    # Markdown has nowhere to put the names of list items and the like that links lead to.
    return any(tag.has_attr("id") for tag in (block, *elements(block, BLOCKS)))


def _is_plain(table: Tag) -> bool:
    """Whether it has a row of headings and nothing that Markdown's tables cannot hold."""
    row = table.find("tr")
    spans = any(cell.has_attr("colspan") or cell.has_attr("rowspan") for cell in table("td"))
    return row is not None and row.find("th") is not None and not spans


def _first_words(block: Tag) -> str:
    return " ".join(block.get_text().split())[:40] or f"<{block.name}>"


def _rendered(text: str) -> BeautifulSoup:
    return parse(render_site(text))


def _join(blocks: Sequence[Tag], written: Sequence[str]) -> str:
    parts: list[str] = []
    for number, text in enumerate(written):
        if number and blocks[number].name in _JOINED and blocks[number - 1].name in _JOINED:
            parts.append(_SEPARATOR)
        parts.append(text)
    return "\n\n".join(part for part in parts if part) + "\n" if any(parts) else ""
