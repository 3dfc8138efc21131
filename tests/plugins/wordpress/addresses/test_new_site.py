from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.wordpress.addresses.new_site import NewSite
from plugins.wordpress.addresses.old_site import OldSite
from plugins.wordpress.addresses.options import Options
from plugins.wordpress.model import Author
from tests.plugins.wordpress.addresses.old_blog import ENTRIES, SITE, entry, page, planned

if TYPE_CHECKING:
    from plugins.wordpress.index import Entry


def site_of(*entries: Entry, **settings: object) -> NewSite:
    options = Options(**settings)  # type: ignore[arg-type]
    return NewSite(tuple(planned(entries)), OldSite.of(entries, SITE, options), options)


def test_only_public_texts_count() -> None:
    new = site_of(*ENTRIES)
    assert [text.entry.number for text in new.texts] == ["2369", "2370", "2", "3"]
    assert [text.entry.number for text in new.articles] == ["2369", "2370"]


def test_a_term_without_public_articles_has_no_list_of_its_own() -> None:
    lists = {("category", "empty"): "/category/nothing/", ("category", "linux"): "/category/os"}
    new = site_of(*ENTRIES, lists=lists)
    terms = new.old.terms
    assert new.term_list(("category", "empty"), terms["category", "empty"]) == "/archives/"
    assert new.term_list(("category", "linux"), terms["category", "linux"]) == "/category/os/"
    assert new.list_feed("/archives/") == "/feeds/atom.xml"


def test_the_list_of_a_tag_holds_pages_that_of_a_category_none() -> None:
    terms = (("category", "empty"), ("post_tag", "%e5%90%8e"))
    new = site_of(page("9", "/guide", terms=terms))
    assert {taxonomy for taxonomy, _ in new.filled} == {"post_tag"}


def test_an_author_without_public_articles_has_none_either() -> None:
    new = site_of(*ENTRIES, lists={("author", "idle"): "/author/nobody/"})
    assert new.author_list(Author("idle", "Idle"), wrote=False) == "/archives/"
    assert new.author_list(Author("idle", "Idle"), wrote=True) == "/author/nobody/"


def test_feeds_of_comments_are_those_that_there_are() -> None:
    english = entry("9", language="en", approved=1)
    assert site_of(entry("1")).all_comments("en") == "/en/feeds/atom.xml"
    assert site_of(entry("1"), english).all_comments("zh") == "/feeds/comments.xml"
    assert site_of(*ENTRIES, english).all_comments("zh") == "/feeds/comments.xml"
    assert site_of(*ENTRIES).all_comments("en") == "/feeds/comments.xml"


def test_pages_of_the_site_are_occupied_in_every_edition() -> None:
    occupied = site_of(entry("9", language="en"), pages=frozenset({"/data/"})).occupied()
    assert {"/", "/en", "/archives", "/en/archives", "/data", "/9.html"} <= occupied
