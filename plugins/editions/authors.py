"""Who wrote: one slug, a name in each language (data/authors.toml)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from plugins.diagnostics.toml_source import read_toml
from plugins.editions.taxonomy import TermEntry, term_problems

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.diagnostics import Problem


class AuthorsFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    authors: tuple[TermEntry, ...] = ()


def read_authors(
    path: Path, languages: tuple[str, ...]
) -> tuple[tuple[TermEntry, ...], list[Problem]]:
    """The authors of `path` (none when there is no file) and everything that is wrong with them."""
    if not path.exists():
        return (), []
    file = read_toml(path, AuthorsFile, "editions")
    if isinstance(file, list):
        return (), file
    return file.authors, list(term_problems(path, "authors", file.authors, languages))
