"""A text for readers in every language of the site."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from pydantic import PlainValidator, WithJsonSchema

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Text:
    """One text in several languages, or one that all use alike, as many names are.

    Attributes:
        common: the text that all languages use, "" if each has its own.
        by_language: the text of each language, empty if there is a common one.
    """

    common: str = ""
    # Equal texts have equal hashes without it, which is all that a hash must do.
    by_language: dict[str, str] = field(default_factory=dict, hash=False)

    def in_language(self, language: str) -> str:
        """The text for a language, "" if it has none."""
        return self.common or self.by_language.get(language, "")

    def missing(self, languages: Collection[str]) -> list[str]:
        """Those of `languages` that have no text."""
        return [language for language in languages if not self.in_language(language)]

    def unwanted(self, languages: Collection[str]) -> list[str]:
        """Languages that have a text and are not among `languages`."""
        return [language for language in self.by_language if language not in languages]


def parse_text(value: object) -> Text:
    """Read `"same in all"` or `{ zh = "…", en = "…" }`; which languages it needs, the site says.

    Raises:
        ValueError: the value is neither, or one of the texts is empty.
    """
    if isinstance(value, Text):
        return value
    if isinstance(value, str):
        return Text(common=_filled(value))
    if isinstance(value, dict) and value and all(isinstance(text, str) for text in value.values()):
        return Text(by_language={language: _filled(text) for language, text in value.items()})
    raise ValueError('write "one text", or one for each language: { en = "…" }')


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("the text is empty")
    return text.strip()


_FILLED = {"type": "string", "pattern": r"\S"}

TextField = Annotated[
    Text,
    PlainValidator(parse_text),
    WithJsonSchema(
        {
            "description": "one text, or one for each language of the site",
            "anyOf": [
                _FILLED,
                {"type": "object", "minProperties": 1, "additionalProperties": _FILLED},
            ],
        }
    ),
]
"""A key of a data file that holds a text."""
