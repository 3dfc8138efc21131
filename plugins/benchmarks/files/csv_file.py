"""A CSV file of figures: one row a figure, with the keys of an entry in TOML."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from plugins.benchmarks.files.schema import ObservationEntry
from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ("subject", "metric", "value", "unit", "source", "environment", "date")
"""The header of a CSV file of figures."""


def read_csv(path: Path) -> tuple[list[tuple[int, ObservationEntry]], list[Problem]]:
    """The valid rows of a file with their lines, and everything that is wrong with the file."""
    text = _read_text(path)
    if isinstance(text, Problem):
        return [], [text]
    # Strict, because else a quotation mark that is never closed swallows the rest of the file.
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, ObservationEntry]] = []
    problems: list[Problem] = []
    last = 0
    try:
        if tuple(reader.fieldnames or ()) != COLUMNS:
            mend = f"the first line must be {','.join(COLUMNS)}"
            return [], [_problem("csv-header", "not a table of figures", path, 1, mend)]
        last = reader.line_num
        for row in reader:
            last = reader.line_num
            try:
                rows.append((last, ObservationEntry.model_validate(_cells(row))))
            except ValidationError as error:
                for details in error.errors():
                    column = ".".join(map(str, details["loc"])) or "row"
                    message = f"{column}: {details['msg'].removeprefix('Value error, ')}"
                    problems.append(_problem("bad-value", message, path, last))
    except csv.Error as error:
        mend = "close each quotation mark, and double those within a cell"
        problems.append(_problem("csv", f"not valid CSV: {error}", path, last + 1, mend))
    return rows, problems


def _read_text(path: Path) -> str | Problem:
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        return _problem("csv", message, path, None, "put a readable file there, or remove it")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        mend = "save it as CSV UTF-8, which Excel offers beside plain CSV"
        return _problem("encoding", "not UTF-8", path, line, mend)


def _cells(row: dict[str | Any, str | Any]) -> dict[str, Any]:
    cells: dict[str, Any] = {str(name): cell for name, cell in row.items() if cell}
    if "date" in cells:
        # What is no date stays text, which the model refuses with the name of the column.
        with suppress(ValueError):
            cells["date"] = date.fromisoformat(cells["date"])
    return cells


def _problem(code: str, message: str, path: Path, line: int | None, mend: str = "") -> Problem:
    return Problem(f"benchmarks/{code}", message, path, line, mend)
