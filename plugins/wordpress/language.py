"""Which edition of the site a text belongs to."""

from __future__ import annotations

import html
import re

EDITIONS = ("zh", "en")
"""Languages of the site, the one at its root first."""

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LATIN = re.compile(r"[A-Za-z]+")
# What readers do not see, and code, which is in Latin letters in every language. What is not closed
# goes to the end, so that no part is searched twice.
_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<element>pre|code|script|style)\b.*?(?:</(?P=element)\s*>|\Z)"
    r"|^(?P<fence>```+|~~~+).*?(?:^(?P=fence)[ \t]*$|\Z)"
    r"|\[[a-z][\w-]*(?:\s[^\][]{0,500})?\]|</?[a-z][^<>]*>"
    r"|https?://[^\s)<>\"'）】，。]*|\]\([^)\n]{0,500}\)",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)
_ENOUGH = 50_000


def language_of(text: str) -> str:
    """`en` when words in Latin letters outnumber Han characters by far, else `zh`."""
    han, words = len(_HAN.findall(text)), len(_LATIN.findall(text))
    return "en" if words > 10 * han else "zh"


def visible(body: str) -> str:
    """About what a reader sees of an old body, code left out: enough to tell its language.

    Args:
        body: Markdown, HTML or WordPress's own notation; only its beginning is looked at.
    """
    return html.unescape(_UNSEEN.sub(" ", body[:_ENOUGH]))


def edition_of(code: str) -> str:
    """The edition for a language code such as `zh_CN` or `en-GB`, "" when the site has none."""
    primary = re.split(r"[-_]", code.strip().casefold(), maxsplit=1)[0]
    return primary if primary in EDITIONS else ""
