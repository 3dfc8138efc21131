from __future__ import annotations

from plugins.wordpress.addresses.structure import Structure
from plugins.wordpress.indexing import Index
from plugins.wordpress.model import Site, Term
from plugins.wordpress.run.unstated import unstated
from tests.plugins.wordpress.addresses.old_blog import entry

STRUCTURE = Structure(pattern="/%post_id%.html")


def index(*, terms: tuple[Term, ...] = (), **values: object) -> Index:
    return Index(
        Site(terms=terms), [entry(str(values.pop("number", "7")), **values)], {}, frozenset()
    )


def test_names_without_slugs_are_told() -> None:
    [line] = unstated(index(categories=("Linux",)), STRUCTURE)

    assert "/?cat=3" in line


def test_texts_without_numbers_are_told() -> None:
    [line] = unstated(index(number="", permalink="/about/", type="page"), STRUCTURE)

    assert "1 texts" in line


def test_a_whole_export_leaves_nothing_unsaid() -> None:
    terms = (Term("category", "linux", "Linux"),)
    assert not list(unstated(index(terms=terms, categories=("Linux",)), STRUCTURE))


def test_an_address_may_tell_the_number() -> None:
    assert not list(unstated(index(number="", permalink="/7.html"), STRUCTURE))


def test_what_was_not_public_had_no_address() -> None:
    assert not list(unstated(index(number="", permalink=None, withheld="draft"), STRUCTURE))
