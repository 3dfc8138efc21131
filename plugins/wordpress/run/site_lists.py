"""Lists that WordPress's blocks show of the whole site, as they are at the time of an import."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from plugins.wordpress.library.comments_file import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plugins.wordpress.index import Entry, Planned
    from plugins.wordpress.indexing import Index
    from plugins.wordpress.planning import Plan

    Links = tuple[tuple[str, str], ...]

_MOST_LINKS = 500
_MOST_TAGS = 45
"""What WordPress shows in a cloud of tags."""


def site_lists(
    index: Index, plan: Plan, lists: Mapping[tuple[str, str], str], home: str
) -> Mapping[str, Links]:
    """Text and address of each link, by the name of the block that shows them.

    Args:
        index: the export.
        plan: its texts.
        lists: paths of the lists of terms by taxonomy and slug as exported (see
            `Labelling.lists`).
        home: path of the old site's home page, "" at the root.
    """
    public = [place for place in plan.texts if place.path]
    articles = [place.entry for place in public if place.entry.kind == "posts"]
    chinese = index.site.language.lower().startswith("zh")
    found = {
        "core/archives": _months(articles, home, chinese=chinese),
        "core/categories": _terms(index, lists, "category"),
        "core/page-list": _pages(public),
        "core/tag-cloud": _terms(index, lists, "post_tag")[:_MOST_TAGS],
    }
    return {name: links[:_MOST_LINKS] for name, links in found.items()}


def _terms(index: Index, lists: Mapping[tuple[str, str], str], taxonomy: str) -> Links:
    named = {
        plain(term.name) or term.slug: lists[key]
        for key, term in index.terms.items()
        if key[0] == taxonomy and key in lists
    }
    return tuple(sorted(named.items(), key=lambda link: link[0].casefold()))


def _months(articles: Iterable[Entry], home: str, *, chinese: bool) -> Links:
    months = sorted({entry.date[:7] for entry in articles if entry.date}, reverse=True)
    links = []
    for month in months:
        year, _, number = month.partition("-")
        if number.isdecimal() and 1 <= int(number) <= 12:
            name = f"{year}年{int(number)}月" if chinese else _in_english(year, int(number))
            # Its old address: a text may have the one that our archives have.
            links.append((name, f"{home}/?m={year}{number}"))
    return tuple(links)


def _in_english(year: str, month: int) -> str:
    return f"{calendar.month_name[month]} {year}"


def _pages(public: Iterable[Planned]) -> Links:
    pages = [place for place in public if place.entry.type == "page"]
    pages.sort(key=lambda place: (place.entry.order, place.entry.title.casefold()))
    return tuple((plain(place.entry.title) or place.path, place.path) for place in pages)
