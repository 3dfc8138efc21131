"""Items of an export as records of JSON: all that is known of them but passwords."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.wordpress.library.kept import Record
    from plugins.wordpress.model import Author, Comment, Post, Site, Term

_NOT_KEPT = frozenset({"source", "kind", "line", "markup", "password", "comments", "terms", "meta"})
_SECRET = frozenset({"password", "post_password"})
_MENU_FIELD = "_menu_item_"


def item_record(post: Post) -> Record:
    """An item that becomes no text, whole; its comments have records of their own."""
    names = (name for name in post.__dataclass_fields__ if name not in _NOT_KEPT)
    record = {name: value for name in names if (value := getattr(post, name))}
    if post.extras:
        record["extras"] = without_passwords(post.extras)
    if post.terms:
        record["terms"] = [{"taxonomy": one.taxonomy, "slug": one.slug} for one in post.terms]
    if post.meta:
        record["meta"] = [list(pair) for pair in post.meta]
    return record


def without_passwords(extras: Mapping[str, object]) -> dict[str, object]:
    """Values that have no place of their own but those that nobody may read."""
    return {key: value for key, value in extras.items() if key.casefold() not in _SECRET}


def comment_record(comment: Comment, *, is_shown: bool) -> Record:
    """A comment with its private fields, as the export has it."""
    record = {key: value for key, value in asdict(comment).items() if value}
    return {**record, "shown": is_shown}


def menu_item_record(post: Post) -> Record:
    """An item of a menu: what it leads to, its place and the item above it."""
    fields = {
        key.removeprefix(_MENU_FIELD): value
        for key, value in post.meta
        if key.startswith(_MENU_FIELD) and value
    }
    return {"id": post.number, "title": post.title, "order": post.order, **fields}


def menu_of(post: Post) -> str:
    """Slug of the menu that an item belongs to, "" for none."""
    return next((term.slug for term in post.terms if term.taxonomy == "nav_menu"), "")


def term_records(
    terms: Mapping[tuple[str, str], Term], slugs: Mapping[tuple[str, str], str]
) -> dict[str, Record]:
    """Every term of the export by taxonomy and slug; `here` is its slug on the new site."""
    return {
        f"{taxonomy}/{slug}": {
            **{key: value for key, value in asdict(term).items() if value},
            **({"here": slugs[taxonomy, slug]} if (taxonomy, slug) in slugs else {}),
        }
        for (taxonomy, slug), term in terms.items()
    }


def author_records(authors: Mapping[str, Author]) -> dict[str, Record]:
    """Every author of the export by login."""
    return {
        login: {key: value for key, value in asdict(author).items() if value}
        for login, author in authors.items()
    }


def site_records(site: Site) -> dict[str, Record]:
    """What the export says of its site, by the site's address."""
    elsewhere = {"address", "authors", "terms"}
    names = (name for name in site.__dataclass_fields__ if name not in elsewhere)
    known: Record = {name: value for name in names if (value := getattr(site, name))}
    return {site.address: known} if site.address or known else {}
