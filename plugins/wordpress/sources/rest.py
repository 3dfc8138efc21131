"""Reads a live WordPress through its REST interface: what is public, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins.diagnostics import Problem
from plugins.wordpress.model import Author, Comment, Post, Site, Term
from plugins.wordpress.sources.rest_cache import UNREADABLE, ClosedError, RestCache
from plugins.wordpress.sources.rest_items import (
    FIELDS,
    Surroundings,
    comment_of,
    post_of,
    term_of,
)
from plugins.wordpress.sources.rest_site import RestSite, find_site
from plugins.wordpress.sources.single_line import single_line
from plugins.wordpress.web.errors import WebError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from plugins.wordpress.web.client import Client

_COMMENT_FIELDS = "id,post,parent,author_name,author_url,date,date_gmt,content,status,type"
_TERM_FIELDS = "id,description,name,slug,taxonomy,parent"
_USER_FIELDS = "id,name,slug"
# Parts of a theme, which no page of the old site shows as texts of their own.
_NO_TEXTS = frozenset({"wp_template", "wp_template_part", "wp_global_styles", "wp_font_family"})


def open_rest(
    address: str, client: Client, cache: Path, tell: Callable[[str], object] = lambda _line: None
) -> RestSource | Problem:
    """Fetch the site at `address` into `cache`; a run that was cut off is continued.

    Args:
        address: of the home page of a WordPress, 4.7 or later.
        client: asks it.
        cache: a folder for this site alone, such as `cache/wordpress/<host>`.
        tell: is given a line for each collection that is complete.

    Returns:
        The source, which asks for nothing more; or why there is none.
    """
    site = find_site(client, address)
    if isinstance(site, Problem):
        return site
    pages = RestCache(site, client, cache)
    try:
        pages.begin()
        source = RestSource(site, pages, *_fetched(pages, tell))
        pages.complete()
    except WebError as error:
        mend = "run it again: what has been fetched is kept"
        return Problem("wordpress/rest", f"the site was not read to its end: {error}", mend=mend)
    except ClosedError as error:
        mend = "open it, or export the site with Tools > Export"
        return Problem("wordpress/rest", f"the REST interface does not show {error}", mend=mend)
    except OSError as error:
        return Problem("wordpress/rest", f"cannot be kept: {error.strerror or error}", cache)
    return source


def _fetched(
    pages: RestCache, tell: Callable[[str], object]
) -> tuple[dict[str, str], list[str], tuple[str, ...]]:
    """Taxonomies by the field that names their terms, collections of texts, what is closed."""
    closed = []
    taxonomies = {base: name for name, base in _bases(pages.one("taxonomies"))}
    collections = [base for name, base in _bases(pages.one("types")) if name not in _NO_TEXTS]
    if "posts" not in collections:
        raise ClosedError("posts")
    fields = ",".join((FIELDS, *taxonomies))
    wanted = [(base, _TERM_FIELDS) for base in taxonomies]
    wanted += [("users", _USER_FIELDS), ("comments", _COMMENT_FIELDS)]
    wanted += [(base, fields) for base in collections]
    for base, names in wanted:
        try:
            tell(f"{base}: {pages.fetch(base, names):,}")
        except ClosedError:
            if base == "posts":
                raise
            closed.append(base)
            tell(f"{base}: not public")
    return taxonomies, collections, tuple(closed)


def _bases(listed: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in listed.items():
        base = value.get("rest_base") if isinstance(value, dict) else None
        space = value.get("rest_namespace", "wp/v2") if isinstance(value, dict) else None
        if isinstance(base, str) and space == "wp/v2":
            yield name, base


class RestSource:
    """A site that `open_rest` fetched.

    Attributes:
        closed: collections that the site does not show to everybody, such as `menu-items`. The
            interface never shows pingbacks and trackbacks to everybody either.
    """

    def __init__(
        self,
        site: RestSite,
        pages: RestCache,
        taxonomies: Mapping[str, str],
        collections: list[str],
        closed: tuple[str, ...],
    ) -> None:
        self._site = site
        self._pages = pages
        self._taxonomies = taxonomies
        self._collections = collections
        self.closed = closed

    def site(self) -> Site:
        """What is said of the site as a whole."""
        authors = {}
        for item in self._items("users"):
            slug = str(item.get("slug") or item.get("id"))
            name = single_line(str(item.get("name") or slug))
            authors[slug] = Author(slug, name, slug, str(item.get("id")))
        return Site(
            title=self._site.title,
            address=self._site.address,
            language=self._site.language,
            authors=authors,
            terms=tuple(term for terms in self._terms().values() for term in terms.values()),
            version="wp/v2",
        )

    def posts(self) -> Iterator[Post | Problem]:
        """Every text and attachment, collection by collection, by number."""
        around = Surroundings(
            terms=self._terms(),
            authors={author.number: login for login, author in self.site().authors.items()},
            comments=self._comments(),
        )
        for collection in (*self._taxonomies, "users", "comments"):
            yield from self._problems(collection)
        for collection in self._collections:
            yield from self._problems(collection)
            for path, line, item in self._pages.items(collection):
                if UNREADABLE not in item:
                    yield post_of(item, path, line, around)

    def _problems(self, collection: str) -> Iterator[Problem]:
        mend = "look at it in WordPress, or export the site with Tools > Export"
        for path, line, item in self._pages.items(collection):
            if UNREADABLE in item:
                yield Problem("wordpress/rest", str(item[UNREADABLE]), path, line, mend)

    def _items(self, collection: str) -> Iterator[Mapping[str, Any]]:
        for _path, _line, item in self._pages.items(collection):
            if UNREADABLE not in item:
                yield item

    def _terms(self) -> dict[str, dict[str, Term]]:
        found = {}
        for base in self._taxonomies:
            items = list(self._items(base))
            slugs = {str(item.get("id")): str(item.get("slug")) for item in items}
            found[base] = {str(item.get("id")): term_of(item, slugs) for item in items}
        return found

    def _comments(self) -> dict[str, list[Comment]]:
        found: dict[str, list[Comment]] = {}
        for item in self._items("comments"):
            found.setdefault(str(item.get("post")), []).append(comment_of(item))
        return found
