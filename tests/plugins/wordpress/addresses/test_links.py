from __future__ import annotations

import pickle
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.addresses.book import AddressBook
from plugins.wordpress.addresses.links import LinkMap
from plugins.wordpress.addresses.options import Options
from tests.plugins.wordpress.addresses.old_blog import ENTRIES, SITE, planned

OPTIONS = Options(
    hosts=frozenset({"older.example", "127.0.0.1:8088"}), media_hosts=frozenset({"cdn.example"})
)
LINKS = AddressBook.of(planned(ENTRIES), ENTRIES, SITE, OPTIONS).links
PICTURE = "/wp-content/uploads/2012/10/linux_vps.png"
BASE = "/2369.html"


@pytest.mark.parametrize(
    ("address", "new"),
    [
        ("http://www.old.example/2370.html#comments", "/2370.html#comments"),
        ("https://OLD.example/2370.html", "/2370.html"),
        ("//old.example:443/2370.html", "/2370.html"),
        ("http://older.example/?p=2370", "/2370.html"),
        ("http://127.0.0.1:8088/2370.html", "/2370.html"),
        ("http://old.example/index.php?p=2370&utm_source=x", "/2370.html"),
        ("/?p=2370#more-2370", "/2370.html#more-2370"),
        ("2370.html?replytocom=9#respond", "/2370.html#respond"),
        ("2370.html/trackback/", "/2370.html/trackback/"),
        ("/?page_id=2", "/about/"),
        ("?p=2370#more", "/2370.html#more"),
        ("/2370.html?page_id=2", "/about/"),
        ("http://old.example/about", "/about/"),
        ("http://old.example", "/"),
        ("/category/linux/%e5%86%85%E6%A0%B8/page/1", "/category/linux/%e5%86%85%E6%A0%B8/page/1"),
        ("/?cat=2", "/category/linux/"),
        ("/tag/后", "/tag/%E5%90%8E/"),
        ("/?tag=%E5%90%8E", "/tag/%E5%90%8E/"),
        ("/feed", "/feeds/atom.xml"),
        ("/date/2012/10#x", "/archives/#page--year-2012"),
        ("/2369.html/linux_vps", "/attachment/linux-vps/"),
        ("/?attachment_id=5", "/attachment/linux-vps/"),
        ("/loose", "/loose/"),
        ("http://localhost/wordpress/2370.html", "/2370.html"),
        ("http://127.0.0.1:8080/about#x", "/about/"),
        (f"http://localhost:8080/blog{PICTURE}", PICTURE),
    ],
)
def test_links_within_the_old_site_lead_to_the_new_addresses(address: str, new: str) -> None:
    assert LINKS.rewrite(address, BASE) == new


@pytest.mark.parametrize(
    ("address", "new"),
    [
        (f"http://old.example{PICTURE}?w=300", PICTURE),
        ("../wp-content/uploads/2012/10/linux_vps-300x190.png", PICTURE),
        ("/wp-content/uploads/2012/10/linux_vps-1024x768@2x.png", PICTURE),
        ("/wp-content/uploads/2012/10/linux_vps-scaled.png", PICTURE),
        (f"https://cdn.example{PICTURE}", PICTURE),
        (f"https://i0.wp.com/www.old.example{PICTURE}?resize=3", PICTURE),
        ("/wp-content/uploads/%e5%90%8e-1x1.png", "/wp-content/uploads/%E5%90%8E-1x1.png"),
        ("https://cdn.example/logo.png", "https://cdn.example/logo.png"),
        ("https://i0.wp.com/other.example/a.png?w=3", "https://i0.wp.com/other.example/a.png?w=3"),
    ],
)
def test_pictures_lead_to_the_original_where_it_is_known(address: str, new: str) -> None:
    assert LINKS.rewrite(address, BASE) == new


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("http://old.example/2372.html", "/2372.html"),
        ("/?p=2371", "/?p=2371"),
        ("/?s=kvm", "/?s=kvm"),
        ("http://old.example/wp-login.php", "/wp-login.php"),
    ],
)
def test_links_to_what_is_not_public_stay(address: str, kept: str) -> None:
    assert LINKS.rewrite(address, BASE) == kept


def test_addresses_that_no_browser_asks_for_stay() -> None:
    address = f"/?p=2370&utm_source={'x' * 4000}"
    assert LINKS.rewrite(address[:3000], BASE) == "/2370.html"
    assert LINKS.rewrite(address, BASE) == address


@pytest.mark.parametrize(
    "address",
    [
        "http://old.example.net/2370.html",
        "http://old.example:2082/",
        "#top",
        "mailto:a@b.example",
        "http://localhost/wordpress/",
        "http://localhost/phpmyadmin/x.php",
        "http://localhost.example/2370.html",
    ],
)
def test_links_to_other_sites_and_ports_are_left_alone(address: str) -> None:
    assert LINKS.rewrite(address, BASE) == address


@pytest.mark.parametrize("address", ["javascript:void(0)", "http://[::1", "data:text/html,x"])
def test_what_no_page_may_hold_is_none(address: str) -> None:
    assert LINKS.rewrite(address, BASE) is None


ODD = st.one_of(
    st.text(),
    st.text(st.sampled_from("/?#&=p%2369.html:@[]w后-x")),
    st.sampled_from(["http://old.example", "//old.example", "", "https://i0.wp.com/old.example"])
    .flatmap(lambda start: st.text().map(lambda rest: f"{start}/{rest}")),
)  # fmt: skip


@given(ODD)
def test_any_rewritten_address_can_stand_in_markdown_and_in_html(address: str) -> None:
    new = LINKS.rewrite(address, BASE)

    if new is not None:
        urlsplit(new)
        assert not set(new) & set(" \n\t<>\"'{}|()[]`")
        assert LINKS.rewrite(new, BASE) == new


def test_workers_rewrite_as_the_import_itself_does() -> None:
    copy = pickle.loads(pickle.dumps(LINKS))  # noqa: S301 (our own bytes)

    for address in ("/?p=2370", "/2369.html/", "/about/", "/nowhere"):
        assert copy.rewrite(address, BASE) == LINKS.rewrite(address, BASE)
    assert copy.rewrite("/?p=2370", BASE) == "/2370.html"


def test_uploads_of_a_blog_in_a_folder_lie_at_the_root() -> None:
    links = LinkMap(frozenset({"old.example"}), home="/blog")
    address = "http://old.example/blog/wp-content/uploads/2012/a-300x190.gif"
    assert links.rewrite(address, "/") == "/wp-content/uploads/2012/a-300x190.gif"
