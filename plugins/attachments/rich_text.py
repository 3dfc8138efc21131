"""Captions and descriptions of others, made safe to publish."""

from __future__ import annotations

import re

import nh3

_TAGS = {"a", "abbr", "b", "blockquote", "br", "cite", "code", "del", "em", "i", "ins", "li"}
_TAGS |= {"ol", "p", "pre", "q", "s", "strong", "sub", "sup", "ul"}
_ATTRIBUTES = {"a": {"href", "title"}, "abbr": {"title"}}
_SCHEMES = {"http", "https", "mailto"}
_BLOCK = re.compile(r"<(?:blockquote|li|ol|p|pre|ul)\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_MAX_TAGS = 2000


def safe_html(text: str) -> str:
    """`text` as HTML of paragraphs that holds nothing but text, links and simple marks.

    Without tags of blocks, an empty line ends a paragraph and a line end is a line end. A text of
    more than 2,000 tags, which no person wrote, loses all of them: the time that sanitising takes
    grows with the square of their depth.
    """
    text = text.replace("\r\n", "\n").strip()
    if not text:
        return ""
    if text.count("<") > _MAX_TAGS:
        text = text.replace("<", "&lt;")
    if not _BLOCK.search(text):
        parts = (part.strip().replace("\n", "<br>\n") for part in _BLANK_LINE.split(text))
        text = "\n".join(f"<p>{part}</p>" for part in parts if part)
    return nh3.clean(
        text, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="nofollow noopener"
    )
