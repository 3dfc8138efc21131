"""Feeds of an edition: one with full texts, and one with summaries for each list."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from markupsafe import Markup, escape

from plugins.editions.alternates import encoded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

BEGINNING = 200
"""Characters of a text that stand in a feed where it has no summary."""

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed to write.

    Attributes:
        key: what it is the feed of: `all`, `category/vps`.
        url: percent-encoded address without leading slash.
        page: address of the page that it belongs to.
        title: HTML, follows the name of the site; "" for the feed of the whole edition.
        articles: newest first.
    """

    key: str
    url: str
    page: str
    title: str
    articles: tuple[Any, ...]

    @property
    def has_full_texts(self) -> bool:
        """Whether it is the feed of the whole edition, not that of a list."""
        return self.key == "all"

    @property
    def save_as(self) -> str:
        """Path below the output folder."""
        return unquote(self.url)


@dataclass(frozen=True, slots=True)
class SummaryEntry:
    """An article or page as Pelican's writer takes it, without the text of the full feed.

    `tags` has the category as well, which a page lacks.
    """

    title: str
    url: str
    date: datetime
    modified: datetime
    author: Any
    tags: list[Any]
    lang: str
    summary: str

    def get_content(self, _site_url: str) -> None:
        """No content: that of a feed would repeat the summary."""


def in_feed(articles: Iterable[Any], language: str, *, is_default: bool) -> tuple[Any, ...]:
    """Those of a list that its feed brings.

    The feed of the default edition brings what its list shows, since subscribers of an old site
    had its languages mixed; who takes the feed of another edition has chosen a language.
    """
    return tuple(article for article in articles if is_default or article.lang == language)


def term_feed(kind: str, term: Any, articles: tuple[Any, ...]) -> Feed:
    """The feed beside the list of a category, tag or author."""
    page = encoded(term.url)
    address = f"{page.rstrip('/')}/atom.xml"
    return Feed(f"{kind}/{term.slug}", address, page, escape(term.name), articles)


def summary_entry(article: Any) -> SummaryEntry:
    """`article` with its summary, or else the beginning of its text."""
    return SummaryEntry(
        title=article.title,
        url=article.url,
        date=article.date,
        modified=getattr(article, "modified", article.date),
        author=getattr(article, "author", ""),
        # Pelican gives a page a category too, one that is nowhere else.
        tags=[*([article.category] if _is_post(article) else []), *article.tags],
        lang=article.lang,
        summary=article.summary or beginning(article.content),
    )


def _is_post(text: Any) -> bool:
    return hasattr(text, "further_categories")


def beginning(content: str) -> Markup:
    """The first words of a text, escaped, with a sign where it goes on."""
    # So much markup holds enough text; a whole post would be read for its first lines.
    text = html.unescape(_TAG.sub(" ", content[: BEGINNING * 20]))
    words = " ".join(text.partition("<")[0].split())
    return escape(words if len(words) <= BEGINNING else f"{words[:BEGINNING].rstrip()}…")
