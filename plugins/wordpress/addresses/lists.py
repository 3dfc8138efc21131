"""The lists that the old site had: of terms, authors, dates and post types."""

from __future__ import annotations

import posixpath
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import quote
from zoneinfo import ZoneInfo

from plugins.wordpress.addresses.new_site import ARCHIVES
from plugins.wordpress.addresses.old_site import author_slug
from plugins.wordpress.addresses.post_name import post_name
from plugins.wordpress.addresses.seen_links import (
    author_slugs,
    lists_below,
    own_paths,
)
from plugins.wordpress.addresses.term_addresses import bases, term_paths, term_queries
from plugins.wordpress.inventions import (
    BUILT_IN_TYPES,
    POST_TYPE,
    PRIVATE_TAXONOMIES,
    is_invented,
)
from plugins.wordpress.text_items import the_posts_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.wordpress.addresses.new_site import NewSite
    from plugins.wordpress.addresses.old_site import TermKey
    from plugins.wordpress.addresses.structure import Structure
    from plugins.wordpress.index import Entry, Planned
    from plugins.wordpress.model import Author


@dataclass(frozen=True, slots=True)
class OldList:
    """A list of the old site.

    Attributes:
        paths: below the home page, in their normal form, none on a site of queries only.
        queries: that asked for it, without the mark.
        target: address of its like on the new site, in the edition at the root.
        feed: likewise, of its feed.
        languages: editions whose texts it holds, with the number of these texts.
    """

    paths: tuple[str, ...]
    queries: tuple[str, ...]
    target: str
    feed: str
    languages: Counter[str]


def old_lists(new: NewSite, structure: Structure) -> Iterator[OldList]:
    """All lists but that of everything, which the home page is."""
    yield from _terms(new, structure)
    yield from _authors(new, structure)
    yield from _unknown_authors(new, structure)
    yield from _unknown_terms(new, structure)
    yield from _dates(new, structure)
    yield from _post_types(new, structure)
    yield from _posts_page(new, structure)


def _terms(new: NewSite, structure: Structure) -> Iterator[OldList]:
    held: dict[TermKey, Counter[str]] = defaultdict(Counter)
    for text in new.texts:
        keys = new.old.term_keys(text.entry)
        for above in {above for key in keys for above in new.old.term_path(key)}:
            held[above][text.target.stem] += 1
    seen = own_paths(new.options.seen, new.old, structure.home)
    invented = {name for name, _ in new.old.terms if is_invented(name)}
    begun = {name: tuple(bases(name, seen, new, structure)) for name in sorted(invented)}
    for key, term in new.old.terms.items():
        if key[0] in PRIVATE_TAXONOMIES or not key[1]:
            continue
        target = new.term_list(key, term)
        paths = () if structure.plain else tuple(term_paths(key, new, structure, begun))
        queries = tuple(term_queries(key, term))
        # The feed of everything holds the newest texts only.
        feed = ARCHIVES if target == ARCHIVES and held[key] else new.list_feed(target)
        yield OldList(paths, queries, target, feed, held[key])


def _authors(new: NewSite, structure: Structure) -> Iterator[OldList]:
    authors: dict[str, Author] = {author.login: author for author in new.old.site.authors.values()}
    wrote: dict[str, Counter[str]] = defaultdict(Counter)
    for text in new.articles:
        if author := new.old.author(text.entry):
            authors.setdefault(author.login, author)
            wrote[author.login][text.target.stem] += 1
    for login, author in authors.items():
        slug = author_slug(author)
        if not slug:
            continue
        target = new.author_list(author, wrote=login in wrote)
        names = dict.fromkeys((slug, post_name(author.name)))
        paths = tuple(f"{structure.author}/{name}" for name in names if name)
        queries = [f"author_name={quote(slug, safe='').lower()}"]
        queries += [f"author={author.number}"] if author.number else []
        asked = () if structure.plain else paths
        yield OldList(asked, tuple(queries), target, new.list_feed(target), wrote[login])


def _unknown_authors(new: NewSite, structure: Structure) -> Iterator[OldList]:
    """Authors whose slugs links show and nothing explains: the list of everything holds theirs.

    Exporters' Markdown has the names only. WordPress's first author is number 1, mostly `admin`.
    """
    paths = own_paths(new.options.seen, new.old, structure.home)
    articles = Counter(text.target.stem for text in new.articles)
    slugs: dict[str, tuple[str, ...]] = dict.fromkeys(author_slugs(paths, structure.author), ())
    if not any(author.number or author.slug for author in new.old.site.authors.values()):
        slugs["admin"] = ("author=1", "author_name=admin")
    for slug, queries in slugs.items():
        asked = () if structure.plain else (f"{structure.author}/{slug}",)
        yield OldList(asked, queries, ARCHIVES, new.list_feed(ARCHIVES), articles)


