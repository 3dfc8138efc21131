from __future__ import annotations

import tomllib

from plugins.wordpress.indexing import entry_of
from plugins.wordpress.library.taxonomy import Taxonomy
from plugins.wordpress.library.terms import Terms
from plugins.wordpress.model import Term
from tests.plugins.wordpress.memory_source import category, post

DECLARED = {
    (term.taxonomy, term.slug): term
    for term in (
        category("a", "A &amp; B", description="<b>Of</b> A"),
        category("b", "B", "a"),
        category("c", "C", "b"),
        category("ring", "R", "ring-2"),
        category("ring-2", "R2", "ring"),
        Term("post_tag", "t", "T"),
    )
}


def test_terms_bring_those_above_them_along() -> None:
    taxonomy = Taxonomy("")
    terms = Terms(taxonomy, DECLARED)
    entry = entry_of(post(1, terms=(DECLARED["category", "c"], DECLARED["post_tag", "t"])))

    assert terms.categories(entry) == ["c"]
    assert terms.tags(entry) == ["t"]
    assert tomllib.loads(taxonomy.text())["categories"] == [
        {"slug": "a", "name": "A & B", "summary": "Of A"},
        {"slug": "b", "name": "B", "parent": "a"},
        {"slug": "c", "name": "C", "parent": "b"},
    ]


def test_a_category_that_was_here_stays_where_it_is_and_old_lists_above_it_lose_nothing() -> None:
    taxonomy = Taxonomy('[[categories]]\nslug = "c"\nname = "Our C"\n')
    entry = entry_of(post(1, terms=(DECLARED["category", "c"],)))

    assert Terms(taxonomy, DECLARED).categories(entry) == ["c", "b"]
    assert Terms(Taxonomy(taxonomy.text()), DECLARED).categories(entry) == ["c", "b"]
    moved = taxonomy.text().replace('name = "Our C"', 'name = "Our C"\nparent = "b"')
    assert Terms(Taxonomy(moved), DECLARED).categories(entry) == ["c"]


def test_a_circle_of_parents_is_cut() -> None:
    taxonomy = Taxonomy("")
    entry = entry_of(post(1, terms=(DECLARED["category", "ring"],)))

    assert Terms(taxonomy, DECLARED).categories(entry) == ["ring"]
    tables = tomllib.loads(taxonomy.text())["categories"]
    assert [term.get("parent") for term in tables] == [None, "ring-2"]


def test_exports_that_give_names_only_get_slugs_of_names() -> None:
    terms = Terms(Taxonomy(""), {})
    entry = entry_of(post(1, categories=("Linux 运维", "A, B", "Linux 运维"), tags=("C++",)))

    assert terms.categories(entry) == ["linux-运维", "a-b"]
    assert terms.tags(entry) == ["c"]
    assert terms.names["category", "A, B"] == "a-b"
    assert terms.categories(entry_of(post(2))) == ["uncategorised"]
    assert terms.tags(entry_of(post(2))) == []


def test_lists_are_named_by_what_the_export_calls_a_term() -> None:
    terms = Terms(Taxonomy(""), DECLARED)
    entry = entry_of(post(1, terms=(DECLARED["category", "b"],), tags=("C++",)))

    assert dict(terms.of(entry)) == {
        ("category", "a"): "a",
        ("category", "b"): "b",
        ("post_tag", "C++"): "c",
    }


def test_what_plugins_invented_becomes_tags() -> None:
    terms_of_plugins = [
        Term("brand", "east", "East"),
        Term("brand", "east-one", "East One", "east"),
        Term("brand", "t", "T"),
        Term("colour", "red", "Red"),
        Term("shape", "red", "Red"),
        Term("nav_menu", "main", "Main"),
    ]
    declared = DECLARED | {(one.taxonomy, one.slug): one for one in terms_of_plugins}
    taxonomy = Taxonomy("")
    terms = Terms(taxonomy, declared, {"review": "Reviews"})
    entry = entry_of(post(1, type="review", kind="pages", terms=tuple(terms_of_plugins[1:])))

    assert terms.tags(entry) == ["east", "east-one", "brand-t", "colour-red", "shape-red", "review"]
    assert dict(terms.of(entry)) == {
        ("brand", "east"): "east",
        ("brand", "east-one"): "east-one",
        ("brand", "t"): "brand-t",
        ("colour", "red"): "colour-red",
        ("shape", "red"): "shape-red",
        ("post_type", "review"): "review",
    }
    added = tomllib.loads(taxonomy.text())
    assert added["tags"][-1] == {"slug": "review", "name": "Reviews"}
    assert "categories" not in added
    again = Terms(Taxonomy(taxonomy.text()), declared)
    own = entry_of(post(2, terms=(DECLARED["post_tag", "t"],)))
    assert (again.tags(own), again.tags(entry)) == (["t"], terms.tags(entry))
