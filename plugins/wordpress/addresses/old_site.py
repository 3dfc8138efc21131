"""What an export tells of a site, arranged so that its addresses can be worked out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.wordpress.addresses.normal_form import normal
from plugins.wordpress.addresses.own_addresses import old_hosts, tidy, with_www
from plugins.wordpress.addresses.post_name import post_name
from plugins.wordpress.addresses.readings import Facts, facts, plain_name
from plugins.wordpress.model import Author, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plugins.wordpress.addresses.options import Options
    from plugins.wordpress.index import Entry
    from plugins.wordpress.model import Site

TermKey = tuple[str, str]
"""Taxonomy, and slug decoded in NFC."""

_LONGEST = 2000
_DEEPEST = 30
_NAMED = (("category", "categories"), ("post_tag", "tags"))


@dataclass(frozen=True)
class OldSite:
    """An export's items and what they refer to.

    Attributes:
        entries: in the order of the export.
        site: what the export says of the whole.
        hosts: names of the old site.
    """

    entries: tuple[Entry, ...]
    site: Site
    hosts: frozenset[str]

    @classmethod
    def of(cls, entries: Iterable[Entry], site: Site, options: Options) -> OldSite:
        """Arrange the items of an export."""
        kept = tuple(entries)
        named = authority_of(site.address)
        hosts = old_hosts(kept) | options.hosts | with_www({named} if named else set())
        return cls(kept, site, hosts)

    @cached_property
    def by_number(self) -> Mapping[str, Entry]:
        """Items that have a number."""
        return {entry.number: entry for entry in self.entries if entry.number}

    @cached_property
    def terms(self) -> Mapping[TermKey, Term]:
        """Terms that the export declares, or that items use, with those above them."""
        found: dict[TermKey, Term] = {}
        for term in self.site.terms:
            found.setdefault((term.taxonomy, plain_name(term.slug)), term)
        for entry in self.entries:
            for taxonomy, slug in entry.terms:
                found.setdefault((taxonomy, plain_name(slug)), Term(taxonomy, slug, slug))
            for taxonomy, name in self._names(entry):
                slug = post_name(name)
                if (taxonomy, name) not in self._slugs and slug:
                    found.setdefault((taxonomy, slug), Term(taxonomy, slug, name))
        return found

    def term_keys(self, entry: Entry) -> tuple[TermKey, ...]:
        """The terms of an item."""
        keys = [(taxonomy, plain_name(slug)) for taxonomy, slug in entry.terms]
        for taxonomy, name in self._names(entry):
            keys.append((taxonomy, self._slugs.get((taxonomy, name)) or post_name(name)))
        return tuple(dict.fromkeys(key for key in keys if key[1]))

    def term_path(self, key: TermKey) -> tuple[TermKey, ...]:
        """A term with those above it, the highest first; circles and endless chains are cut."""
        chain: list[TermKey] = []
        while key[1] and key in self.terms and key not in chain and len(chain) < _DEEPEST:
            chain.append(key)
            key = (key[0], plain_name(self.terms[key].parent))
        return tuple(reversed(chain))

    def address(self, entry: Entry) -> str:
        """Where an item was, as path and query in their normal form; "" when nothing tells."""
        said = entry.address or entry.permalink or ""
        own = tidy(said, "/", self.hosts) if 0 < len(said) <= _LONGEST else None
        return normal(own) if own is not None and own.startswith("/") else ""

    def path(self, entry: Entry) -> str:
        """Likewise, "" also for an address that is a query."""
        address = self.address(entry)
        return "" if "?" in address else address

    def author(self, entry: Entry) -> Author | None:
        """Who wrote an item, as the export names them."""
        if not entry.author:
            return None
        known = self.site.authors.get(entry.author) or self._authors_by_name.get(entry.author)
        return known or Author(entry.author, entry.author)

    def facts(self, entry: Entry) -> Facts:
        """What may stand in the address of an item."""
        author = self.author(entry)
        paths = (
            "/".join(slug for _, slug in self.term_path(key))
            for key in self.term_keys(entry)
            if key[0] == "category"
        )
        return facts(entry, tuple(paths), author_slug(author) if author else "")

    @cached_property
    def _slugs(self) -> Mapping[tuple[str, str], str]:
        return {(term.taxonomy, term.name): plain_name(term.slug) for term in self.site.terms}

    @cached_property
    def _authors_by_name(self) -> Mapping[str, Author]:
        return {author.name: author for author in self.site.authors.values()}

    def _names(self, entry: Entry) -> list[tuple[str, str]]:
        """Terms that only have a name: those of exporters' Markdown."""
        if entry.terms:
            return []
        return [(taxonomy, name) for taxonomy, field in _NAMED for name in getattr(entry, field)]


def author_slug(author: Author) -> str:
    """The last part of the address of an author's list."""
    return plain_name(author.slug) if author.slug else post_name(author.login)


def authority_of(address: str) -> str:
    """Host and port of an address, "" for none."""
    try:
        return urlsplit(address.strip()).netloc.lower()
    except ValueError:
        return ""
