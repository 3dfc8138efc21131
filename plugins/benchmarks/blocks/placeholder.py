"""Marks that stand in the HTML of an article for what data will fill in.

Markdown is converted once and may be cached; data change without it. So the conversion leaves marks
that carry the author's words and their line, and they are filled after reading.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_BLOCK = re.compile(
    r'<div class="bench-block" data-line="(\d+)" data-fault="([^"]*)" data-text="([^"]*)"></div>'
)
_FIGURE = re.compile(
    r'<span class="bench-figure" data-line="(\d+)" data-figure="([^"]*)"'
    r' data-text="([^"]*)"></span>'
)


@dataclass(frozen=True, slots=True)
class BlockMark:
    """A `bench` block: the lines between its fences, and the line of the opening fence.

    `fault` says what is wrong with the fences themselves, "" when nothing is.
    """

    body: str
    line: int
    fault: str = ""

    def to_html(self) -> str:
        """An empty element that Markdown and Pelican leave alone."""
        return (
            f'<div class="bench-block" data-line="{self.line}" data-fault="{_in(self.fault)}"'
            f' data-text="{_in(self.body)}"></div>'
        )


@dataclass(frozen=True, slots=True)
class FigureMark:
    """A figure within a sentence: what follows `bench:`, and the author's text for it, if any."""

    name: str
    text: str
    line: int

    def to_html(self) -> str:
        """An empty element that Markdown and Pelican leave alone."""
        return (
            f'<span class="bench-figure" data-line="{self.line}" data-figure="{_in(self.name)}"'
            f' data-text="{_in(self.text)}"></span>'
        )


def fill_marks(
    text: str, block: Callable[[BlockMark], str], figure: Callable[[FigureMark], str]
) -> str:
    """Replace each mark in `text` by what `block` or `figure` makes of it."""
    text = _BLOCK.sub(
        lambda m: block(BlockMark(html.unescape(m[3]), int(m[1]), html.unescape(m[2]))), text
    )
    return _FIGURE.sub(
        lambda m: figure(FigureMark(html.unescape(m[2]), html.unescape(m[3]), int(m[1]))), text
    )


def _in(text: str) -> str:
    return html.escape(text).replace("\n", "&#10;")
