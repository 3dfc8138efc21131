"""Paragraphs of WordPress's classic editor, which stores them as empty lines.

Behaviour as documented for `wpautop` (https://developer.wordpress.org/reference/functions/wpautop/):
empty lines, and two `<br>` in a row, part paragraphs; a single line end within one is a line break;
block elements stand between paragraphs, and text directly behind the opening tag of one needs none
of its own, quotations apart.
"""

from __future__ import annotations

import re

from plugins.wordpress.conversion.holding import BLOCK_MARK
from plugins.wordpress.conversion.html_names import names

_BLOCKS = names(
    "table thead tfoot caption col colgroup tbody tr td th div dl dd dt ul ol li pre form map area"
    " blockquote address math style p h1 h2 h3 h4 h5 h6 hr fieldset legend section article aside"
    " hgroup header footer nav figure figcaption details menu summary"
)
_ENDED_AT_ONCE = names("hr area col")

_TOKEN = re.compile(
    rf"(?P<mark>{BLOCK_MARK})"
    r"|(?P<gap>\n[ \t\f\v\n]*\n|<br\s*/?>(?:\s*<br\s*/?>)+)"
    r"|(?P<comment><!--.*?-->)"
    r"|(?P<tag><(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?=[\s/>])[^<>]*>)",
    re.DOTALL,
)
_LINE_END = re.compile(r"(?:<br\s*/?>|(?<![ \t\f\v]))[ \t\f\v]*\n\s*")
# Stands for line ends within tags and comments, which are no line breaks.
_WITHIN = "\uf8f5"


def autop(text: str) -> str:
    r"""`text` with its paragraphs and line breaks as elements.

    Args:
        text: post content with `\n` line ends; what must stay as it is has been put away
            (`holding.Holding`). Comments without an end are few (`limits.check_html`).
    """
    page = _Page()
    position = 0
    for found in _TOKEN.finditer(text):
        page.inline(text[position : found.start()])
        position = found.end()
        name = (found["name"] or "").lower()
        if found["gap"]:
            page.gap()
        elif found["mark"]:
            page.block(found[0], in_paragraphs=True)
        elif name == "p":
            page.paragraph("" if found["end"] else found[0])
        elif name in _BLOCKS:
            ended = bool(found["end"]) or name in _ENDED_AT_ONCE
            page.block(found[0], in_paragraphs=ended or name == "blockquote")
        else:
            page.inline(found[0].replace("\n", _WITHIN))
    page.inline(text[position:])
    page.gap()
    return "".join(page.written).replace(_WITHIN, "\n").strip("\n")


class _Page:
    """What is written so far, and the state of the place where the next piece goes.

    Attributes:
        written: finished pieces.
        line: the inline content that has not been written yet.
        wrapped: whether that content needs a paragraph of its own.
        within: whether a paragraph of the author's is open.
    """

    def __init__(self) -> None:
        self.written: list[str] = []
        self.line: list[str] = []
        self.wrapped = True
        self.within = False

    def inline(self, piece: str) -> None:
        """Text, or a tag that belongs to it."""
        self.line.append(piece)

    def gap(self) -> None:
        """The end of a paragraph."""
        self._flush()
        self._close()
        self.wrapped = True

    def paragraph(self, tag: str) -> None:
        """The author's own `<p …>`; "" for `</p>`."""
        self._flush()
        self._close()
        self.written.append(tag)
        self.within = bool(tag)
        self.wrapped = not tag

    def block(self, piece: str, *, in_paragraphs: bool) -> None:
        """A tag of a block, or a whole one; `in_paragraphs`: what follows needs its own."""
        self._flush()
        self._close()
        self.written.append(piece + "\n")
        self.wrapped = in_paragraphs

    def _flush(self) -> None:
        text = _LINE_END.sub("<br />\n", "".join(self.line).strip())
        self.line.clear()
        if text:
            self.written.append(f"<p>{text}</p>\n" if self.wrapped else text)

    def _close(self) -> None:
        if self.within:
            self.written.append("</p>\n")
        self.within = False
