"""Trees of HTML, and searches in them by sets of names: Beautiful Soup's own take far longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag

if TYPE_CHECKING:
    from collections.abc import Collection


def parse(html: str) -> BeautifulSoup:
    """The tree of well-formed `html`."""
    # Without a line end Beautiful Soup takes an address or the name of a file for a mistake.
    return BeautifulSoup(html if "<" in html else f"{html}\n", "html.parser")


def elements(root: Tag, names: Collection[str]) -> list[Tag]:
    """Those below `root` that have one of `names`, in the order of the text."""
    return [tag for tag in root.find_all(True) if tag.name in names]


def holds(root: Tag, names: Collection[str]) -> bool:
    """Whether there are any below `root`."""
    return any(isinstance(node, Tag) and node.name in names for node in root.descendants)


def is_within(tag: Tag, names: Collection[str]) -> bool:
    """Whether `tag` stands in one of them."""
    return any(parent.name in names for parent in tag.parents)
