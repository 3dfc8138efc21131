"""Markdown tables for every reader: heads that screen readers announce, and room to scroll."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown import Extension
from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from markdown import Markdown


class Tables(Treeprocessor):
    """Sets `scope="col"` on the heads of columns and puts each table into a region that scrolls.

    The region is named by the heads of the columns, so its name is in the language of the text.
    """

    def run(self, root: Element) -> None:
        """Visit every table below `root`, in place."""
        for parent in list(root.iter()):
            for place, child in enumerate(parent):
                if child.tag == "table":
                    parent[place] = self._region(child)

    def _region(self, table: Element) -> Element:
        heads = [cell for head in table.iter("thead") for cell in head.iter("th")]
        for cell in heads:
            cell.set("scope", "col")
        # Focusable, because a keyboard scrolls only what has the focus.
        region = Element("div", {"class": "scroll", "tabindex": "0"})
        name = ", ".join(text for text in map(self._text, heads) if text)
        if name:
            region.set("role", "region")
            region.set("aria-label", name)
        region.tail, table.tail = table.tail, None
        region.append(table)
        return region

    def _text(self, cell: Element) -> str:
        return html.unescape(strip_tags(render_inner_html(remove_fnrefs(cell), self.md)))


class TablesExtension(Extension):
    """Adds `Tables` behind inline parsing."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the treeprocessor; `inline` has priority 20, `unescape` 0."""
        md.treeprocessors.register(Tables(md), "tables", 4)
