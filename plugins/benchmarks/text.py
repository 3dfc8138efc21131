"""A text for readers in both languages of the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import PlainValidator


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Chinese and in English; alike where it is a name that both use."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """The Chinese text for `zh`, the English one for any other language."""
        return self.zh if language == "zh" else self.en


def parse_text(value: object) -> Text:
    """Read `"same in both"` or `{ zh = "…", en = "…" }`.

    Raises:
        ValueError: the value is neither, or one of the texts is empty.
    """
    if isinstance(value, Text):
        return value
    if isinstance(value, str):
        value = {"zh": value, "en": value}
    match value:
        case {"zh": str(zh), "en": str(en), **others} if not others:
            if not zh.strip() or not en.strip():
                raise ValueError("the text is empty")
            return Text(zh.strip(), en.strip())
    raise ValueError('write "one text" or { zh = "…", en = "…" }, nothing else')


TextField = Annotated[Text, PlainValidator(parse_text)]
"""A key of a data file that holds a text."""
