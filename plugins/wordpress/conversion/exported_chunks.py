"""What an exporter's Markdown is made of: paragraphs, HTML that it kept, and code.

An exporter keeps an element that has attributes as HTML and writes each element within on lines of
its own, indented by two for each level; the empty lines between them are indented as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from plugins.wordpress.conversion.html_names import BLOCKS, DROPPED_WITH_CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind = Literal["prose", "html", "code", "gap"]

_BLOCK_TAG = re.compile(
    rf"</?(?:{'|'.join(sorted(BLOCKS | DROPPED_WITH_CONTENT))}|html|body|nav)(?=[\s/>])",
    re.IGNORECASE,
)
_DEFINITION = re.compile(r" {0,3}\[[^\[\]\n]+\]:\s")
_ITEM = re.compile(r" *(?:[*+-]|\d{1,9}[.)])[ \t]")
_CODE_INDENT = 4
_HARD_BREAK = "  "


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines without an empty one among them, or the empty lines between two of these (`gap`)."""

    kind: Kind
    lines: Sequence[str]


def chunks(text: str) -> Iterator[Chunk]:
    r"""`text` in chunks; their lines joined with line ends are `text` again, but for dedenting.

    HTML whose element the exporter did not end begins anew behind an empty line, four or more
    spaces deep: it is dedented, or Markdown would show it as code.

    Args:
        text: Markdown with `\n` line ends, code blocks put away.
    """
    state = _State()
    for lines in _runs(text):
        yield state.told(lines)


def _runs(text: str) -> Iterator[list[str]]:
    run: list[str] = []
    for line in text.split("\n"):
        if run and bool(line.strip()) != bool(run[0].strip()):
            yield run
            run = []
        run.append(line)
    yield run


class _State:
    """Tells kinds by what stands before."""

    def __init__(self) -> None:
        self._before: Kind = "gap"
        self._nested = False  # whether the last line before stands within an element
        self._deep_gap = False
        self._in_list = False

    def told(self, lines: list[str]) -> Chunk:
        if not lines[0].strip():
            self._deep_gap = any(lines)
            return Chunk("gap", lines)
        indent = _indent(lines[0])
        if indent < _CODE_INDENT:
            self._in_list = any(_ITEM.match(line) for line in lines) or (
                self._in_list and indent > 1
            )
        kind = self._kind(lines, indent)
        self._before, self._nested = kind, _indent(lines[-1]) > 1
        if kind == "html" and indent >= _CODE_INDENT and not self._in_list:
            lines = [line.lstrip(" ") for line in lines]
        self._deep_gap = False
        return Chunk(kind, lines)

    def _kind(self, lines: list[str], indent: int) -> Kind:
        is_tag = _BLOCK_TAG.match(lines[0].lstrip(" ")) and not lines[0].endswith(_HARD_BREAK)
        within = self._before == "html" and (self._deep_gap or (self._nested and is_tag))
        if is_tag and (indent < _CODE_INDENT or within or self._in_list):
            return "html"
        if within and indent and not _DEFINITION.match(lines[0]):
            return "html"
        if not self._in_list and all(_indent(line) >= _CODE_INDENT for line in lines):
            return "code"
        return "prose"


def _indent(line: str) -> int:
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip(" "))
