"""The text of one comment as safe HTML."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import nh3
from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

from plugins.wordpress.library.comment_links import link_addresses

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLOCKS = frozenset({"p", "blockquote", "pre", "ul", "ol"})
_TAGS = _BLOCKS | frozenset(
    [
        "a",
        "abbr",
        "b",
        "br",
        "cite",
        "code",
        "del",
        "em",
        "i",
        "ins",
        "li",
        "q",
        "s",
        "small",
        "strong",
        "sub",
        "sup",
        "u",
    ]
)
_ATTRIBUTES = {"a": {"href", "title"}, "abbr": {"title"}, "blockquote": {"cite"}, "q": {"cite"}}
_MOST_TAGS = 2_000
_MOST_NESTED = 100
_NESTED = re.compile(r"<(?:blockquote|ul|ol|li|q|b|i|em|strong)\b", re.IGNORECASE)
_LONGEST = 200_000
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def safe_html(body: str) -> str:
    """`body` in paragraphs, with a few inline and block elements and nothing that runs.

    Args:
        body: as WordPress stores it: HTML, or plain text whose blank lines part paragraphs.
    """
    body = _CONTROL.sub("", body.replace("\r\n", "\n").replace("\r", "\n"))
    if _is_absurd(body):
        return "".join(_paragraphs(nh3.clean(body, tags=set())))
    # Without a line end Beautiful Soup takes an address or the name of a file for a mistake.
    tree = BeautifulSoup(f"{_clean(body)}\n", "html.parser")
    link_addresses(tree)
    blocks = _in_blocks(tree.contents)
    # Inline elements around a blank line are open in one paragraph and closed in another.
    return _clean("".join(blocks))


def _clean(body: str) -> str:
    return nh3.clean(
        body,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https"},
        link_rel="nofollow ugc",
    )


def _is_absurd(body: str) -> bool:
    is_long = len(body) > _LONGEST or body.count("<") > _MOST_TAGS
    return is_long or len(_NESTED.findall(body)) > _MOST_NESTED


def _in_blocks(nodes: Iterable[PageElement]) -> list[str]:
    """Inline nodes in paragraphs, blocks as they are."""
    parts: list[str] = []
    inline = ""
    for node in nodes:
        if isinstance(node, Tag) and node.name in _BLOCKS:
            parts += [*_paragraphs(inline), _block(node)]
            inline = ""
        else:
            inline += str(node) if isinstance(node, Tag) else escape(str(node), quote=False)
    return [*parts, *_paragraphs(inline)]


def _block(node: Tag) -> str:
    if node.name == "blockquote" and not node.find(_BLOCKS):
        inside = "".join(_paragraphs(node.decode_contents()))
        return f"<blockquote>{inside}</blockquote>" if inside else ""
    if node.name == "p" and not node.get_text(strip=True):
        return ""
    return str(node)


def _paragraphs(inline: str) -> list[str]:
    texts = [text.strip() for text in _PARAGRAPH.split(inline.strip())]
    lines = (re.sub(r"(?<!<br>)(?<!<br/>)\n", "<br>\n", text) for text in texts if text)
    return [f"<p>{text}</p>" for text in lines]
