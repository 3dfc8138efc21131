"""Markdown that exporters leave inside HTML blocks, where Markdown does not read it.

An exporter that keeps `<p style="…">` or a table as HTML still turns what stands within into
Markdown: `<p align="center">[<img …>][2]</p>`. Without this the link would be lost.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

if TYPE_CHECKING:
    from markdown import Markdown

_CODE = re.compile(r"(<(?P<name>pre|code|script|style)\b.*?</(?P=name)\s*>)", re.DOTALL)
_REFERENCE = re.compile(r"(?<!!)\[(?P<text>[^\[\]]*)\]\s?\[(?P<id>[^\[\]]*)\]")
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\[\]]+)\]\((?P<address>[^\s()<>]+)\)")
_PICTURE = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\((?P<address>[^\s()<>]+)\)")
_CODE_SPAN = re.compile(r"(?<![`\\])`(?P<code>[^`\n<>]+)`(?!`)")
_CAPTION = re.compile(
    r"(?P<begin><figcaption\b[^>]*>)(?P<text>.*?)(?=</figcaption)", re.DOTALL | re.IGNORECASE
)
_EMPHASIS = re.compile(r"(?<![\\*])\*(?=[^\s*])(?P<text>[^*\n]+)(?<=[^\s*\\])\*(?!\*)")
_ESCAPE = re.compile(r"\\(?P<mark>[*_`\[\]#-])")
_STRONG = re.compile(r"\*\*(?=[^\s*])(?P<text>[^*\n]+)(?<=[^\s*])\*\*")


_MARKS = ("[", "**", "`", "<figcaption")


class LeftoverMarkdown(Postprocessor):
    """Reads links, pictures, code and strong text in raw HTML blocks, ahead of the result."""

    def run(self, text: str) -> str:
        """Rewrite the stashed blocks; `text` itself holds only their marks."""
        blocks = self.md.htmlStash.rawHtmlBlocks
        for number, block in enumerate(blocks):
            if isinstance(block, str) and any(mark in block for mark in _MARKS):
                blocks[number] = self._read(block)
        return text

    def _read(self, block: str) -> str:
        # Splitting by a pattern with two groups: text, code, name of the code's tag, text, …
        pieces = _CODE.split(block)
        pieces[::3] = [self._read_prose(piece) for piece in pieces[::3]]
        del pieces[2::3]
        return "".join(pieces)

    def _read_prose(self, prose: str) -> str:
        prose = _CODE_SPAN.sub(r"<code>\g<code></code>", prose)
        prose = _PICTURE.sub(_picture, prose)
        prose = _REFERENCE.sub(self._link_reference, prose)
        prose = _LINK.sub(lambda found: _link(found["address"], found["text"]), prose)
        prose = _STRONG.sub(r"<strong>\g<text></strong>", prose)
        return _CAPTION.sub(_caption, prose)

    def _link_reference(self, found: re.Match[str]) -> str:
        name = (found["id"] or found["text"]).strip().lower()
        address, _ = self.md.references.get(name, ("", None))
        return _link(address, found["text"]) if address else found[0]


class LeftoverMarkdownExtension(Extension):
    """Registers `LeftoverMarkdown` ahead of Python-Markdown's `raw_html` (priority 30)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the postprocessor."""
        md.postprocessors.register(LeftoverMarkdown(md), "leftover_markdown", 40)


def _caption(found: re.Match[str]) -> str:
    # Old converters do not know this element: what stands in it is Markdown throughout.
    text = _EMPHASIS.sub(r"<em>\g<text></em>", found["text"])
    return found["begin"] + _ESCAPE.sub(r"\g<mark>", text)


def _picture(found: re.Match[str]) -> str:
    address, alt = (html.escape(html.unescape(found[name])) for name in ("address", "alt"))
    return f'<img src="{address}" alt="{alt}">'


def _link(address: str, text: str) -> str:
    return f'<a href="{html.escape(html.unescape(address))}">{text}</a>'
