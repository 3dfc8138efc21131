"""HTML as lxml's tree, and the text of its blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree, html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

_BLOCK_NAMES = (
    "address article aside blockquote body br caption center dd details div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre "
    "section summary table tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
# No reader sees them.
_UNSEEN_NAMES = "script style noscript template head title button input select textarea svg"
# What they hold is shown where they cannot be played only.
_PLAYERS = ["object", "iframe", "audio", "video", "canvas"]
_SPACE = re.compile(r"\s+")
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def _parser() -> html.HTMLParser:
    # Else a document ends, without a word, at the 256th element within others; now at the 2048th.
    return html.HTMLParser(huge_tree=True)


def parsed(body: bytes, charset: str = "") -> HtmlElement:
    """The document, whatever it is; an empty one for no HTML at all.

    Args:
        body: as the site sent it.
        charset: of the header; without one that of the document, else UTF-8.
    """
    declared = _DECLARED.search(body[:4_096])
    name = charset or (declared[1].decode("ascii") if declared else "utf-8")
    try:
        text = body.decode(name, "replace")
    except LookupError:
        text = body.decode("utf-8", "replace")
    # NUL ends a document for the parser, and an XML declaration makes it refuse text.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\0", ""))
    try:
        return html.document_fromstring(text or "<html></html>", parser=_parser())
    except (ValueError, etree.ParserError):
        return html.document_fromstring("<html><body></body></html>")


def select(element: HtmlElement, names: Iterable[str]) -> list[HtmlElement]:
    """`element` and those below it that carry one of the names, in the order of the document.

    Args:
        element: where to look.
        names: simple selectors of CSS: `tag`, `.class`, `#id`, `[attribute=value]`.
    """
    wanted = frozenset(names)
    pairs = [tuple(name[1:-1].split("=", 1)) for name in wanted if name.startswith("[")]
    found = []
    for child in element.iter():
        if not isinstance(child.tag, str):
            continue
        own = {child.tag, f"#{child.get('id')}"}
        own.update(f".{name}" for name in str(child.get("class", "")).split())
        if not own.isdisjoint(wanted) or any(child.get(name) == value for name, value in pairs):
            found.append(child)
    return found


def drop_unseen(element: HtmlElement) -> None:
    """Take out of the tree what shows no text: scripts, styles, controls, fallbacks of players."""
    hidden = "@hidden or contains(translate(@style, ' ', ''), 'display:none')"
    for path in (*(f".//{name}" for name in _UNSEEN_NAMES.split()), f".//*[{hidden}]"):
        drop(element, path)
    for player in element.iter(*_PLAYERS):
        player.text = None
        del player[:]


def drop(element: HtmlElement, path: str) -> None:
    """Take every element that the XPath expression finds out of the tree, not what follows it."""
    found = element.xpath(path)
    for child in found if isinstance(found, list) else []:
        if isinstance(child, html.HtmlElement) and child.getparent() is not None:
            child.drop_tree()


def blocks(element: HtmlElement) -> Iterator[str]:
    """The text of each block in order, white space folded to single spaces, none empty."""
    pieces: list[str] = []
    for event, child in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start":
            if child.tag in _BLOCKS:
                pieces.append("\n")
            pieces.append(_SPACE.sub(" ", child.text or ""))
        else:
            if child.tag in _BLOCKS:
                pieces.append("\n")
            if child is not element:
                pieces.append(_SPACE.sub(" ", child.tail or ""))
    for block in "".join(pieces).split("\n"):
        if text := _SPACE.sub(" ", block).strip():
            yield text


def seen_text(element: HtmlElement) -> str:
    """All text of `element` that a reader sees, one block a line. Changes the tree."""
    drop_unseen(element)
    return "\n".join(blocks(element))
