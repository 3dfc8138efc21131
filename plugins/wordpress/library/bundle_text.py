"""The text of a bundle file: the site's own front matter above the converted body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.wordpress.front_matter import Plain, dump
from plugins.wordpress.library.comments_file import plain
from plugins.wordpress.library.identities import FINGERPRINT, number_of
from plugins.wordpress.library.records import without_passwords

if TYPE_CHECKING:
    from plugins.wordpress.index import Planned
    from plugins.wordpress.model import Post

_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)?$")
UNDATED = "1970-01-01"
"""Date of an article whose export gives none."""

_OURS = frozenset({"category", "post_tag", "language", "post_translations"})


@dataclass(frozen=True, slots=True)
class Labels:
    """What a text is filed under, by slugs of the site's data files.

    Attributes:
        categories: none for a page.
        tags: in the order of the export, then what became tags here.
        author: "" when unknown.
        thumbnail: old address of the featured picture, "" for none.
        cover: its path on the new site, "" where that does not hold it.
        cover_alt: what it shows.
    """

    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    author: str = ""
    thumbnail: str = ""
    cover: str = ""
    cover_alt: str = ""


def front_matter(post: Post, place: Planned, labels: Labels, summary: str) -> dict[str, object]:
    """Keys of the new file in their order; nothing of the old text but its password is missing.

    Args:
        post: the text.
        place: where it goes, and whether it may be public.
        labels: what it is filed under.
        summary: used when the export has none.
    """
    is_page = place.entry.kind == "pages"
    # An article needs a date, and a draft of WordPress may have none.
    date = post.date or ("" if is_page else post.modified or UNDATED)
    values: dict[str, object] = {
        "title": post.title,
        "date": _moment(date),
        "modified": _moment(post.modified),
        "permalink": None if _has_moved(post, place) else place.entry.permalink,
        "category": labels.categories[0] if labels.categories else None,
        "further_categories": list(labels.categories[1:]),
        "tags": list(labels.tags),
        "author": labels.author,
        "cover": labels.cover,
        "cover_alt": labels.cover_alt if labels.cover else "",
        "summary": plain(post.excerpt) or summary,
        "status": "draft" if place.withheld else None,
        "on_home": Plain.of("true", "bool")
        if place.entry.is_front and not place.withheld
        else None,
        "wordpress": _extras(post, place, labels, is_page=is_page),
    }
    return {key: value for key, value in values.items() if value}


def render(values: dict[str, object], body: str) -> str:
    """The whole file."""
    return f"---\n{dump(values)}---\n\n{body}" if body else f"---\n{dump(values)}---\n"


def _has_moved(post: Post, place: Planned) -> bool:
    """Whether the text could not keep its address."""
    return bool(post.permalink) and place.path not in {"", post.permalink}


def _extras(post: Post, place: Planned, labels: Labels, *, is_page: bool) -> dict[str, object]:
    """What has no key of ours, below `wordpress`."""
    extras = without_passwords(post.extras)
    known: dict[str, object] = {
        "permalink": post.permalink if _has_moved(post, place) else "",
        "excerpt": post.excerpt if post.excerpt != plain(post.excerpt) else "",
        FINGERPRINT: place.entry.fingerprint,
        "id": _whole_number(number_of(post)),
        "type": post.type if post.type not in {"post", "page"} else "",
        "status": post.status if post.status != "publish" else "",
        "author": post.author,
        "parent": post.parent if post.parent != "0" else "",
        "menu_order": post.order,
        "sticky": post.sticky,
        "thumbnail": labels.thumbnail,
        "terms": _terms(post),
        "fields": _fields(post),
    }
    for key, value in known.items():
        if value:
            extras.setdefault(key, value)
    # Our pages have no categories, and no tags without a date.
    if is_page and post.categories:
        extras["categories"] = list(post.categories)
    if is_page and post.tags and not labels.tags:
        extras["tags"] = list(post.tags)
    # The mapping tells the build that the text is an old one, which is not held to its glossary.
    return extras or {"type": post.type}


def _terms(post: Post) -> dict[str, list[str]]:
    """Slugs of its terms of other taxonomies, such as `post_format`."""
    terms: dict[str, list[str]] = {}
    for term in post.terms:
        if term.taxonomy not in _OURS:
            terms.setdefault(term.taxonomy, []).append(term.slug)
    return terms


def _fields(post: Post) -> dict[str, object]:
    """Custom fields; one that is there more than once is a list."""
    fields: dict[str, list[str]] = {}
    for key, value in post.meta:
        fields.setdefault(key, []).append(value)
    return {key: found[0] if len(found) == 1 else found for key, found in fields.items()}


def _whole_number(text: str) -> str:
    return Plain.of(text, "int") if re.fullmatch(r"[1-9][0-9]*", text) else text


def _moment(text: str) -> str:
    return Plain.of(text, "timestamp") if _TIMESTAMP.match(text) else text
