"""Which pages are the same page in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from plugins.editions.model import Alternate, Edition

if TYPE_CHECKING:
    from collections.abc import Iterable


class Alternates:
    """Versions of every page, by kind and key.

    Kinds and keys: `article` and `page` with their bundle (`posts/plan`); `category`, `tag`,
    `author` and `series` with a slug; `feed` with `all`, `category/vps` and the like; `direct` with
    the template's name (`index`, `archives`, …).
    """

    def __init__(self, editions: tuple[Edition, ...]) -> None:
        self._editions = editions
        self._urls: dict[tuple[str, str], dict[str, str]] = {}

    def add(self, edition: Edition, pages: Iterable[tuple[str, str, str]]) -> None:
        """Record pages `(kind, key, url)` of `edition`, `url` without leading slash."""
        for kind, key, url in pages:
            self._urls.setdefault((kind, key), {})[edition.id] = url

    def of(self, kind: str, key: str) -> list[Alternate]:
        """One entry per edition, in their order."""
        urls = self._urls.get((kind, key), {})
        return [Alternate(edition, urls.get(edition.id)) for edition in self._editions]


def encoded(url: str) -> str:
    """A URL path of Pelican's percent-encoded: it leaves Chinese in that of a term as it is."""
    return quote(url, safe="/!$&'()*+,;=:@~")


def page_url(save_as: str) -> str:
    """The URL of an output path: `en/index.html` is `en/`, `404.html` stays."""
    folder, _, name = save_as.rpartition("/")
    if name != "index.html":
        return save_as
    return f"{folder}/" if folder else ""
