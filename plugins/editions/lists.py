"""What the lists of an edition hold.

An article that exists in other languages only is listed too, so that the list of an old site, where
languages stood mixed, loses nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def listed(own: Iterable[Any], hidden: Iterable[Any], others: Iterable[Any]) -> list[Any]:
    """The texts of an edition and those that it lacks, newest first.

    Args:
        own: published texts of the edition.
        hidden: those that it has, but does not list, in any language.
        others: published texts of the other editions, preferred languages first.
    """
    articles = {article.bundle: article for article in own}
    kept_out = {article.bundle for article in hidden} - articles.keys()
    for article in others:
        if article.bundle not in kept_out:
            articles.setdefault(article.bundle, article)
    return sorted_by_date(articles.values())


def sorted_by_date(texts: Iterable[Any]) -> list[Any]:
    """Texts, newest first."""
    by_name = sorted(texts, key=lambda text: text.bundle)
    return sorted(by_name, key=lambda text: text.date, reverse=True)


def by_slug(
    articles: Iterable[Any], slugs_of: Callable[[Any], Iterable[str]]
) -> dict[str, list[Any]]:
    """The articles of each slug in their order, each once, the slugs sorted."""
    found: dict[str, list[Any]] = {}
    for article in articles:
        for slug in dict.fromkeys(slugs_of(article)):
            found.setdefault(slug, []).append(article)
    return dict(sorted(found.items()))


def latest(articles: Iterable[Any], most: int) -> list[Any]:
    """Sticky articles, then the others, `most` in all; each in the order of `articles`."""
    return sorted(articles, key=lambda article: not article.is_sticky)[:most]
