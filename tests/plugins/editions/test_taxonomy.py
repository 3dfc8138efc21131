"""Terms in each language, and every mistake with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
