"""CSV files with a fixed header."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.diagnostics.csv_source import read_csv

if TYPE_CHECKING:
    from pathlib import Path


def test_rows_come_with_the_lines_that_they_begin_on(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('\ufefffrom,to\r\n/a,"/b\nc"\r\n\r\n/d,/e\r\n'.encode())
    rows, problems = read_csv(path, ("from", "to"), "x")
    assert problems == []
    assert rows == [(2, {"from": "/a", "to": "/b\nc"}), (5, {"from": "/d", "to": "/e"})]


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"to,from\n/a,/b\n", "x/csv-header", 1),
        (b"", "x/csv-header", 1),
        (b"from,to\n/a\n", "x/csv-row", 2),
        (b"from,to\n/a,/b\n/a,/b,/c\n", "x/csv-row", 3),
        (b"from,to\n/a,\x00\n", "x/csv-row", 2),
        (b'from,to\n/a,"/b\n/c,/d\n', "x/csv", 2),
        (b"from,to\n/a,\xff\n", "x/encoding", 2),
    ],
)
def test_mistakes_have_their_line(tmp_path: Path, data: bytes, code: str, line: int) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    _, problems = read_csv(path, ("from", "to"), "x")
    assert [(problem.code, problem.line) for problem in problems] == [(code, line)]
    assert all(problem.mend for problem in problems)


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    _, problems = read_csv(tmp_path / "a.csv", ("from", "to"), "x")
    assert [problem.code for problem in problems] == ["x/csv"]


@given(data=st.binary(max_size=80))
def test_any_bytes_give_rows_or_problems(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(b"from,to\n" + data)
    rows, _ = read_csv(path, ("from", "to"), "x")
    assert all(set(row) == {"from", "to"} for _, row in rows)
