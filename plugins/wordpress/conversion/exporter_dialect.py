r"""Where Python-Markdown reads more than exporters write: `#include`, `_` in addresses, `\.`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from markdown.blockprocessors import HashHeaderProcessor, OListProcessor, UListProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX, AtomicString

if TYPE_CHECKING:
    from markdown import Markdown

# Not what Python-Markdown puts between its own marks, STX and ETX.
_ORDINARY = r"[^\s<>()\[\]\"*_`\x02\x03]"
_BARE_ADDRESS = rf"(?<![\w(<\"\[=])(https?://(?:{_ORDINARY}|_+(?={_ORDINARY}))+)"


_FACE = r"[\^><@=~＾￣⊙oO0TtQ;.-]"
_MOUTH = rf"(?<![\w/\\])({_FACE})(_+)(?={_FACE}(?![\w/]))"

_ESCAPED = "*_`[]#-|\\"
# References at the end, wide list items, entities, and a backslash that the new one would have
# doubled.
_OLD_CONVERTER = re.compile(
    r"(?m)^ \[\d+\]: \S|^\*   \S|^\d+\.  \S|&(?:nbsp|#8\d{3}|#160|raquo|laquo);"
    r"|(?<!\\)(?:\\\\)*\\(?![\\*_`\[\]#+>~.)|-]|$)"
)
_NEW_CONVERTER = re.compile(r"(?m)^```|^- \S")


class SpacedHeadings(HashHeaderProcessor):
    """Headings are `# ` with a space, as in CommonMark; `#foo` is text."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?=[ \t])(?P<header>(?:\\.|[^\\])*?)#*(?:\n|$)")


class NumberedLists(OListProcessor):
    """Lists begin with the number that they are written with, and go on with numbers only."""

    LAZY_OL = False
    SIBLING_TAGS: ClassVar[list[str]] = ["ol"]


class BulletLists(UListProcessor):
    """Lists that no item with a number continues."""

    SIBLING_TAGS: ClassVar[list[str]] = ["ul"]


class BareAddresses(InlineProcessor):
    """Addresses in running text, whose underscores emphasise nothing."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 (their signature)
    ) -> tuple[str, int, int]:
        """The address as text."""
        return AtomicString(m[1]), m.start(0), m.end(0)


class Faces(InlineProcessor):
    """Faces such as `^_^`: two in one paragraph would emphasise what stands between them."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 (their signature)
    ) -> tuple[str, int, int]:
        """The left half as text."""
        return m[1] + _as_it_is("_") * len(m[2]), m.start(0), m.end(0)


class OneDoublesBackslashes(Preprocessor):
    """Tells which converter wrote a text: the old one leaves a backslash as it is."""

    def run(self, lines: list[str]) -> list[str]:
        """Note the answer for `Escapes`; the lines stay."""
        escapes = self.md.inlinePatterns["escape"]
        if isinstance(escapes, Escapes):
            text = "\n".join(lines)
            escapes.keeps_doubled = bool(_OLD_CONVERTER.search(text)) and not _NEW_CONVERTER.search(
                text
            )
        return lines


class Escapes(InlineProcessor):
    r"""A backslash before what exporters escape; before all else it is the author's own (`\d+\.`).

    The old converter (Markdownify) escapes marks of emphasis, code, links, headings and rules. The
    new one (html-to-markdown) escapes the backslash too, and what would begin a block.

    Attributes:
        keeps_doubled: whether two backslashes are two.
    """

    keeps_doubled = False

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        """The character, or nothing where the backslash is text."""
        sign = m[1]
        line = data[data.rfind("\n", 0, m.start()) + 1 : m.start()].strip()
        if sign == "\\" and self.keeps_doubled:
            return _as_it_is(sign) * 2, m.start(0), m.end(0)
        is_escaped = (
            sign in _ESCAPED or (sign in "+>~" and not line) or (sign in ".)" and line.isdecimal())
        )
        return (_as_it_is(sign), m.start(0), m.end(0)) if is_escaped else (None, None, None)


def _as_it_is(sign: str) -> str:
    return f"{STX}{ord(sign)}{ETX}"


class ExporterDialect(Extension):
    """Registers all: in the places of Python-Markdown's own, addresses before its `em` (60)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the processors."""
        md.parser.blockprocessors.register(SpacedHeadings(md.parser), "hashheader", 70)
        md.parser.blockprocessors.register(NumberedLists(md.parser), "olist", 40)
        md.parser.blockprocessors.register(BulletLists(md.parser), "ulist", 30)
        md.preprocessors.register(OneDoublesBackslashes(md), "converter", 0)
        md.inlinePatterns.register(Escapes(r"\\(.)", md), "escape", 180)
        md.inlinePatterns.register(Faces(_MOUTH, md), "face", 66)
        md.inlinePatterns.register(BareAddresses(_BARE_ADDRESS, md), "bare_address", 65)
