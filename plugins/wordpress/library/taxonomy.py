"""Categories and tags of an export to slugs of `data/taxonomy.toml`, new ones appended to it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal

from plugins.diagnostics import Problem
from plugins.wordpress.library.term_slugs import decoded, own_slug, slug_of_name
from plugins.wordpress.library.toml_list import appended, tables_of, toml_text
from plugins.wordpress.slug import digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Table = Literal["categories", "tags"]

UNCATEGORISED = "uncategorised"
"""Slug for posts without a category: WordPress shows them under a name of that meaning."""

_UNCATEGORISED_NAMES = ("未分类", "Uncategorised")
_UNCATEGORISED_NAME = '{{ zh = "{}", en = "{}" }}'.format(*_UNCATEGORISED_NAMES)
# `Hyper V` may be another spelling of `hyper-v`; `C++`, whose signs a slug drops, is not `c`.
_NOTHING_DROPPED = re.compile(r"[\w\s./-]+")


class Taxonomy:
    """The terms that are known, and those that an import adds.

    Args:
        text: content of `data/taxonomy.toml`, "" when there is none.

    Raises:
        tomllib.TOMLDecodeError: `text` is no TOML.
        ValueError: `text` is no list of tables with slug and name.
    """

    def __init__(self, text: str) -> None:
        self.old = text
        self._names: dict[Table, dict[str, list[str]]] = {"categories": {}, "tags": {}}
        self._slugs: dict[Table, dict[str, None]] = {"categories": {}, "tags": {}}
        self._users: dict[tuple[Table, str], str] = {}
        self._tables: list[tuple[str, Mapping[str, str]]] = []
        self._parents: dict[str, str] = {}
        for table in self._slugs:
            for term in tables_of(text, table):
                self._learn(table, str(term["slug"]), *_names(term.get("name", "")))
                if table == "categories" and term.get("parent"):
                    self._parents[str(term["slug"])] = str(term["parent"])

    @property
    def added(self) -> tuple[tuple[str, str], ...]:
        """Table and slug of each new term, in the order of their first use."""
        return tuple((table, keys["slug"].strip('"')) for table, keys in self._tables)

    @property
    def tables(self) -> list[tuple[str, Mapping[str, str]]]:
        """The new terms as `toml_list.save` takes them."""
        return list(self._tables)

    def named(self, table: Table, name: str) -> str:
        """The slug for a name without a slug of its own; a term of this name is used again."""
        known = self._names[table].get(_folded(name))
        if known:
            return known[0]
        slug = slug_of_name(name)
        if slug in self._slugs[table] and _NOTHING_DROPPED.fullmatch(name):
            self._learn(table, slug, name)
            return slug
        slug = self._free(table, slug)
        self._add(table, slug, name)
        return slug

    def stated(  # noqa: PLR0913 (what an export says of a term)
        self,
        table: Table,
        name: str,
        stored: str,
        *,
        parent: str = "",
        summary: str = "",
        others: frozenset[str] = frozenset(),
    ) -> str:
        """The slug for a term whose slug in WordPress is known: that one, if addresses allow it.

        Args:
            table: which of the two.
            name: what readers see.
            stored: its slug as WordPress stores it.
            parent: our slug of the term above, "" for none.
            summary: its description, plain text.
            others: our slugs of the export's other terms, which a namesake must not take.
        """
        user = decoded(stored)
        wanted = own_slug(stored) or f"term-{digest(stored)}"
        if wanted in self._slugs[table] and self._users.get((table, wanted), user) == user:
            self._users[table, wanted] = user
            return wanted
        for known in self._names[table].get(_folded(name), ()):
            if known not in others and self._users.setdefault((table, known), user) == user:
                return known
        slug = self._free(table, wanted)
        self._users[table, slug] = user
        self._add(table, slug, name, parent, summary)
        return slug

    def above(self, category: str) -> list[str]:
        """Slugs of the categories that hold what `category` holds, the nearest first."""
        found: list[str] = []
        parent = self._parents.get(category, "")
        while parent and parent not in found:
            found.append(parent)
            parent = self._parents.get(parent, "")
        return found

    def uncategorised(self) -> str:
        """The slug for a post that has no category."""
        meant = {UNCATEGORISED}
        for name in (*_UNCATEGORISED_NAMES, "Uncategorized"):
            meant.update(self._names["categories"].get(_folded(name), ()))
        # The first in the order of the file, which is that of the next import too.
        known = next((slug for slug in self._slugs["categories"] if slug in meant), None)
        if known is not None:
            return known
        keys = {"slug": toml_text(UNCATEGORISED), "name": _UNCATEGORISED_NAME}
        self._tables.append(("categories", keys))
        self._learn("categories", UNCATEGORISED, *_UNCATEGORISED_NAMES)
        return UNCATEGORISED

    def text(self) -> str:
        """The file with the new terms at its end, every byte before them as it was.

        Raises:
            tomllib.TOMLDecodeError: the file is written so that no term can be appended.
        """
        return appended(self.old, self._tables)

    def _free(self, table: Table, slug: str) -> str:
        number, free = 1, slug
        while free in self._slugs[table]:
            number += 1
            free = f"{slug}-{number}"
        return free

    def _add(self, table: Table, slug: str, name: str, parent: str = "", summary: str = "") -> None:
        self._learn(table, slug, name)
        if parent:
            self._parents[slug] = parent
        keys = {
            "slug": toml_text(slug),
            "name": toml_text(name),
            "parent": toml_text(parent) if parent else "",
            "summary": toml_text(summary) if summary else "",
        }
        self._tables.append((table, keys))

    def _learn(self, table: Table, slug: str, *names: str) -> None:
        self._slugs[table].setdefault(slug)
        for name in names:
            known = self._names[table].setdefault(_folded(name), [])
            if slug not in known:
                known.append(slug)


def load(path: Path) -> Taxonomy | Problem:
    """The taxonomy in `path`, an empty one when there is no such file."""
    try:
        return Taxonomy(path.read_text(encoding="utf-8") if path.exists() else "")
    except (OSError, ValueError) as error:
        mend = "mend the file and import again: no term was added"
        return Problem("wordpress/taxonomy", f"cannot be used: {error}", path, mend=mend)


def _names(name: object) -> list[str]:
    values = name.values() if isinstance(name, dict) else [name]
    return [value for value in values if isinstance(value, str) and value]


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
