"""Heads of Markdown tables say that they head a column, which screen readers announce."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown


class TableHeads(Treeprocessor):
    """Sets `scope="col"` on the cells of each `<thead>`."""

    def run(self, root: Element) -> None:
        """Visit every table below `root`, in place."""
        for head in root.iter("thead"):
            for cell in head.iter("th"):
                cell.set("scope", "col")


class TableHeadsExtension(Extension):
    """Adds `TableHeads` behind block parsing."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the treeprocessor, at any place: nothing else looks at the attribute."""
        md.treeprocessors.register(TableHeads(md), "table_heads", 4)
