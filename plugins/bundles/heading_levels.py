"""Headings below the page's title without gaps, for readers who go from heading to heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_HEADING = re.compile(r"h([1-6])")
_TITLE, _LOWEST = 1, 6


class HeadingLevels(Treeprocessor):
    """Closes gaps: old texts begin with `h3` or `h5`, as the theme of their day had them look.

    The page's title is the only `h1`. A heading keeps its place below the nearest earlier one of a
    higher level, one level lower than that.
    """

    def run(self, root: Element) -> None:
        """Visit every heading below `root`, in place."""
        above: list[int] = []
        for element in root.iter():
            found = _HEADING.fullmatch(str(element.tag))
            if found is None:
                continue
            level = int(found[1])
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            element.tag = f"h{min(_TITLE + len(above), _LOWEST)}"


class HeadingLevelsExtension(Extension):
    """Adds `HeadingLevels` before the table of contents is made."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the treeprocessor; `inline` has priority 20, `toc` 5."""
        md.treeprocessors.register(HeadingLevels(md), "heading_levels", 6)
