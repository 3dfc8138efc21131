from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.files.csv_file import COLUMNS, read_csv

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.benchmarks.files.schema import ObservationEntry
    from plugins.diagnostics import Problem

HEADER = ",".join(COLUMNS) + "\r\n"
ROW = "kvm,disk.read,5,MB/s,own,lab,2026-11-01\r\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "more.csv"


def read(path: Path, content: bytes) -> tuple[list[tuple[int, ObservationEntry]], list[Problem]]:
    path.write_bytes(content)
    return read_csv(path)


def places(problems: list[Problem]) -> list[tuple[str, int | None]]:
    return [(problem.code.removeprefix("benchmarks/"), problem.line) for problem in problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_rows_come_with_their_lines(path: Path, encoding: str) -> None:
    text = f"{HEADER}{ROW}\r\n{ROW.replace('kvm', 'xen')}"
    rows, problems = read(path, text.encode(encoding))
    assert problems == []
    assert [(line, entry.subject) for line, entry in rows] == [(2, "kvm"), (4, "xen")]


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_what_excel_in_china_saves_is_refused_with_its_line(path: Path, start: bytes) -> None:
    text = HEADER + ROW + ROW.replace("kvm", "虚拟机")
    rows, problems = read(path, start + text.encode("gb18030"))
    assert rows == []
    assert places(problems) == [("encoding", 3)]
    assert "CSV UTF-8" in problems[0].mend


def test_what_excel_calls_unicode_text_is_refused(path: Path) -> None:
    assert places(read(path, (HEADER + ROW).encode("utf-16"))[1]) == [("encoding", 1)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEADER + ROW + '"kvm,disk.read\r\n' + ROW, 3),
        (HEADER + ROW + ROW + '"kvm"x,disk.read\r\n', 4),
        (HEADER + "k" * 200_000 + "\r\n", 2),
        ('"subject', 1),
    ],
)
def test_broken_quotation_and_endless_cells_are_refused(path: Path, text: str, line: int) -> None:
    rows, problems = read(path, text.encode())
    assert places(problems) == [("csv", line)]
    assert [row for row, _ in rows] == list(range(2, line))


def test_what_cannot_be_read_is_refused(path: Path) -> None:
    path.mkdir()
    rows, problems = read_csv(path)
    assert rows == []
    assert places(problems) == [("csv", None)]
    assert problems[0].message == "cannot be read: Is a directory"


def test_a_header_is_needed(path: Path) -> None:
    for content in (b"", ROW.encode(), HEADER.replace("unit", "units").encode()):
        assert places(read(path, content)[1]) == [("csv-header", 1)]


def test_a_bad_row_leaves_the_others(path: Path) -> None:
    bad = ROW.replace("2026-11-01", "yesterday")
    rows, problems = read(path, (HEADER + bad + ROW).encode())
    assert places(problems) == [("bad-value", 2)]
    assert problems[0].message.startswith("date: ")
    assert [line for line, _ in rows] == [3]
