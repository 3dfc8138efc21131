from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.diagnostics import Problem
from plugins.wordpress.library.taxonomy import Taxonomy, load

if TYPE_CHECKING:
    from pathlib import Path

EXISTING = """# kept to the byte
[[tags]]
slug = "xen"
name = "Xen"

[[tags]]
slug = "virtualisation"
name = { zh = "虚拟化", en = "Virtualisation" }   # odd   spacing"""


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("XEN", "xen"),
        ("虚拟化", "virtualisation"),
        ("virtual isation", "virtualisation"),
        ("Hyper-V", "hyper-v"),
        ("Vps技术", "vps技术"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("Debian 7", "debian-7"),
    ],
)
def test_slugs_of_names(name: str, slug: str) -> None:
    assert Taxonomy(EXISTING).slug("tags", name) == slug


def test_new_terms_are_appended_and_every_byte_stays() -> None:
    taxonomy = Taxonomy(EXISTING)
    for name in ("XEN", "KVM", "kvm", '引号"\\'):
        taxonomy.slug("tags", name)
    taxonomy.slug("categories", "Xen")
    text = taxonomy.text()

    assert text.startswith(EXISTING + "\n")
    tables = tomllib.loads(text)
    assert tables["tags"][2:] == [
        {"slug": "kvm", "name": "KVM"},
        {"slug": "引号", "name": '引号"\\'},
    ]
    assert tables["categories"] == [{"slug": "xen", "name": "Xen"}]


def test_nothing_new_changes_nothing() -> None:
    taxonomy = Taxonomy(EXISTING)
    taxonomy.slug("tags", "xen")

    assert taxonomy.added == ()


def test_a_post_without_category_has_one_name_in_each_language() -> None:
    taxonomy = Taxonomy("")
    assert taxonomy.uncategorised() == taxonomy.uncategorised()

    (term,) = tomllib.loads(taxonomy.text())["categories"]
    assert set(term["name"]) == {"zh", "en"}


@given(st.lists(st.text(min_size=1), max_size=8))
def test_every_name_has_a_slug_that_an_address_can_hold(names: list[str]) -> None:
    taxonomy = Taxonomy("")
    slugs = [taxonomy.slug("tags", name) for name in names]

    assert all(re.fullmatch(r"[^\W_]+(?:-[^\W_]+)*", slug) for slug in slugs)
    assert [taxonomy.slug("tags", name) for name in names] == slugs
    again = Taxonomy(taxonomy.text())
    assert [again.slug("tags", name) for name in names] == slugs
    assert again.added == ()


@pytest.mark.parametrize("text", ["[[tags]", "[[tags]]\nname = 'x'\n", "tags = 1\n"])
def test_a_broken_file_is_a_problem(tmp_path: Path, text: str) -> None:
    path = tmp_path / "taxonomy.toml"
    path.write_text(text, encoding="utf-8")
    found = load(path)

    assert isinstance(found, Problem)
    assert found.path == path


def test_a_missing_file_is_an_empty_taxonomy(tmp_path: Path) -> None:
    assert isinstance(load(tmp_path / "taxonomy.toml"), Taxonomy)
