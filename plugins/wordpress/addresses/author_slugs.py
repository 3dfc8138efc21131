"""The slugs of authors, which WXR does not hold: told by the user, or by links of the texts.

WordPress makes the slug from the login unless somebody chose another one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plugins.wordpress.addresses.old_site import OldSite, author_slug
from plugins.wordpress.addresses.post_name import post_name
from plugins.wordpress.addresses.seen_links import author_slugs, own_paths
from plugins.wordpress.addresses.structure import Structure
from plugins.wordpress.model import Author

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from plugins.wordpress.addresses.options import Options
    from plugins.wordpress.index import Entry
    from plugins.wordpress.model import Site


def with_author_slugs(site: Site, entries: Iterable[Entry], options: Options) -> Site:
    """The site with the slugs of its authors, as far as they can be known.

    A slug that links show and that belongs to nobody is that of the author whose e-mail address or
    names it is made of, else of the one whose login is part of it, else of the only one left.

    Args:
        site: what the export says.
        entries: every item of the export.
        options: `authors` and `seen` are used, and what tells the structure.
    """
    old = OldSite.of(entries, site, options)
    found = {
        author.login: author
        for entry in old.entries
        if entry.type == "post" and not entry.withheld and (author := old.author(entry))
    }
    told = {
        login: replace(
            site.authors.get(login) or found.get(login) or Author(login, login), slug=slug
        )
        for login, slug in options.authors.items()
    }
    people = {**found, **told}
    structure = Structure.told_by(old, options)
    paths = own_paths(options.seen, old, structure.home)
    # Old links may have been written before the site's addresses were changed.
    bases = dict.fromkeys((structure.author, "/author"))
    seen = [slug for base in bases for slug in author_slugs(paths, base)]
    seen = list(dict.fromkeys(seen))
    for login, slug in _matched(people, seen).items():
        people[login] = replace(people[login], slug=slug)
    chosen = {login: author for login, author in people.items() if author.slug}
    return replace(site, authors={**site.authors, **chosen}) if chosen else site


def _matched(people: Mapping[str, Author], seen: Iterable[str]) -> dict[str, str]:
    """Slugs of nobody, each with the login of the only author that it can belong to."""
    usual = {login: {author_slug(one), post_name(one.name)} for login, one in people.items()}
    known = set().union(*usual.values())
    slugs = [slug for slug in seen if slug not in known]
    logins = [
        login for login, one in people.items() if not one.slug and usual[login].isdisjoint(seen)
    ]
    matched: dict[str, str] = {}
    ways: tuple[Callable[[Author, str], bool], ...] = (
        lambda author, slug: slug in _names(author),
        lambda author, slug: post_name(author.login) in slug.split("-"),
        lambda _author, _slug: True,
    )
    for fits in ways:
        pairs = [(login, slug) for login in logins for slug in slugs if fits(people[login], slug)]
        matched |= {
            login: slug
            for login, slug in pairs
            if sum(login == one or slug == other for one, other in pairs) == 1
        }
        logins = [login for login in logins if login not in matched]
        slugs = [slug for slug in slugs if slug not in matched.values()]
    return matched


def _names(author: Author) -> set[str]:
    """What may have been chosen for a slug: of the e-mail address, of first and last name."""
    said = [value for key, value in author.extras if "name" in key and value]
    words = [author.email.partition("@")[0], " ".join(said), " ".join(reversed(said))]
    return {name for word in words if (name := post_name(word))}
