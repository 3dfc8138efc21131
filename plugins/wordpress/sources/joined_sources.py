"""Several sources read as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.wordpress.model import Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from plugins.diagnostics import Problem
    from plugins.wordpress.model import Author, Post, Source, Term


class JoinedSources:
    """The items of several sources, one source after the other; a `model.Source`."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = tuple(sources)

    @property
    def uploads(self) -> Path | None:
        """The first copy of `wp-content/uploads` among the sources."""
        found = (getattr(source, "uploads", None) for source in self._sources)
        return next((one for one in found if one is not None), None)

    def site(self) -> Site:
        """For each fact the first source that knows it; authors and terms of all."""
        sites = [source.site() for source in self._sources]
        authors: dict[str, Author] = {}
        terms: dict[tuple[str, str], Term] = {}
        for site in sites:
            for login, author in site.authors.items():
                authors.setdefault(login, author)
            for term in site.terms:
                terms.setdefault((term.taxonomy, term.slug), term)
        return Site(
            title=next((site.title for site in sites if site.title), ""),
            address=next((site.address for site in sites if site.address), ""),
            language=next((site.language for site in sites if site.language), ""),
            authors=authors,
            terms=tuple(terms.values()),
            version=next((site.version for site in sites if site.version), ""),
            extras=dict(pair for site in reversed(sites) for pair in site.extras.items()),
        )

    def posts(self) -> Iterator[Post | Problem]:
        """Every item of every source."""
        for source in self._sources:
            yield from source.posts()
