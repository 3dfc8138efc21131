"""Categories, tags and series: one slug, a name in each language (data/taxonomy.toml)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from plugins.diagnostics import Problem
from plugins.diagnostics.toml_source import line_of, read_toml
from plugins.editions.model import Term

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("categories", "tags", "series")

Text = str | dict[str, str]


class TermEntry(BaseModel):
    """One term as written in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    slug: Annotated[str, Field(pattern=r"^[^\W_]+(?:[-.][^\W_]+)*$")]
    name: Text
    summary: Text = ""

    def in_language(self, language: str) -> Term:
        """The term with its texts in `language`."""
        return Term(self.slug, _text(self.name, language), _text(self.summary, language))


class TaxonomyFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    categories: tuple[TermEntry, ...] = ()
    tags: tuple[TermEntry, ...] = ()
    series: tuple[TermEntry, ...] = ()


class Taxonomy:
    """The terms of one language: `.categories`, `.tags`, `.series` map slug to `Term`.

    `is_complete` is False when the file has mistakes, so that a term may be missing for them.
    """

    def __init__(self, file: TaxonomyFile, language: str, *, is_complete: bool = True) -> None:
        self.is_complete = is_complete
        self.categories = _by_slug(file.categories, language)
        self.tags = _by_slug(file.tags, language)
        self.series = _by_slug(file.series, language)


def read_taxonomy(path: Path, languages: tuple[str, ...]) -> tuple[TaxonomyFile, list[Problem]]:
    """The terms of `path` (none when there is no file) and everything that is wrong with them."""
    if not path.exists():
        return TaxonomyFile(), []
    file = read_toml(path, TaxonomyFile, "editions")
    if isinstance(file, list):
        return TaxonomyFile(), file
    problems = []
    for kind in KINDS:
        seen: set[str] = set()
        for index, entry in enumerate(getattr(file, kind)):
            line = line_of(path, (kind, index, "slug")) if entry.slug in seen else None
            if entry.slug in seen:
                message = f'{kind}: the slug "{entry.slug}" is there twice'
                mend = "give one of the two another slug, or remove it"
                problems.append(Problem("editions/duplicate-term", message, path, line, mend))
            seen.add(entry.slug)
            problems.extend(_missing_languages(path, kind, index, entry, languages))
    return file, problems


def _missing_languages(
    path: Path, kind: str, index: int, entry: TermEntry, languages: tuple[str, ...]
) -> list[Problem]:
    problems = []
    for key in ("name", "summary"):
        text = getattr(entry, key)
        if isinstance(text, dict) and set(text) != set(languages):
            wanted = ", ".join(f'{language} = "…"' for language in languages)
            message = f'{kind} "{entry.slug}": {key} is not in every language of the site'
            line = line_of(path, (kind, index, key))
            mend = f"write {key} = {{ {wanted} }}"
            problems.append(Problem("editions/missing-language", message, path, line, mend))
    return problems


def _text(text: Text, language: str) -> str:
    return text if isinstance(text, str) else text.get(language, "")


def _by_slug(entries: tuple[TermEntry, ...], language: str) -> dict[str, Term]:
    return {entry.slug: entry.in_language(language) for entry in entries}
