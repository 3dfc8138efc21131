"""Categories, tags and series: one slug, a name in each language (data/taxonomy.toml)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from plugins.diagnostics import Problem
from plugins.diagnostics.toml_source import line_of, nearest, read_toml
from plugins.editions.model import Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

KINDS = ("categories", "tags", "series")

Text = str | dict[str, str]
Slug = Annotated[
    str,
    # What WordPress has in addresses of terms: it keeps the punctuation of Chinese.
    Field(pattern=r"^[^\s\x00-\x1f\x7f/\\?#%&\"'<>|*:{}.-][^\s\x00-\x1f\x7f/\\?#%&\"'<>|*:{}]*$"),
]


class TermEntry(BaseModel):
    """One term as written in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    slug: Slug
    name: Text
    summary: Text = ""

    def in_language(self, language: str) -> Term:
        """The term with its texts in `language`."""
        return Term(self.slug, _text(self.name, language), _text(self.summary, language))


class CategoryEntry(TermEntry):
    """One category as written in the file."""

    parent: str = ""

    def in_language(self, language: str) -> Term:
        """The category with its texts in `language`."""
        name, summary = _text(self.name, language), _text(self.summary, language)
        return Term(self.slug, name, summary, self.parent)


class TaxonomyFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    categories: tuple[CategoryEntry, ...] = ()
    tags: tuple[TermEntry, ...] = ()
    series: tuple[TermEntry, ...] = ()


class Taxonomy:
    """The terms of one language: `.categories`, `.tags`, `.series`, `.authors` by their slugs.

    `is_complete` is False when a file has mistakes, so that a term may be missing for them.
    """

    def __init__(
        self,
        file: TaxonomyFile,
        language: str,
        *,
        authors: Iterable[TermEntry] = (),
        is_complete: bool = True,
    ) -> None:
        self.is_complete = is_complete
        self.categories = _by_slug(file.categories, language)
        self.tags = _by_slug(file.tags, language)
        self.series = _by_slug(file.series, language)
        self.authors = _by_slug(authors, language)

    def ancestors(self, slug: str) -> list[Term]:
        """The categories above the category `slug`, outermost first."""
        above: dict[str, Term] = {}
        term = self.categories.get(slug)
        while term := self.categories.get(term.parent) if term else None:
            # A circle has been reported; here it must only come to an end.
            if term.slug in (slug, *above):
                break
            above[term.slug] = term
        return list(reversed(above.values()))

    def children(self, slug: str) -> list[Term]:
        """The categories directly below the category `slug`, in the order of the file."""
        return [term for term in self.categories.values() if term.parent == slug]


def read_taxonomy(path: Path, languages: tuple[str, ...]) -> tuple[TaxonomyFile, list[Problem]]:
    """The terms of `path` (none when there is no file) and everything that is wrong with them."""
    if not path.exists():
        return TaxonomyFile(), []
    file = read_toml(path, TaxonomyFile, "editions")
    if isinstance(file, list):
        return TaxonomyFile(), file
    problems = [
        problem
        for kind in KINDS
        for problem in term_problems(path, kind, getattr(file, kind), languages)
    ]
    return file, [*problems, *_parent_problems(path, file.categories)]


def term_problems(
    path: Path, kind: str, entries: tuple[TermEntry, ...], languages: tuple[str, ...]
) -> Iterator[Problem]:
    """Slugs that are there twice, and texts that are not in every language."""
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if entry.slug in seen:
            line = line_of(path, (kind, index, "slug"))
            message = f'{kind}: the slug "{entry.slug}" is there twice'
            mend = "give one of the two another slug, or remove it"
            yield Problem("editions/duplicate-term", message, path, line, mend)
        seen.add(entry.slug)
        yield from _missing_languages(path, kind, index, entry, languages)


def _parent_problems(path: Path, categories: tuple[CategoryEntry, ...]) -> Iterator[Problem]:
    parents = {entry.slug: entry.parent for entry in categories}
    for index, entry in enumerate(categories):
        if not entry.parent:
            continue
        if entry.parent not in parents:
            message = f'categories "{entry.slug}": parent: no category "{entry.parent}"'
            mend = nearest(entry.parent, list(parents), path.name)
        elif entry.slug in _above(entry.slug, parents):
            message = f'categories "{entry.slug}": its parents lead back to itself'
            mend = "take `parent` away from one of them"
        else:
            continue
        line = line_of(path, ("categories", index, "parent"))
        yield Problem("editions/parent", message, path, line, mend)


def _above(slug: str, parents: dict[str, str]) -> list[str]:
    """The slugs above `slug`, each once."""
    found: list[str] = []
    while (slug := parents.get(slug, "")) and slug not in found:
        found.append(slug)
    return found


def _missing_languages(
    path: Path, kind: str, index: int, entry: TermEntry, languages: tuple[str, ...]
) -> Iterator[Problem]:
    for key in ("name", "summary"):
        text = getattr(entry, key)
        if isinstance(text, dict) and set(text) != set(languages):
            wanted = ", ".join(f'{language} = "…"' for language in languages)
            message = f'{kind} "{entry.slug}": {key} is not in every language of the site'
            line = line_of(path, (kind, index, key))
            mend = f"write {key} = {{ {wanted} }}"
            yield Problem("editions/missing-language", message, path, line, mend)


def _text(text: Text, language: str) -> str:
    return text if isinstance(text, str) else text.get(language, "")


def _by_slug(entries: Iterable[TermEntry], language: str) -> dict[str, Term]:
    return {entry.slug: entry.in_language(language) for entry in entries}
