"""Inline elements around whole blocks (`<strong><p>…</p></strong>`), which Markdown cannot say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bs4 import Tag

from plugins.wordpress.conversion.elements import elements, holds, is_within
from plugins.wordpress.conversion.html_names import BLOCKS, names
from plugins.wordpress.conversion.inventory import attribute
from plugins.wordpress.conversion.limits import MOST_ELEMENTS, TooComplexError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import BeautifulSoup
    from bs4.element import PageElement

_INLINE = names("a abbr cite code del em ins mark q small strong sub sup u")
_WHOLE = names("hr pre")


def push_into_blocks(soup: BeautifulSoup) -> None:
    """Put each such element around the text within each of its blocks instead.

    Raises:
        TooComplexError: more than `limits.MOST_ELEMENTS` would come of it.
    """
    made = 0
    # Innermost first: what an outer one is pushed around is inline by then.
    for tag in reversed(elements(soup, _INLINE)):
        if not holds(tag, BLOCKS):
            continue
        if is_within(tag, {tag.name}):
            # Broken HTML opens the same one again and again; it shows no more than once.
            tag.unwrap()
            continue
        values = {name: attribute(tag, name) for name in tag.attrs}
        made += _wrap_runs(tag, partial(soup.new_tag, tag.name, attrs=values))
        if made > MOST_ELEMENTS:
            raise TooComplexError(f"more than {MOST_ELEMENTS:,} blocks within inline elements")
        tag.unwrap()


def _wrap_runs(parent: Tag, shell: Callable[[], Tag]) -> int:
    """Put new shells around runs of inline content at any depth; returns their number."""
    made = 0
    run: list[PageElement] = []
    for child in [*parent.contents, None]:
        if child is not None and not _holds_block(child):
            run.append(child)
            continue
        if any(isinstance(node, Tag) or str(node).strip() for node in run):
            wrapped = shell()
            run[0].insert_before(wrapped)
            wrapped.extend(run)
            made += 1
        run = []
        if isinstance(child, Tag) and child.name not in _WHOLE:
            made += 1 + _wrap_runs(child, shell)
    return made


def _holds_block(node: PageElement) -> bool:
    return isinstance(node, Tag) and (node.name in BLOCKS or holds(node, BLOCKS))
