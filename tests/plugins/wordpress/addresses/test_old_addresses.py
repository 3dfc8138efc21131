from __future__ import annotations

from plugins.wordpress.addresses.new_site import NewSite
from plugins.wordpress.addresses.old_addresses import OldAddresses, editions
from plugins.wordpress.addresses.old_site import OldSite
from plugins.wordpress.addresses.options import Options
from plugins.wordpress.addresses.structure import Structure
from plugins.wordpress.model import Redirect, Site, Term
from tests.plugins.wordpress.addresses.old_blog import HOST, SITE, entry, planned


def test_what_is_added_first_counts() -> None:
    found = OldAddresses()
    found.add([("/a/", "/b/"), ("/%61", "/c/")])
    assert list(found.redirects(set())) == [Redirect("/a", "/b/")]


def test_pages_and_targets_are_not_led_away() -> None:
    found = OldAddresses()
    found.add([("/a", "/b/"), ("/b", "/c/"), ("/page", "/c/")])
    assert list(found.redirects({"/page"})) == [Redirect("/a", "/b/")]


def test_what_no_static_host_can_be_told_of_is_left_out() -> None:
    found = OldAddresses()
    found.add((f"/{name}", "/c/") for name in ("a%2Fb", "%ba%2F", "a%3Fb", "a/../b", "x" * 3000))
    found.add([("/100%25", "/c/")])
    assert list(found.redirects(set())) == [Redirect("/100%25", "/c/")]


def test_what_links_show_below_a_post_leads_to_it() -> None:
    options = Options(seen=frozenset({f"{HOST}/1.html/lake/", f"{HOST}/3.html/x"}))
    old = OldSite.of([entry("1")], SITE, options)
    new = NewSite(tuple(planned([entry("1")])), old, options)
    found = OldAddresses()
    found.add([("/1.html", "/1.html")])
    assert list(found.shown_below(new)) == [
        ("/1.html/lake", "/1.html"),
        ("/1.html/lake/feed", "/1.html"),
    ]


def test_editions_are_told_from_the_addresses_of_texts() -> None:
    english = entry(
        "1", language="en", address=f"{HOST}/blog/eng/1.html", permalink="/blog/eng/1.html"
    )
    chinese = entry("2", address=f"{HOST}/blog/2.html", permalink="/blog/2.html")
    site = Site(address=f"{HOST}/blog", terms=(Term("language", "eng", "English"),))
    entries = (english, chinese)
    new = NewSite(tuple(planned(entries)), OldSite.of(entries, site, Options()), Options())
    assert editions(new, Structure(home="/blog")) == {"": "zh", "/eng": "en"}
