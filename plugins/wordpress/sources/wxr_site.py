"""Gathers what a WXR file says of its site, element by element."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.wordpress.memory_use import TooMuchError
from plugins.wordpress.model import Author, Site, Term
from plugins.wordpress.sources.single_line import single_line
from plugins.wordpress.sources.wxr_terms import DECLARATIONS, declared_term

if TYPE_CHECKING:
    from plugins.wordpress.sources.xml_elements import Element

MOST_FACTS = 100_000
"""Terms, authors and other elements of the channel that are no items."""

_LONGEST_FACTS = 20_000_000

_PLACED = frozenset({"title", "link", "language", "wp:base_blog_url", "wp:wxr_version"})
_AUTHOR_PLACED = frozenset({"id", "login", "display_name", "email"})


@dataclass(slots=True)
class SiteFacts:
    """What was read so far; the first value of several files is the one that counts."""

    texts: dict[str, str] = field(default_factory=dict)
    authors: dict[str, Author] = field(default_factory=dict)
    terms: dict[tuple[str, str], Term] = field(default_factory=dict)
    number: int = 0
    size: int = 0

    def add(self, element: Element) -> None:
        """Take note of an element of the channel.

        Raises:
            TooMuchError: the file declares more than any site has.
        """
        self.number += 1
        self.size += len(element.text) + sum(len(one.text) for one in element.children)
        if self.number > MOST_FACTS or self.size > _LONGEST_FACTS:
            raise TooMuchError(f"declares more than {MOST_FACTS:,} terms and authors")
        if element.name == "wp:author":
            author = _author(element)
            self.authors.setdefault(author.login, author)
        elif element.name in DECLARATIONS:
            term = declared_term(element)
            self.terms.setdefault((term.taxonomy, term.slug), term)
        elif element.text.strip():
            self.texts.setdefault(element.name, element.text.strip())

    def site(self) -> Site:
        """What was read, as the noun that all sources share."""
        address = self.texts.get("wp:base_blog_url") or self.texts.get("link", "")
        return Site(
            title=single_line(self.texts.get("title", "")),
            address=address.rstrip("/"),
            language=self.texts.get("language", ""),
            authors=dict(self.authors),
            terms=tuple(self.terms.values()),
            version=self.texts.get("wp:wxr_version", ""),
            extras={
                name.removeprefix("wp:"): text
                for name, text in self.texts.items()
                if name not in _PLACED
            },
        )


def _author(element: Element) -> Author:
    login = element.child("wp:author_login")
    whole = f"{element.child('wp:author_first_name')} {element.child('wp:author_last_name')}"
    return Author(
        login=login,
        name=single_line(element.child("wp:author_display_name")) or single_line(whole) or login,
        number=element.child("wp:author_id"),
        email=element.child("wp:author_email"),
        extras=tuple(
            (name, child.text.strip())
            for child in element.children
            if (name := child.name.removeprefix("wp:author_")) not in _AUTHOR_PLACED
            and child.text.strip()
        ),
    )
