"""HTML of strangers, cut down to what a comment needs."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

import nh3
from markupsafe import Markup, escape

_ELEMENTS = {
    *("a", "abbr", "b", "blockquote", "br", "cite", "code", "del", "dd", "dl", "dt", "em", "i"),
    *("img", "ins", "kbd", "li", "ol", "p", "pre", "q", "s", "small", "strong", "sub", "sup"),
    *("table", "tbody", "td", "th", "thead", "tr", "u", "ul"),
    "var",
}
MOST_TAGS = 5_000
"""Signs that may begin a tag; of a comment with more only the text is shown, for time's sake."""

_TAG = re.compile(r"<[^<>]*>")
# What XML cannot hold, and so no feed.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# What nh3 leaves of a picture that the site does not hold.
_PICTURE_ELSEWHERE = re.compile(r'<img(?: alt="(?P<alt>[^"]*)")?>')


class Sanitiser:
    """Makes HTML safe that shall stand below a text.

    Links are followed by no search engine; pictures of other hosts, which could watch readers,
    give way to their text. Paths from the root get `site_path` in front, "" or such as `/atlas`.
    """

    def __init__(self, site_path: str) -> None:
        self._site_path = site_path
        self._cleaner = nh3.Cleaner(
            tags=_ELEMENTS,
            attributes={"a": {"href"}, "img": {"src", "alt"}, "abbr": {"title"}},
            attribute_filter=self._attribute,
            url_schemes={"http", "https"},
            link_rel="nofollow ugc noopener",
        )

    def clean(self, html: str) -> Markup:
        """`html` without anything that runs, styles, names or embeds."""
        text = printable(html)
        if text.count("<") > MOST_TAGS:
            return escape(unescape(_TAG.sub(" ", text)))
        safe = self._cleaner.clean(text)
        return Markup(_PICTURE_ELSEWHERE.sub(lambda found: found["alt"] or "", safe))  # noqa: S704

    def _attribute(self, element: str, name: str, value: str) -> str | None:
        if name not in ("href", "src"):
            return value
        is_from_the_root = value.startswith("/") and not value.startswith(("//", "/\\"))
        if is_from_the_root:
            return self._site_path + value
        return value if element == "a" else None


def printable(text: str) -> str:
    """`text` without the characters that no feed can hold."""
    return _CONTROL.sub("", text)


def web_address(text: str) -> str:
    """`text` when it is an address of the web that a link may lead to, else ""."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return ""
    return text.strip() if parts.scheme in ("http", "https") and parts.hostname else ""
