from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.addresses.own_addresses import old_hosts, tidy
from plugins.wordpress.model import Post
from plugins.wordpress.sources.exporter_markdown import read
from tests.plugins.wordpress.addresses.old_blog import attachment, entry

if TYPE_CHECKING:
    from pathlib import Path

HOSTS = frozenset({"old.example", "www.old.example"})


@pytest.mark.parametrize(
    ("address", "tidied"),
    [
        ("http://www.old.example/wp-content/uploads/a.gif", "/wp-content/uploads/a.gif"),
        ("//old.example/2370.html#top", "/2370.html#top"),
        ("https://OLD.example", "/"),
        ("http://old.example/?p=2370", "/?p=2370"),
        ("http://other.example/a b", "http://other.example/a%20b"),
        ("2370.html", "/2370.html"),
        ("../x", "/x"),
        ("../../../x", "/x"),
        ("", "/2369.html"),
        ("#part", "#part"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("{filename}/x.md", "/%7Bfilename%7D/x.md"),
        ("|static|x.png", "/%7Cstatic%7Cx.png"),
        ("http://other.example/X_(y)", "http://other.example/X_%28y%29"),
        ("javascript:alert(1)", None),
        ("bench:kvm.disk.read", None),
        ("http://[::1", None),
    ],
)
def test_addresses_as_the_new_text_writes_them(address: str, tidied: str | None) -> None:
    assert tidy(address, "/2369.html", HOSTS) == tidied


@given(st.text())
def test_any_tidied_address_can_stand_in_markdown_and_in_html(address: str) -> None:
    tidied = tidy(address, "/2369.html", HOSTS)

    if tidied is not None:
        urlsplit(tidied)
        assert not set(tidied) & set(" \n\t<>\"'{}|()[]`")
        assert tidy(tidied, "/2369.html", HOSTS) == tidied


def with_body(tmp_path: Path, name: str, body: str, keys: str = "") -> Post:
    path = tmp_path / f"2012-10-26-{name}.md"
    path.write_text(f"---\ntitle: x\n{keys}---\n{body}", encoding="utf-8")
    post = read(path)
    assert isinstance(post, Post)
    return post


def test_the_old_site_is_where_most_posts_keep_their_uploads(tmp_path: Path) -> None:
    mine = "![](http://www.old.example/wp-content/uploads/a.gif)\n"
    other = "![](http://friend.example/wp-content/uploads/b.gif)\n"
    posts = [with_body(tmp_path, "a", mine), with_body(tmp_path, "b", mine + other * 9)]

    assert old_hosts(posts) == HOSTS


def test_the_old_site_is_named_by_guid(tmp_path: Path) -> None:
    posts = [with_body(tmp_path, "a", "", "guid: 'http://127.0.0.1:8088/?p=1'\n")]

    assert old_hosts(posts) == {"127.0.0.1:8088"}


def test_links_name_the_old_site_when_nothing_else_does(tmp_path: Path) -> None:
    friend = "[f](http://friend.example/2.html) [f](http://friend.example/x)\n"
    mine = "[m](http://old.example/2.html) [l](//old.example/tag/Vps%e6%8a%80%e6%9c%af/)\n"
    keys = "permalink: /2.html\ntags: [Vps技术, vps]\n"
    posts = [with_body(tmp_path, "a", friend + mine, keys), with_body(tmp_path, "b", mine)]

    assert old_hosts([with_body(tmp_path, "c", friend)]) == frozenset()
    assert old_hosts(posts) == HOSTS


def test_an_index_tells_the_hosts_as_well() -> None:
    elsewhere = entry("9", address="http://elsewhere.example/x")
    assert old_hosts([entry("1"), entry("2"), elsewhere]) == HOSTS
    cdn = attachment("5", "a", address="", attachment="http://www.old.example/wp-content/uploads/a")
    assert old_hosts([cdn]) == HOSTS
