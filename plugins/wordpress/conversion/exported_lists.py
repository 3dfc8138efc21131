"""Nested lists of exporters, as Python-Markdown wants them: four spaces for each level.

Exporters indent by the width of the marker, as in CommonMark: two spaces below `- `, three below
`1. `. Python-Markdown would make one list of it. Nor does it begin a list without an empty line.
"""

from __future__ import annotations

import re

# As in CommonMark: other numbers may be those of a line of text.
_INTERRUPTING = re.compile(r" {0,3}(?:[-*+]|1[.)]) ")
_ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|\d{1,9}[.)]) {1,4}(?=\S)")
_WIDTH = 4
_DEEPEST = 20


def indent_lists(text: str) -> str:
    """`text` with each line of a nested list at least four spaces deep for each level above."""
    if not re.search(r"(?m)^ +(?:[-*+]|\d+[.)]) |^(?:[-*+]|\d+[.)]) ", text):
        return text
    lines: list[str] = []
    # Where the text of each open item begins.
    opened: list[int] = []
    after_gap = True
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        item = _ITEM.match(line)
        if not line.strip():
            after_gap = True
            lines.append(line)
            continue
        in_list = bool(opened)
        if item or after_gap:
            while opened and indent < opened[-1]:
                opened.pop()
        # A line without a gap above may hang back: it belongs to the paragraph all the same.
        within = bool(opened) and indent >= opened[-1]
        if item and not in_list and not after_gap and _interrupts(line, lines[-1]):
            lines.append("")
        depth = max(indent, _WIDTH * len(opened)) if within else indent
        lines.append(" " * depth + line[indent:])
        if item and len(opened) < _DEEPEST and (opened or indent < _WIDTH):
            opened.append(item.end())
        after_gap = False
    return "\n".join(lines)


def _interrupts(line: str, above: str) -> bool:
    """Whether a list begins with `line`, though no gap parts it from the text `above`."""
    ends = above.endswith("  ") or above.lstrip().startswith((">", "<", "|"))
    return not ends and _INTERRUPTING.match(line) is not None
