"""Names of categories and tags to slugs of `data/taxonomy.toml`, new ones appended to it."""

from __future__ import annotations

import json
import tomllib
import unicodedata
from typing import TYPE_CHECKING, Literal

from plugins.diagnostics import Problem
from plugins.wordpress.slug import digest, hyphenated

if TYPE_CHECKING:
    from pathlib import Path

Table = Literal["categories", "tags"]

UNCATEGORISED = "uncategorised"
"""Slug for posts without a category: WordPress shows them under a name of that meaning."""

_UNCATEGORISED_NAME = '{ zh = "未分类", en = "Uncategorised" }'


class Taxonomy:
    """The terms that are known, and those that an import adds.

    Args:
        text: content of `data/taxonomy.toml`, "" when there is none.

    Raises:
        tomllib.TOMLDecodeError: `text` is no TOML.
        ValueError: `text` is no list of tables with slug and name.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._slugs: dict[Table, dict[str, str]] = {"categories": {}, "tags": {}}
        self._added: list[tuple[Table, str, str]] = []
        tables = tomllib.loads(text)
        for table in self._slugs:
            for term in _terms(tables, table):
                self._learn(table, term["slug"], *_names(term.get("name", "")))

    @property
    def added(self) -> tuple[tuple[Table, str, str], ...]:
        """Table, slug and name (as TOML) of each new term, in the order of their first use."""
        return tuple(self._added)

    def slug(self, table: Table, name: str) -> str:
        """The slug for `name`; a term of the same name or slug, whatever case, is used again."""
        known = self._slugs[table]
        slug = _slug(name)
        old = known.get(_folded(name)) or known.get(_folded(slug))
        if old:
            return old
        self._add(table, slug, _toml(name), name)
        return slug

    def uncategorised(self) -> str:
        """The slug for a post that has no category."""
        if _folded(UNCATEGORISED) not in self._slugs["categories"]:
            self._add("categories", UNCATEGORISED, _UNCATEGORISED_NAME, UNCATEGORISED)
        return UNCATEGORISED

    def text(self) -> str:
        """The file with the new terms at its end, every byte before them as it was.

        Raises:
            tomllib.TOMLDecodeError: the file is written so that no term can be appended.
        """
        gap = "" if not self._text or self._text.endswith("\n") else "\n"
        blocks = (
            f"\n[[{table}]]\nslug = {_toml(slug)}\nname = {name}\n"
            for table, slug, name in self._added
        )
        text = self._text + gap + "".join(blocks)
        tomllib.loads(text)
        return text if self._text else text.lstrip("\n")

    def _add(self, table: Table, slug: str, name_toml: str, name: str) -> None:
        self._learn(table, slug, name)
        self._added.append((table, slug, name_toml))

    def _learn(self, table: Table, slug: str, *names: str) -> None:
        for key in (slug, *names):
            self._slugs[table].setdefault(_folded(key), slug)


def load(path: Path) -> Taxonomy | Problem:
    """The taxonomy in `path`, an empty one when there is no such file."""
    try:
        return Taxonomy(path.read_text(encoding="utf-8") if path.exists() else "")
    except (OSError, ValueError) as error:
        mend = "mend the file and import again: no term was added"
        return Problem("wordpress/taxonomy", f"cannot be used: {error}", path, mend=mend)


def _terms(tables: dict[str, object], table: str) -> list[dict[str, str]]:
    terms = tables.get(table, [])
    if not isinstance(terms, list) or not all(
        isinstance(term, dict) and isinstance(term.get("slug"), str) for term in terms
    ):
        raise ValueError(f"[[{table}]] without a slug")
    return terms


def _names(name: object) -> list[str]:
    values = name.values() if isinstance(name, dict) else [name]
    return [value for value in values if isinstance(value, str) and value]


def _slug(name: str) -> str:
    spelt = name.replace("+", " plus ").replace("#", " sharp ")
    return hyphenated(spelt) or f"term-{digest(name)}"


def _toml(text: str) -> str:
    # TOML's basic strings are JSON's but for DEL.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
