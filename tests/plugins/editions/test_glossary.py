"""Forms to avoid are found with their line; code and addresses are free."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.editions.glossary import read_glossary
from tests.conftest import Built, article

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GLOSSARY = """
[[terms]]
zh = "服务器"
en = "server"
avoid_zh = ["伺服器", "Server"]
[[terms]]
zh = "磁盘"
en = "disk"
avoid_en = ["disc"]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "glossary.toml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("language", "text", "lines"),
    [
        ("zh", "一台服务器", []),
        ("zh", "一台伺服器\n\n两台server", [1, 3]),
        ("zh", "Observer不算", []),
        ("en", "A Disc and a disc.", [1, 1]),
        ("en", "discs and discover are other words", []),
        ("en", "`disc`, [x](disc.html), <a href='disc'>, https://disc.example/", []),
        ("en", "```\ndisc\n```\ndisc", [4]),
        ("en", "~~~~ sh\ndisc\n~~~\ndisc\n~~~~\n", []),
    ],
)
def test_forms_to_avoid(
    file: Path, tmp_path: Path, language: str, text: str, lines: list[int]
) -> None:
    glossary, problems = read_glossary(file, ("zh", "en"))
    assert problems == []
    source = tmp_path / f"{language}.md"
    source.write_text(text, encoding="utf-8")
    assert [problem.line for problem in glossary.problems(source, language)] == lines


def test_mistakes_of_the_file_have_their_line(file: Path) -> None:
    file.write_text('[[terms]]\nzh = "甲"\n\n[[terms]]\nzh = "乙"\nen = "b"\navoid_de = ["x"]\n')
    _, problems = read_glossary(file, ("zh", "en"))
    assert {(p.code, p.line) for p in problems} == {
        ("editions/missing-key", 1),
        ("editions/unknown-key", 7),
    }


def test_a_text_of_the_site_keeps_to_it_and_an_old_one_need_not(
    build_site: Callable[..., Built],
) -> None:
    files: dict[str, str | bytes] = {
        "data/glossary.toml": GLOSSARY,
        "content/posts/old/zh.md": article("伺服器", wordpress="{views: 1}"),
    }
    assert build_site(files).exit_code == 0
    built = build_site({**files, "content/posts/new/zh.md": article("伺服器")})
    (line,) = built.problems
    assert line.startswith('content/posts/new/zh.md:7: "伺服器" is a form to avoid')
    assert line.endswith('write "服务器" (data/glossary.toml)')
