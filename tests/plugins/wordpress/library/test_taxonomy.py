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
slug = "hyper-v"
name = { zh = "虚拟机", en = "Hypervisor" }

[[tags]]
slug = "virtualisation"
name = { zh = "虚拟化", en = "Virtualisation" }   # odd   spacing"""

# What the site's own reader accepts.
SLUG = r"[^\s\x00-\x1f\x7f/\\?#%&\"'<>|*:{}.-][^\s\x00-\x1f\x7f/\\?#%&\"'<>|*:{}]*"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("XEN", "xen"),
        ("虚拟化", "virtualisation"),
        ("virtual isation", "virtualisation"),
        ("Hyper-V", "hyper-v"),
        ("Vps技术", "vps技术"),
        ("C++", "c"),
        ("C#", "c"),
        ("Linux 运维", "linux-运维"),
        ("A & B", "a-b"),
        ("A, B", "a-b"),
        ("Debian 7", "debian-7"),
        ("Xen++", "xen-2"),
    ],
)
def test_slugs_of_names(name: str, slug: str) -> None:
    assert Taxonomy(EXISTING).named("tags", name) == slug


def test_names_that_wordpress_gives_one_slug_are_two_terms() -> None:
    taxonomy = Taxonomy("")

    assert [taxonomy.named("tags", name) for name in ("C++", "C#", "C++", "C")] == [
        "c", "c-2", "c", "c",
    ]  # fmt: skip


def test_wordpress_s_own_slug_is_kept() -> None:
    taxonomy = Taxonomy(EXISTING)

    assert taxonomy.stated("tags", "C++", "c-2") == "c-2"
    assert taxonomy.stated("tags", "运维", "%e8%bf%90%e7%bb%b4") == "运维"
    assert taxonomy.stated("tags", "中国", "vps%ef%bc%88%e4%b8%ad%ef%bc%89") == "vps（中）"
    assert taxonomy.stated("tags", "Other name", "xen") == "xen"
    assert taxonomy.stated("tags", "虚拟化", "xu-ni-hua") == "virtualisation"


def test_namesakes_with_slugs_of_their_own_stay_apart() -> None:
    taxonomy = Taxonomy("")
    others = frozenset({"news", "news-linux"})
    slugs = [taxonomy.stated("tags", "News", slug, others=others) for slug in sorted(others)]
    again = Taxonomy(taxonomy.text())

    assert slugs == ["news", "news-linux"]
    assert [again.stated("tags", "News", slug, others=others) for slug in slugs] == slugs
    assert again.added == ()


def test_new_terms_are_appended_and_every_byte_stays() -> None:
    taxonomy = Taxonomy(EXISTING)
    for name in ("XEN", "KVM", "kvm", '引号"\\'):
        taxonomy.named("tags", name)
    taxonomy.stated("categories", "Xen", "xen", parent="vps", summary="关于 Xen")
    text = taxonomy.text()

    assert text.startswith(EXISTING + "\n")
    tables = tomllib.loads(text)
    assert tables["tags"][3:] == [
        {"slug": "kvm", "name": "KVM"},
        {"slug": "引号", "name": '引号"\\'},
    ]
    assert tables["categories"] == [
        {"slug": "xen", "name": "Xen", "parent": "vps", "summary": "关于 Xen"}
    ]
    assert taxonomy.added == (("tags", "kvm"), ("tags", "引号"), ("categories", "xen"))


def test_nothing_new_changes_nothing() -> None:
    taxonomy = Taxonomy(EXISTING)
    taxonomy.named("tags", "xen")

    assert taxonomy.added == ()
    assert taxonomy.text() == EXISTING + "\n"


def test_a_post_without_category_has_one_name_in_each_language() -> None:
    taxonomy = Taxonomy("")
    assert taxonomy.uncategorised() == taxonomy.uncategorised()

    (term,) = tomllib.loads(taxonomy.text())["categories"]
    assert set(term["name"]) == {"zh", "en"}


@given(st.lists(st.text(min_size=1), max_size=8))
def test_every_name_has_a_slug_that_an_address_can_hold(names: list[str]) -> None:
    taxonomy = Taxonomy("")
    slugs = [taxonomy.named("tags", name) for name in names]

    assert all(re.fullmatch(SLUG, slug) for slug in slugs)
    assert [taxonomy.named("tags", name) for name in names] == slugs
    again = Taxonomy(taxonomy.text())
    assert [again.named("tags", name) for name in names] == slugs
    assert again.added == ()


@given(st.lists(st.tuples(st.text(min_size=1, max_size=3), st.text(max_size=3)), max_size=8))
def test_terms_with_slugs_are_known_again_and_never_joined(terms: list[tuple[str, str]]) -> None:
    # An export declares each slug once.
    declared = {slug: name for name, slug in terms}
    taxonomy = Taxonomy("")
    slugs = [taxonomy.stated("tags", name, slug) for slug, name in declared.items()]
    again = Taxonomy(taxonomy.text())

    assert all(re.fullmatch(SLUG, slug) for slug in slugs)
    assert [again.stated("tags", name, slug) for slug, name in declared.items()] == slugs
    assert again.added == ()


@pytest.mark.parametrize("text", ["[[tags]", "[[tags]]\nname = 'x'\n", "tags = 1\n"])
def test_a_broken_file_is_a_problem(tmp_path: Path, text: str) -> None:
    path = tmp_path / "taxonomy.toml"
    path.write_text(text, encoding="utf-8")
    found = load(path)

    assert isinstance(found, Problem)
    assert found.path == path


NAMES = ["未分类", "Uncategorised", "Uncategorized", "uncategorised", "C", "C++", "C#", "c-2"]
NAMES += ["Hyper V", "Hyper-V", "hyper-v", "virtual isation", "虚拟化", "#1", "1", "a/b", "a-b"]


@given(st.lists(st.sampled_from(["", *NAMES]) | st.text(min_size=1, max_size=4), max_size=12))
def test_a_second_import_gives_every_name_the_slug_of_the_first(names: list[str]) -> None:
    def slugs(taxonomy: Taxonomy) -> list[str]:
        return [
            taxonomy.named("categories", name) if name else taxonomy.uncategorised()
            for name in names
        ]

    first = Taxonomy(EXISTING.replace("tags", "categories"))
    expected = slugs(first)
    second = Taxonomy(first.text())

    assert slugs(second) == expected
    assert second.text() == first.text()


def test_a_post_without_category_joins_those_of_a_category_of_that_meaning() -> None:
    taxonomy, other = Taxonomy(""), Taxonomy("")

    assert taxonomy.uncategorised() == taxonomy.named("categories", "未分类")
    assert other.named("categories", "未分类") == other.uncategorised()


def test_a_missing_file_is_an_empty_taxonomy(tmp_path: Path) -> None:
    assert isinstance(load(tmp_path / "taxonomy.toml"), Taxonomy)
