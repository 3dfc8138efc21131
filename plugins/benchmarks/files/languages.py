"""Texts of data files against the languages of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.benchmarks.text import Text
from plugins.diagnostics import Problem
from plugins.diagnostics.toml_source import line_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from pydantic import BaseModel

    from plugins.diagnostics.toml_source import KeyPath


def language_problems(
    entry: BaseModel, path: Path, keys: KeyPath, languages: Collection[str]
) -> Iterator[Problem]:
    """Every text of an entry that lacks a language of the site, or is in another one.

    Args:
        entry: a file, or one of its tables.
        path: the file.
        keys: where the entry stands in the file.
        languages: those of the site, for example `("zh", "en")`.
    """
    for key in type(entry).model_fields:
        text = getattr(entry, key)
        if not isinstance(text, Text):
            continue
        for language in text.missing(languages):
            message = f'`{key}` has no text in the language "{language}"'
            mend = f'add `{language} = "…"`'
            line = line_of(path, (*keys, key))
            yield Problem("benchmarks/missing-language", message, path, line, mend)
        for language in text.unwanted(languages):
            message = f'`{key}`: the site has no language "{language}"'
            mend = f"its languages are {', '.join(languages)}"
            line = line_of(path, (*keys, key, language))
            yield Problem("benchmarks/unknown-language", message, path, line, mend)