def _unknown_terms(new: NewSite, structure: Structure) -> Iterator[OldList]:
    """Likewise for categories and tags: exporters' Markdown has their names, not their slugs.

    One of a known slug below others (`/category/os/linux`) leads to its own list.
    """
    paths = own_paths(new.options.seen, new.old, structure.home)
    articles = Counter(text.target.stem for text in new.articles)
    for taxonomy, base in (("category", structure.category), ("post_tag", structure.tag)):
        for path in [] if structure.plain else lists_below(paths, base):
            key = (taxonomy, path.rpartition("/")[2])
            term = new.old.terms.get(key)
            if term and path in term_paths(key, new, structure, {}):
                continue
            target = new.term_list(key, term) if term else ARCHIVES
            yield OldList((path,), (), target, new.list_feed(target), articles)


def _dates(new: NewSite, structure: Structure) -> Iterator[OldList]:
    """Years, months and days; a feed of one of them leads to the list, which holds all of it."""
    held: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    years: dict[tuple[str, ...], str] = {}
    zone = ZoneInfo(new.options.timezone)
    languages = {id(text.entry): text.target.stem for text in new.articles}
    shown = {text.entry.date[:4] for text in new.articles}
    # A password hides a text, not its title in the lists.
    listed = [entry for entry in new.old.entries if entry.type == "post" and _was_listed(entry)]
    for entry in sorted(listed, key=lambda entry: entry.date):
        for day in _days(entry, zone):
            for size in (1, 2, 3):
                held[day[:size]][languages.get(id(entry), entry.language)] += 1
                years.setdefault(day[:size], entry.date[:4])
    for parts, counts in held.items():
        year = years[parts]
        target = f"{ARCHIVES}#page--year-{year}" if year in shown else ARCHIVES
        paths = () if structure.plain else (structure.dated(*parts),)
        yield OldList(paths, (f"m={''.join(parts)}",), target, target, counts)


def _was_listed(entry: Entry) -> bool:
    return entry.status == "publish" or not entry.withheld


def _days(entry: Entry, zone: ZoneInfo) -> list[tuple[str, ...]]:
    """The day as written, and that of the old site's zone where the export has another."""
    try:
        moment = datetime.fromisoformat(entry.date)
        there = moment if moment.tzinfo is None else moment.astimezone(zone)
    except (ValueError, OverflowError):
        return []
    days = (tuple(one.date().isoformat().split("-")) for one in (moment, there))
    return list(dict.fromkeys(days))


def _post_types(new: NewSite, structure: Structure) -> Iterator[OldList]:
    """Types of plugins: their list was at the folder that their texts lie in."""
    types: dict[str, list[Planned]] = defaultdict(list)
    for text in new.texts:
        if text.entry.type not in BUILT_IN_TYPES:
            types[text.entry.type].append(text)
    for name, texts in types.items():
        target = new.options.lists.get((POST_TYPE, name), ARCHIVES)
        folder = _folder([new.old.path(text.entry) for text in texts], structure)
        languages = Counter(text.target.stem for text in texts)
        paths = (folder,) if folder else ()
        yield OldList(paths, (f"post_type={name}",), target, new.list_feed(target), languages)


def _posts_page(new: NewSite, structure: Structure) -> Iterator[OldList]:
    """The list of everything, where another page is the home page."""
    front = [text.entry for text in new.texts if text.entry.is_front]
    texts = {text.entry.number for text in new.planned}
    others = [one for one in new.old.entries if one.type == "page" and one.number not in texts]
    page = the_posts_page([*front, *others])
    if page is not None:
        path = new.old.path(page).removeprefix(structure.home)
        articles = Counter(text.target.stem for text in new.articles)
        query = f"page_id={page.number}"
        yield OldList(
            (path,) if path else (), (query,), ARCHIVES, new.list_feed(ARCHIVES), articles
        )


def _folder(paths: list[str], structure: Structure) -> str:
    """The folder that holds all paths, or else most of them; "" for none."""
    above = [path.removeprefix(structure.home).split("/")[1:-1] for path in paths if path]
    shared = posixpath.commonprefix(above) if above else []
    if not shared and above:
        shared = Counter(tuple(names) for names in above).most_common(1)[0][0]
    return "".join(f"/{name}" for name in shared)
