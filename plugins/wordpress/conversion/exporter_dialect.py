"""Where Python-Markdown reads more than exporters write: `#include`, or `_` in a bare address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from markdown.blockprocessors import HashHeaderProcessor, OListProcessor, UListProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

if TYPE_CHECKING:
    from markdown import Markdown

# Not what Python-Markdown puts between its own marks, STX and ETX.
_ORDINARY = r"[^\s<>()\[\]\"*_`\x02\x03]"
_BARE_ADDRESS = rf"(?<![\w(<\"\[=])(https?://(?:{_ORDINARY}|_+(?={_ORDINARY}))+)"


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


class ExporterDialect(Extension):
    """Registers all: in the places of Python-Markdown's own, addresses before its `em` (60)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the processors."""
        md.parser.blockprocessors.register(SpacedHeadings(md.parser), "hashheader", 70)
        md.parser.blockprocessors.register(NumberedLists(md.parser), "olist", 40)
        md.parser.blockprocessors.register(BulletLists(md.parser), "ulist", 30)
        md.inlinePatterns.register(BareAddresses(_BARE_ADDRESS, md), "bare_address", 65)
