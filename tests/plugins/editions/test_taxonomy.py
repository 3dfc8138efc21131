"""Terms in each language, and every mistake with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.editions.taxonomy import Taxonomy, read_taxonomy

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("zh", "en")


def write(folder: Path, text: str) -> Path:
    path = folder / "taxonomy.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_names_in_each_language(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        '[[tags]]\nslug = "disk"\nname = { zh = "磁盘", en = "Disk" }\n'
        '[[tags]]\nslug = "kvm"\nname = "KVM"\n'
        '[[series]]\nslug = "s"\nname = "S"\nsummary = { zh = "甲", en = "A" }\n',
    )
    file, problems = read_taxonomy(path, LANGUAGES)
    assert problems == []
    zh, en = Taxonomy(file, "zh"), Taxonomy(file, "en")
    assert (zh.tags["disk"].name, en.tags["disk"].name) == ("磁盘", "Disk")
    assert zh.tags["kvm"] == en.tags["kvm"]
    assert en.series["s"].summary == "A"


def test_no_file_is_no_terms(tmp_path: Path) -> None:
    file, problems = read_taxonomy(tmp_path / "taxonomy.toml", LANGUAGES)
    assert (file.tags, problems) == ((), [])


def test_every_mistake_of_the_file(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        '[[tags]]\nslug = "disk"\nname = { zh = "磁盘" }\n\n'
        '[[tags]]\nslug = "disk"\nname = "Disk"\n',
    )
    _, problems = read_taxonomy(path, LANGUAGES)
    assert {(p.code, p.line) for p in problems} == {
        ("editions/missing-language", 3),
        ("editions/duplicate-term", 6),
    }


def test_a_misspelt_key(tmp_path: Path) -> None:
    path = write(tmp_path, '[[tags]]\nslug = "disk"\nnmae = "Disk"\n')
    _, problems = read_taxonomy(path, LANGUAGES)
    assert {(p.code, p.line) for p in problems} == {
        ("editions/missing-key", 1),
        ("editions/unknown-key", 3),
    }


def test_parents_are_known_and_never_lead_back(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        '[[categories]]\nslug = "a"\nname = "A"\nparent = "b"\n'
        '[[categories]]\nslug = "b"\nname = "B"\nparent = "a"\n'
        '[[categories]]\nslug = "linux"\nname = "Linux"\nparent = "c"\n'
        '[[categories]]\nslug = "kernel"\nname = "Kernel"\nparent = "lunix"\n'
        '[[categories]]\nslug = "c"\nname = "C"\nparent = "b"\n',
    )
    file, problems = read_taxonomy(path, ("zh", "en"))
    assert [(problem.line, problem.code) for problem in problems] == [
        (4, "editions/parent"),
        (8, "editions/parent"),
        (16, "editions/parent"),
    ]
    assert "lead back to itself" in problems[0].message
    assert problems[2].mend == 'did you mean "linux"?'
    taxonomy = Taxonomy(file, "zh")
    assert [term.slug for term in taxonomy.ancestors("linux")] == ["a", "b", "c"]
    assert [term.slug for term in taxonomy.ancestors("a")] == ["b"]
    assert [term.slug for term in taxonomy.children("c")] == ["linux"]


@pytest.mark.parametrize("slug", ["", "-a", ".", "a/b", "a b", "a?b", "a#b", "{a}", 'a"b'])
def test_a_slug_is_a_part_of_an_address(tmp_path: Path, slug: str) -> None:
    escaped = slug.replace('"', '\\"')
    path = write(tmp_path, f'[[tags]]\nslug = "{escaped}"\nname = "X"\n')
    assert [problem.line for problem in read_taxonomy(path, ("zh",))[1]] == [2]
