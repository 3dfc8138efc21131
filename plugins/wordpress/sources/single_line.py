"""Plain text in one line, from what an export holds as HTML."""

from __future__ import annotations

import html
import re

# Only what WordPress lets through in titles: `<VPS>` in one is a word of the author's.
_INLINE = (
    "a|abbr|acronym|b|big|br|cite|code|del|em|font|i|img|ins|kbd|mark|q|s|small|span|strike|"
    "strong|sub|sup|tt|u|wbr"
)
_TAG = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BREAK = re.compile(r"<br(?:\s[^<>]*)?/?>", re.IGNORECASE)


def single_line(text: str) -> str:
    """`text` with its entities decoded and each run of white space made one space."""
    return " ".join(html.unescape(text).split())


def title_line(text: str) -> str:
    """Likewise, without HTML's inline tags; words in angle brackets that are no tags stay."""
    return single_line(_TAG.sub("", _BREAK.sub(" ", text)))
