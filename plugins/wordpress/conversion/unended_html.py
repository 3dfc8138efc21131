"""Ends the HTML that an exporter left open, before it swallows the Markdown that follows.

Python-Markdown reads what stands behind `<div>` as HTML until its end tag comes: without one no
link, no heading and no `[1]: …` below would be read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.wordpress.conversion.exported_chunks import chunks
from plugins.wordpress.conversion.html_names import BLOCKS, VOID, names

if TYPE_CHECKING:
    from collections.abc import Iterable

_NESTING = (BLOCKS | names("html body nav object iframe video audio noscript")) - VOID
_DEEPEST = 1_000
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?=[\s/>])(?P<rest>[^<>]*)>")


def end_html(text: str) -> str:
    r"""`text` with end tags behind each run of HTML that lacks them.

    Args:
        text: an exporter's Markdown with `\n` line ends, code blocks put away.
    """
    if "<" not in text:
        return text
    lines: list[str] = []
    opened: list[str] = []
    last = 0
    for chunk in chunks(text):
        if chunk.kind == "html":
            _follow(chunk.lines, opened)
            lines += chunk.lines
            last = len(lines) - 1
            continue
        if opened and chunk.kind != "gap":
            lines[last] += _ends(opened)
        lines += chunk.lines
    if opened:
        lines[last] += _ends(opened)
    return "\n".join(lines)


def _follow(lines: Iterable[str], opened: list[str]) -> None:
    for line in lines:
        for tag in _TAG.finditer(line):
            name = tag["name"].lower()
            if name not in _NESTING or tag["rest"].endswith("/"):
                continue
            if not tag["end"]:
                if len(opened) < _DEEPEST:
                    opened.append(name)
            elif name in opened:
                while opened.pop() != name:
                    pass


def _ends(opened: list[str]) -> str:
    ends = "".join(f"</{name}>" for name in reversed(opened))
    opened.clear()
    return ends
