"""Categories and tags of an export, each with its slug on the new site.

Terms of the taxonomies that plugins invented become tags, and so do the types of texts that they
invented: their old lists have a list here then.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plugins.wordpress.inventions import BUILT_IN_TYPES, POST_TYPE, is_invented
from plugins.wordpress.library.comments_file import plain
from plugins.wordpress.library.term_slugs import own_slug
from plugins.wordpress.model import Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.wordpress.index import Entry
    from plugins.wordpress.library.taxonomy import Table, Taxonomy

_OWN: Mapping[Table, str] = {"categories": "category", "tags": "post_tag"}
_DEEPEST = 30


class Terms:
    """Looks up the terms of texts; those that are new are added to the taxonomy.

    Args:
        taxonomy: the site's.
        declared: terms of the export by taxonomy and slug.
        types: what the lists of invented types are called, as far as that is known.

    Attributes:
        slugs: our slug by taxonomy and WordPress's slug, of each term that a text has; by
            `POST_TYPE` and the type, of each invented type.
        names: our slug by taxonomy and name, for exports that give names only.
    """

    def __init__(
        self,
        taxonomy: Taxonomy,
        declared: Mapping[tuple[str, str], Term],
        types: Mapping[str, str] | None = None,
    ) -> None:
        self._taxonomy = taxonomy
        self._declared = declared
        self.slugs: dict[tuple[str, str], str] = {}
        self.names: dict[tuple[str, str], str] = {}
        self._types = types or {}
        self._stated: dict[Table, frozenset[str]] = {
            table: frozenset(own_slug(slug) for taxonomy, slug in declared if taxonomy == name)
            for table, name in _OWN.items()
        }
        invented = [term for term in declared.values() if is_invented(term.taxonomy)]
        self._invented = Counter(own_slug(term.slug) for term in invented)
        self._own_tags = self._stated["tags"]
        self._stated["tags"] |= {own_slug(self._wanted(term)) for term in invented}

    def categories(self, entry: Entry) -> list[str]:
        """Slugs of the text's categories, at least one.

        A category that was here before may stand elsewhere than in the old site: those that were
        above it there come last, for their lists held the text too.
        """
        own = self._of(entry, "category", entry.categories) or [self._taxonomy.uncategorised()]
        lines = [self._line(name, slug) for name, slug in entry.terms if name == "category"]
        wanted = [self.slugs["category", term.slug] for line in lines for term in line[::-1]]
        held = {*own, *(slug for category in own for slug in self._taxonomy.above(category))}
        for slug in wanted:
            if slug not in held:
                own.append(slug)
                held.update([slug, *self._taxonomy.above(slug)])
        return own

    def tags(self, entry: Entry) -> list[str]:
        """Slugs of the text's tags, and of what became tags."""
        own = self._of(entry, "post_tag", entry.tags)
        return list(dict.fromkeys([*own, *(slug for _, slug in self._inventions(entry))]))

    def of(self, entry: Entry) -> Iterator[tuple[tuple[str, str], str]]:
        """The keys that an export has for a text's terms and those above them, with our slugs.

        A key is taxonomy and WordPress's slug, or the name where the export gives no slugs.
        """
        self.tags(entry)
        named = [("post_tag", entry.tags)]
        if entry.kind == "posts":
            self.categories(entry)
            named.append(("category", entry.categories))
        yield from self._inventions(entry)
        for taxonomy, names in named:
            stored = [slug for name, slug in entry.terms if name == taxonomy and slug]
            for slug in stored:
                keys = [(taxonomy, term.slug) for term in self._line(taxonomy, slug)]
                yield from ((key, self.slugs[key]) for key in keys)
            if not stored:
                yield from (((taxonomy, name), self.names[taxonomy, name]) for name in names)

    def _inventions(self, entry: Entry) -> Iterator[tuple[tuple[str, str], str]]:
        """Terms of invented taxonomies with those above them, and the type if it is invented.

        Our tags stand beside each other: the list of the term above holds the text by itself.
        """
        for taxonomy, slug in entry.terms:
            if slug and is_invented(taxonomy):
                for term in self._line(taxonomy, slug):
                    yield (taxonomy, term.slug), self._add(term, "")
        if entry.type not in BUILT_IN_TYPES:
            name = self._types.get(entry.type) or entry.type
            yield (POST_TYPE, entry.type), self._add(Term(POST_TYPE, entry.type, name), "")

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
            self.names[key] = self._taxonomy.named(table_of(taxonomy), name)
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
            table = table_of(term.taxonomy)
            self.slugs[key] = self._taxonomy.stated(
                table,
                plain(term.name) or term.slug,
                self._wanted(term),
                parent=parent if term.taxonomy == "category" else "",
                summary=plain(term.description),
                others=self._stated[table],
            )
        return self.slugs[key]

    def _wanted(self, term: Term) -> str:
        """Its own slug, with the taxonomy in front where tags of another one share it."""
        if table_of(term.taxonomy) == "categories" or term.taxonomy == "post_tag":
            return term.slug
        own = own_slug(term.slug)
        others = self._invented[own] - (term.taxonomy != POST_TYPE)
        is_shared = own in self._own_tags or others > 0
        return f"{term.taxonomy}-{term.slug}" if is_shared else term.slug


def table_of(taxonomy: str) -> Table:
    """The list of `data/taxonomy.toml` that holds terms of one of WordPress's taxonomies."""
    return "categories" if taxonomy == "category" else "tags"
