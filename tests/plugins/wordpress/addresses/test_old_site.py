from __future__ import annotations

from plugins.wordpress.addresses.old_site import OldSite, author_slug, authority_of
from plugins.wordpress.addresses.options import Options
from plugins.wordpress.model import Author, Site, Term
from tests.plugins.wordpress.addresses.old_blog import ENTRIES, HOST, SITE, entry

OLD = OldSite.of(ENTRIES, SITE, Options(hosts=frozenset({"older.example"})))


def test_hosts_are_those_of_site_items_and_settings() -> None:
    assert OLD.hosts >= {"www.old.example", "old.example", "older.example"}
    assert OldSite.of([], Site(address="http://[::1"), Options()).hosts == frozenset()


def test_addresses_are_paths_of_the_old_site_only() -> None:
    assert OLD.address(entry("1", address="https://older.example/%e5%90%8e/")) == "/后"
    assert OLD.address(entry("1", address="http://elsewhere.example/x")) == ""
    assert OLD.address(entry("1", address="", permalink="/about/")) == "/about"
    assert OLD.address(entry("1", address="", permalink=None)) == ""
    assert OLD.address(entry("1", address=f"{HOST}/?p=1")) == "/?p=1"
    assert OLD.path(entry("1", address=f"{HOST}/?p=1")) == ""
    assert OLD.address(entry("1", address=f"{HOST}/{'x' * 3000}")) == ""


def test_terms_stand_below_those_above_them() -> None:
    assert OLD.term_path(("category", "内核")) == (("category", "linux"), ("category", "内核"))
    assert OLD.term_path(("category", "unknown")) == ()


def test_a_circle_of_parents_is_cut() -> None:
    terms = (Term("category", "a", "A", parent="b"), Term("category", "b", "B", parent="a"))
    old = OldSite.of([], Site(terms=terms), Options())
    assert old.term_path(("category", "a")) == (("category", "b"), ("category", "a"))


def test_names_find_the_terms_that_the_export_declares() -> None:
    one = entry("1", categories=("内核", "Neu"), tags=("后", "++"))
    old = OldSite.of([one], SITE, Options())
    assert old.term_keys(one) == (("category", "内核"), ("category", "neu"), ("post_tag", "后"))
    assert old.terms["category", "neu"] == Term("category", "neu", "Neu")
    assert old.terms["category", "内核"].number == "3"


def test_authors_are_found_by_login_and_by_name() -> None:
    assert OLD.author(entry("1", author="admin")) is OLD.author(entry("1", author="站长"))
    assert OLD.author(entry("1", author="guest")) == Author("guest", "guest")
    assert OLD.author(entry("1", author="")) is None


def test_the_slug_of_an_author_is_made_of_the_login_when_it_is_unknown() -> None:
    assert author_slug(Author("Bob.Stone", "Bob")) == "bob-stone"
    assert author_slug(Author("bob", "Bob", slug="%e5%90%8e")) == "后"


def test_hosts_keep_their_port() -> None:
    assert authority_of("http://127.0.0.1:8088/x") == "127.0.0.1:8088"
    assert authority_of("/x") == ""
