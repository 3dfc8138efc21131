"""The nouns: an edition, a term, a page's version in each edition."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Edition:
    """The site in one language.

    Attributes:
        id: language as in file names and addresses, `zh`.
        name: the language's name for itself, `简体中文`.
        locale: Babel's name of the locale, `zh_CN`.
        html_lang: BCP 47 tag for `lang` and `hreflang`, `zh-CN`.
        prefix: path below the root, "" or "en/".
        settings: Pelican settings that differ in this edition.
    """

    id: str
    name: str
    locale: str
    html_lang: str
    prefix: str
    settings: dict[str, Any] = field(default_factory=dict, compare=False)

    @property
    def home(self) -> str:
        """Public path of the home page, `/` or `/en/`."""
        return f"/{self.prefix}"


@dataclass(frozen=True, slots=True)
class Term:
    """A category, tag, series or author in one language; `parent` is the slug of a category."""

    slug: str
    name: str
    summary: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Alternate:
    """One edition's version of a page; `url` without leading slash, None when there is none."""

    edition: Edition
    url: str | None
