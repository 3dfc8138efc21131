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
# HTML forbids them: controls, and code points that are no characters.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_BREAK = re.compile(r"<br(?:\s[^<>]*)?/?>", re.IGNORECASE)


def single_line(text: str) -> str:
    """`text` with its entities decoded and each run of white space made one space.

    Characters that no page may hold are dropped.
    """
    return " ".join(_FORBIDDEN.sub("", html.unescape(text)).split())


def title_line(text: str) -> str:
    """Likewise, without HTML's inline tags; words in angle brackets that are no tags stay."""
    return single_line(_TAG.sub("", _BREAK.sub(" ", text)))
