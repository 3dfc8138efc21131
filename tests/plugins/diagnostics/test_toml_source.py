"""TOML files: checked at once, every mistake with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import BaseModel, ConfigDict

from plugins.diagnostics.toml_source import line_of, nearest, read_toml

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.diagnostics import Problem

TEXT = """\
# comment
top = 1

[[things]]
id = "a"
size = 3

[[things]]
id = "b"
name = { zh = "甲", en = "A" }
parts = [
  "x",
  { deep = "y" },
]

[table.inner]
"dotted.key" = 5

[[nested]]
[nested.tool]
name = "a"
[[nested]]
[nested.tool]
name = "b"
[[nested.parts]]
id = 1
"""


class Thing(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    id: str
    size: int


class Things(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    things: list[Thing]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "things.toml"


def problems_of(file: Path) -> list[Problem]:
    problems = read_toml(file, Things, "x")
    assert isinstance(problems, list)
    return problems


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("top",), 2),
        (("things", 0), 4),
        (("things", 0, "size"), 6),
        (("things", 1), 8),
        (("things", 1, "name", "en"), 10),
        (("things", 1, "parts", 0), 12),
        (("things", 1, "parts", 1, "deep"), 13),
        (("table", "inner", "dotted.key"), 17),
        (("things", 1, "absent"), 8),
        (("nested", 0, "tool", "name"), 21),
        (("nested", 1, "tool", "name"), 24),
        (("nested", 1, "parts", 0, "id"), 26),
        (("absent",), None),
    ],
)
def test_line_of_a_key(file: Path, keys: tuple[str | int, ...], line: int | None) -> None:
    file.write_text(TEXT, encoding="utf-8")
    assert line_of(file, keys) == line


def test_reads_a_good_file(file: Path) -> None:
    file.write_text('[[things]]\nid = "a"\nsize = 1\n')
    assert read_toml(file, Things, "x") == Things(things=[Thing(id="a", size=1)])


def test_all_mistakes_at_once(file: Path) -> None:
    file.write_text('[[things]]\nid = 5\nsizo = 1\n[[things]]\nid = "b"\nsize = "big"\n')
    problems = problems_of(file)
    assert {(p.code, p.line) for p in problems} == {
        ("x/bad-value", 2),
        ("x/missing-key", 1),
        ("x/unknown-key", 3),
        ("x/bad-value", 6),
    }
    unknown = next(p for p in problems if p.code == "x/unknown-key")
    assert unknown.mend == "did you mean `size`?"


def test_syntax_error_has_its_line(file: Path) -> None:
    for text, line in (("a = 1\nb = = 2\n", 2), ("a = 1\nb = [1,\n", 2), ("a = 1\na = 2\n", 2)):
        file.write_text(text)
        (problem,) = problems_of(file)
        assert (problem.code, problem.line) == ("x/toml", line)


def test_not_utf8(file: Path) -> None:
    file.write_bytes("a = '中'".encode("gbk"))
    (problem,) = problems_of(file)
    assert problem.code == "x/encoding"


def test_nearest_name() -> None:
    assert nearest("disk.raed", ["disk.read", "cpu"], "f") == 'did you mean "disk.read"?'
    assert (
        nearest("zzz", ["disk.read"], "data/metrics.toml") == "known ones are in data/metrics.toml"
    )
