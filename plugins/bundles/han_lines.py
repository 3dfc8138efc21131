"""Lines of a Chinese paragraph are joined without a space.

A line break in Markdown becomes white space in HTML, which browsers show as a space: right between
English words, wrong between Han characters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from markdown import Markdown

# Characters of Chinese text only; quotation marks, dashes and dots are those of English as well.
_HAN = r"\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uff60"
_SHARED = "“”‘’…—"
_BREAK = re.compile(
    rf"(?<=[{_HAN}])[ \t]*\n[ \t]*(?=[{_HAN}{_SHARED}])|(?<=[{_SHARED}])[ \t]*\n[ \t]*(?=[{_HAN}])"
)
_VERBATIM = frozenset({"pre", "code", "kbd", "samp", "textarea"})

Text = tuple["Element", str]
"""An element and which of its texts is meant: "text" inside it, "tail" behind it."""


class HanLines(Treeprocessor):
    """Removes line breaks between Han characters, also where emphasis or a link begins or ends."""

    def run(self, root: Element) -> None:
        """Visit every text below `root`, in place."""
        for element in root.iter():
            if element is root or self.md.is_block_level(str(element.tag)):
                for line in self._lines(element):
                    _join(line)

    def _lines(self, block: Element) -> Iterator[list[Text]]:
        """The texts of `block` that follow each other without a block or a hard break between."""
        line: list[Text] = [(block, "text")]
        for child in block:
            if child.tag == "br" or self.md.is_block_level(str(child.tag)):
                yield line
                line = []
            else:
                line += _texts(child)
            line.append((child, "tail"))
        yield line


def _texts(inline: Element) -> list[Text]:
    inner = [text for child in inline for text in (*_texts(child), (child, "tail"))]
    return [(inline, "text"), *inner]


def _join(line: list[Text]) -> None:
    filled = [(element, slot) for element, slot in line if getattr(element, slot)]
    for place, (element, slot) in enumerate(filled):
        if slot == "text" and element.tag in _VERBATIM:
            continue
        before = _content(filled[place - 1])[-1] if place else ""
        after = _content(filled[place + 1])[0] if place + 1 < len(filled) else ""
        joined = _BREAK.sub("", f"{before}{_content((element, slot))}{after}")
        setattr(element, slot, joined[len(before) : len(joined) - len(after)])


def _content(text: Text) -> str:
    element, slot = text
    return str(getattr(element, slot))


class HanLinesExtension(Extension):
    """Adds `HanLines` behind inline parsing."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the treeprocessor; `inline` has priority 20."""
        md.treeprocessors.register(HanLines(md), "han_lines", 6)
