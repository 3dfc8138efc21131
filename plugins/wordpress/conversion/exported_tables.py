"""Tables of exporters: they pad each cell with spaces, and leave a `|` within one as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROW = re.compile(r"\| .* \|")
_RULE = re.compile(r"\|(?:[ :]-*[ :]\|)+")
_BORDER = re.compile(r"(?<= )\|(?= )")
# Code is none of the reader's borders anyway.
_PIPE = re.compile(r"(?P<code>`[^`]*`)|(?<![\\ |])\|(?![ |])")


def escape_pipes(text: str) -> str:
    """`text` with a backslash before each `|` within a cell of a table that exporters wrote.

    Args:
        text: Markdown; a table has a row of headings and a rule, each from the line's beginning.
    """
    return "\n".join(_lines(text.split("\n"))) if "\n|" in text else text


def _lines(lines: list[str]) -> Iterator[str]:
    columns = 0
    for number, line in enumerate(lines):
        if not _ROW.fullmatch(line):
            columns = columns if _RULE.fullmatch(line) else 0
        elif not columns and _is_rule(lines, number + 1):
            columns = len(_BORDER.findall(f" {line} "))
        is_whole = columns and len(_BORDER.findall(f" {line} ")) == columns
        yield _PIPE.sub(_escaped, line) if is_whole else line


def _is_rule(lines: list[str], number: int) -> bool:
    return number < len(lines) and bool(_RULE.fullmatch(lines[number]))


def _escaped(found: re.Match[str]) -> str:
    return found["code"] or r"\|"
