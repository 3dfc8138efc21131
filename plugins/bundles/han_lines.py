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
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f“”‘’…—"
_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t]*\n[ \t]*(?=[{_WIDE}])")
_VERBATIM = frozenset({"pre", "code", "kbd", "samp", "textarea"})


class HanLines(Treeprocessor):
    """Removes line breaks between wide characters everywhere but in code."""

    def run(self, root: Element) -> None:
        """Visit every text below `root`, in place."""
        for element in root.iter():
            if element.text and element.tag not in _VERBATIM:
                element.text = _BREAK.sub("", element.text)
            if element.tail:
                element.tail = _BREAK.sub("", element.tail)


class HanLinesExtension(Extension):
    """Adds `HanLines` behind inline parsing."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the treeprocessor; `inline` has priority 20."""
        md.treeprocessors.register(HanLines(md), "han_lines", 6)
