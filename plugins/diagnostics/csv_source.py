"""A CSV file with a fixed header, every mistake with its line."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from plugins.diagnostics.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Row = dict[str, str]
"""Cells by column, each there, "" when empty."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def read_csv(
    path: Path, columns: Sequence[str], plugin: str
) -> tuple[list[tuple[int, Row]], list[Problem]]:
    """The rows of `path` with their 1-based lines, and what is wrong, with codes `<plugin>/…`.

    A row with too few or too many cells, or with control characters in one, is a problem and no
    row; an empty line is neither.
    """
    text = _read_text(path, plugin)
    if isinstance(text, Problem):
        return [], [text]
    # Strict, because else a quotation mark that is never closed swallows the rest of the file.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, Row]] = []
    problems: list[Problem] = []
    begin = 1
    try:
        if next(reader, None) != list(columns):
            mend = f"the first line must be {','.join(columns)}"
            return [], [Problem(f"{plugin}/csv-header", "not such a table", path, 1, mend)]
        begin = reader.line_num + 1
        for cells in reader:
            wrong = _wrong(cells, columns)
            if wrong:
                mend = "put a cell with commas or line breaks into quotation marks"
                problems.append(Problem(f"{plugin}/csv-row", wrong, path, begin, mend))
            elif cells:
                rows.append((begin, dict(zip(columns, cells, strict=True))))
            begin = reader.line_num + 1
    except csv.Error as error:
        mend = "close each quotation mark, and double those within a cell"
        problems.append(Problem(f"{plugin}/csv", f"not valid CSV: {error}", path, begin, mend))
    return rows, problems


def _wrong(cells: list[str], columns: Sequence[str]) -> str:
    if cells and len(cells) != len(columns):
        return f"a row of {len(cells)} cells in a table of {len(columns)} columns"
    if any(_CONTROL.search(cell) for cell in cells):
        return "a control character in a cell"
    return ""


def _read_text(path: Path, plugin: str) -> str | Problem:
    try:
        content = path.read_bytes()
    except OSError as error:
        mend = "put a readable file there, or remove it"
        return Problem(f"{plugin}/csv", f"cannot be read: {error.strerror}", path, mend=mend)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        mend = "save it as CSV UTF-8, which Excel offers beside plain CSV"
        return Problem(f"{plugin}/encoding", "not UTF-8", path, line, mend)
