"""One term per concept: texts that use a form to avoid (data/glossary.toml)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, create_model

from plugins.diagnostics import Problem
from plugins.diagnostics.toml_source import read_toml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_FORM = Annotated[str, Field(min_length=1)]
_FENCE = re.compile(r"(?ms)^(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)\n.*?^(?P=fence)[`~]*[ \t]*$")
_LITERAL = re.compile(r"`[^`\n]*`|\]\([^)\n]*\)|<[^>\n]*>|https?://\S+")


class Glossary:
    """The forms to avoid in each language, and what to write in their place."""

    def __init__(self, preferred: dict[str, dict[str, str]]) -> None:
        self._preferred = preferred
        self._patterns = {
            language: re.compile(
                # A Latin form is a word of its own; Han characters know no word boundaries.
                rf"(?i)(?<![A-Za-z])(?:{'|'.join(map(re.escape, forms))})(?![A-Za-z])"
            )
            for language, forms in preferred.items()
            if forms
        }

    def problems(self, path: Path, language: str) -> list[Problem]:
        """Each form to avoid in the text of `path`, with its line; code and addresses are free."""
        pattern = self._patterns.get(language)
        if pattern is None:
            return []
        text = path.read_text(encoding="utf-8-sig")
        prose = _LITERAL.sub(_blank, _FENCE.sub(_blank, text))
        return [
            Problem(
                "editions/glossary",
                f'"{found[0]}" is a form to avoid',
                path,
                text.count("\n", 0, found.start()) + 1,
                f'write "{self._preferred[language][found[0].lower()]}" (data/glossary.toml)',
            )
            for found in pattern.finditer(prose)
        ]


def read_glossary(path: Path, languages: Sequence[str]) -> tuple[Glossary, list[Problem]]:
    """The glossary in `path`, an empty one when there is no file, and what is wrong with it."""
    if not path.exists():
        return Glossary({}), []
    file = read_toml(path, _file_model(tuple(languages)), "editions")
    if isinstance(file, list):
        return Glossary({}), file
    preferred: dict[str, dict[str, str]] = {language: {} for language in languages}
    for term in file.model_dump()["terms"]:
        for language in languages:
            for form in term[f"avoid_{language}"]:
                preferred[language][form.lower()] = term[language]
    return Glossary(preferred), []


def _file_model(languages: tuple[str, ...]) -> type[BaseModel]:
    """The form of the file: `[[terms]]` with a term and `avoid_…` forms for each language."""
    fields: dict[str, object] = {}
    for language in languages:
        fields[language] = (_FORM, ...)
        fields[f"avoid_{language}"] = (tuple[_FORM, ...], ())
    strict = ConfigDict(extra="forbid")
    term = create_model("GlossaryTerm", __config__=strict, **fields)  # type: ignore[call-overload]
    return create_model("GlossaryFile", __config__=strict, terms=(tuple[term, ...], ()))


def _blank(found: re.Match[str]) -> str:
    """As many characters as were found, so that places stay, with the line ends among them."""
    return re.sub(r"[^\n]", " ", found[0])
