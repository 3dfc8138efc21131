"""People who wrote imported texts, to slugs of `data/authors.toml`, new ones appended to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.library.comments_file import plain
from plugins.wordpress.library.term_slugs import own_slug, slug_of_name
from plugins.wordpress.library.toml_list import tables_of, toml_text
from plugins.wordpress.model import Author

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Authors:
    """The authors that are known, and those that an import adds.

    Args:
        text: content of `data/authors.toml`, "" when there is none.
        people: those of the export by login.

    Raises:
        tomllib.TOMLDecodeError: `text` is no TOML.
        ValueError: `text` is no list of tables with a slug.

    Attributes:
        found: our slug of each author that a text has, by login.
    """

    def __init__(self, text: str, people: Mapping[str, Author]) -> None:
        self.old = text
        self._people = people
        self._slugs: set[str] = set()
        self._names: dict[str, str] = {}
        self.found: dict[str, str] = {}
        self._tables: list[tuple[str, Mapping[str, str]]] = []
        for one in tables_of(text, "authors"):
            self._slugs.add(str(one["slug"]))
            if isinstance(one.get("name"), str):
                self._names.setdefault(str(one["name"]), str(one["slug"]))

    @property
    def added(self) -> frozenset[str]:
        """Slugs of the new ones."""
        return frozenset(keys["slug"].strip('"') for _, keys in self._tables)

    @property
    def tables(self) -> list[tuple[str, Mapping[str, str]]]:
        """The new authors as `toml_list.save` takes them."""
        return list(self._tables)

    def slug(self, who: str) -> str:
        """The slug for a login, or for a name where the export knows no logins; "" for nobody."""
        if who and who not in self.found:
            author = self._people.get(who) or Author(login=who, name=who)
            self.found[who] = self._slug(author)
        return self.found.get(who, "")

    def _slug(self, author: Author) -> str:
        name = plain(author.name) or plain(author.login)
        slug = own_slug(author.slug) or slug_of_name(author.login)
        if slug in self._slugs:
            return slug
        if not author.slug and name in self._names:
            # Each name of the file stands for one person: two logins may have the same name.
            return self._names.pop(name)
        self._slugs.add(slug)
        keys = {"slug": toml_text(slug), "name": toml_text(name or slug)}
        self._tables.append(("authors", keys))
        return slug


def load(path: Path, people: Mapping[str, Author]) -> Authors | Problem:
    """The authors in `path`, none when there is no such file."""
    try:
        return Authors(path.read_text(encoding="utf-8") if path.exists() else "", people)
    except (OSError, ValueError) as error:
        mend = "mend the file and import again: no author was added"
        return Problem("wordpress/authors", f"cannot be used: {error}", path, mend=mend)
