"""What a page of an unknown theme is about: its frame cut off.

Three steps. The text stands in the first of the known containers that the page has: WordPress's
themes share a handful of class names; where there is none, the container is learned from all pages
together (`learned_container`). Within it, parts that themes add (dates, tags, share buttons, links
to neighbours) are taken out by their names. Last, blocks that stand on most pages are the frame,
whatever they are called (`repeated_blocks`).
"""

from __future__ import annotations

import copy
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from plugins.wordpress.audit.coverage import folded
from plugins.wordpress.audit.html_page import blocks, drop_unseen, select
from plugins.wordpress.audit.learned_container import SAMPLE, followed, learned_paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from plugins.wordpress.audit.learned_container import Path

EXACT = (
    ".entry-content",
    ".wp-block-post-content",
    ".post-content",
    ".article-content",
    ".post-body",
    ".post-entry",
    ".entry-body",
    ".single-content",
    ".e-content",
    "[itemprop=articleBody]",
)
"""Containers that hold a text and nothing else."""

WIDE = ("article", ".hentry", ".entry", ".post", "[role=main]", "main", "#content", "#main", "body")
"""Containers that hold a text and parts of the frame."""

_ADDED_NAMES = (
    ".sharedaddy .jp-relatedposts .post-password-form .page-links .post-nav-links .page-link "
    ".screen-reader-text .addtoany_share_save_container .yarpp-related .wp_rp_wrap .related-posts "
    ".related_posts .wp-socializer .bdsharebuttonbox #toc_container .more-link .post-ratings "
    ".wumii-hook .ds-thread .edit-link"
)
ADDED = tuple(_ADDED_NAMES.split())
_FRAME_NAMES = (
    "header footer nav aside form .entry-meta .entry-footer .entry-utility .postmeta .post-meta "
    ".post-info .postmetadata .meta .tags .tags-links .cat-links .byline .posted-on .navigation "
    ".nav-links .post-navigation .sidebar #sidebar .widget .widget-area .breadcrumb .breadcrumbs "
    ".related .share #comments .comments-area #respond .commentlist .comment-list #header #footer "
    ".site-header .site-footer .entry-header .entry-title h1"
)
FRAME = tuple(_FRAME_NAMES.split())
_COMMENTS = (
    ".comment-content",
    ".wp-block-comment-content",
    ".comment-text",
    ".comment_text",
    ".comment-body",
    ".commentbody",
)
_OF_A_COMMENT_NAMES = (
    ".comment-meta .comment-author .reply .comment-awaiting-moderation .children footer "
    ".comment-metadata .comment-edit-link"
)
_OF_A_COMMENT = tuple(_OF_A_COMMENT_NAMES.split())
_IN_A_COMMENT = (
    "ancestor-or-self::*[contains(concat(' ', normalize-space(@class), ' '), ' comment ')]"
)
_PINGS = "ancestor-or-self::*[contains(@class, 'pingback') or contains(@class, 'trackback')]"
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class MainText:
    """A text without its frame.

    Attributes:
        blocks: folded, in order.
        exact: whether the theme said where the text begins and ends.
        comments: folded blocks of the comments below it.
    """

    blocks: tuple[str, ...]
    exact: bool
    comments: tuple[str, ...]


def container(document: HtmlElement, learned: Sequence[Path] = ()) -> tuple[HtmlElement, bool]:
    """Where the text of a page stands, and whether only the text stands there.

    Args:
        document: the page.
        learned: ways to the text where no name tells of it.
    """
    if (named := _longest(document, EXACT)) is not None:
        return named, True
    if (part := followed(learned, document)) is not None:
        return part, False
    wide = _longest(document, WIDE)
    return (document if wide is None else wide), False


def learned_from(documents: Iterable[HtmlElement]) -> tuple[Path, ...]:
    """The ways to the text in those of the pages whose theme has no name for it."""
    unnamed = (page for page in documents if _longest(page, EXACT) is None)
    sample = [copy.deepcopy(page) for page in islice(unnamed, SAMPLE)]
    for page in sample:
        drop_unseen(page)
    return learned_paths(sample)


def main_text(document: HtmlElement, learned: Sequence[Path] = ()) -> MainText:
    """The text of a page, its comments apart; the arguments are those of `container`."""
    found, exact = container(document, learned)
    text = _text(found, ADDED if exact else (*ADDED, *FRAME))
    return MainText(text, exact, _comments(document))


def _longest(document: HtmlElement, names: Iterable[str]) -> HtmlElement | None:
    for name in names:
        # Boxes beside the text use the same names, and are shorter; comments may be longer.
        found = [part for part in select(document, (name,)) if not part.xpath(_IN_A_COMMENT)]
        if found:
            return max(found, key=lambda part: len(part.text_content()))
    return None


def repeated_blocks(pages: Iterable[MainText]) -> frozenset[str]:
    """Blocks that stand on more than half of the pages: they belong to the theme.

    With fewer than `_FEWEST` pages nothing can be told.
    """
    on: Counter[str] = Counter()
    total = 0
    for page in pages:
        total += 1
        on.update(set(page.blocks))
    if total < _FEWEST:
        return frozenset()
    return frozenset(block for block, times in on.items() if times * 2 > total)


def _comments(document: HtmlElement) -> tuple[str, ...]:
    for name in _COMMENTS:
        if found := select(document, (name,)):
            # Themes that have no part for the words alone show other sites' links by name only.
            own = (part for part in found if name != ".comment-body" or not part.xpath(_PINGS))
            return tuple(block for part in own for block in _text(part, _OF_A_COMMENT))
    return ()


def _text(element: HtmlElement, without: tuple[str, ...]) -> tuple[str, ...]:
    own = copy.deepcopy(element)
    own.tail = None
    for part in select(own, without):
        if part is not own and part.getparent() is not None:
            part.drop_tree()
    drop_unseen(own)
    return tuple(block for block in map(folded, blocks(own)) if block)
