"""Categories and tags of an export, each with its slug on the new site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.wordpress.library.comments_file import plain
from plugins.wordpress.library.term_slugs import own_slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.wordpress.index import Entry
    from plugins.wordpress.library.taxonomy import Table, Taxonomy
    from plugins.wordpress.model import Term

TABLES: Mapping[str, Table] = {"category": "categories", "post_tag": "tags"}
"""The lists of `data/taxonomy.toml` by WordPress's names of the taxonomies."""

_DEEPEST = 30


class Terms:
    """Looks up the terms of texts; those that are new are added to the taxonomy.

    Args:
        taxonomy: the site's.
        declared: terms of the export by taxonomy and slug.

    Attributes:
        slugs: our slug by taxonomy and WordPress's slug, of each term that a text has.
        names: our slug by taxonomy and name, for exports that give names only.
    """

    def __init__(self, taxonomy: Taxonomy, declared: Mapping[tuple[str, str], Term]) -> None:
        self._taxonomy = taxonomy
        self._declared = declared
        self.slugs: dict[tuple[str, str], str] = {}
        self.names: dict[tuple[str, str], str] = {}
        self._stated = {
            name: frozenset(own_slug(slug) for taxonomy, slug in declared if taxonomy == name)
            for name in TABLES
        }

    def categories(self, entry: Entry) -> list[str]:
        """Slugs of the text's categories, at least one."""
        return self._of(entry, "category", entry.categories) or [self._taxonomy.uncategorised()]

    def tags(self, entry: Entry) -> list[str]:
        """Slugs of the text's tags."""
        return self._of(entry, "post_tag", entry.tags)

    def of(self, entry: Entry) -> Iterator[tuple[tuple[str, str], str]]:
        """The keys that an export has for a text's terms and those above them, with our slugs.

        A key is taxonomy and WordPress's slug, or the name where the export gives no slugs.
        """
        self.categories(entry)
        self.tags(entry)
        for taxonomy, names in (("category", entry.categories), ("post_tag", entry.tags)):
            stored = [slug for name, slug in entry.terms if name == taxonomy and slug]
            for slug in stored:
                keys = [(taxonomy, term.slug) for term in self._line(taxonomy, slug)]
                yield from ((key, self.slugs[key]) for key in keys)
            if not stored:
                yield from (((taxonomy, name), self.names[taxonomy, name]) for name in names)

    def _of(self, entry: Entry, taxonomy: str, names: tuple[str, ...]) -> list[str]:
        stored = [slug for name, slug in entry.terms if name == taxonomy and slug]
        if stored:
            found = [self._stated_slug(taxonomy, slug) for slug in stored]
        else:
            found = [self._named_slug(taxonomy, name) for name in names]
        return list(dict.fromkeys(found))

    def _named_slug(self, taxonomy: str, name: str) -> str:
        key = taxonomy, name
        if key not in self.names:
            self.names[key] = self._taxonomy.named(TABLES[taxonomy], name)
        return self.names[key]

    def _stated_slug(self, taxonomy: str, stored: str) -> str:
        key = taxonomy, stored
        if key not in self.slugs:
            parent = ""
            # From the top down: a term names the one above it.
            for term in self._line(taxonomy, stored):
                parent = self._add(term, parent)
        return self.slugs[key]

    def _line(self, taxonomy: str, stored: str) -> list[Term]:
        """The term and those above it, the topmost first."""
        line: list[Term] = []
        term = self._declared.get((taxonomy, stored))
        while term is not None and term not in line and len(line) < _DEEPEST:
            line.append(term)
            term = self._declared.get((taxonomy, term.parent)) if term.parent else None
        return line[::-1]

    def _add(self, term: Term, parent: str) -> str:
        key = term.taxonomy, term.slug
        if key not in self.slugs:
            self.slugs[key] = self._taxonomy.stated(
                TABLES[term.taxonomy],
                plain(term.name) or term.slug,
                term.slug,
                parent=parent if term.taxonomy == "category" else "",
                summary=plain(term.description),
                others=self._stated[term.taxonomy],
            )
        return self.slugs[key]
