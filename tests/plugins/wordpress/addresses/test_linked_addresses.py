from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plugins.wordpress.addresses.linked_addresses import linked_addresses
from plugins.wordpress.model import Comment, Post

if TYPE_CHECKING:
    from pathlib import Path


def test_links_are_found_in_every_kind_of_text(tmp_path: Path) -> None:
    body = """<a class=x href='/a'>a</a> [b](/b "B") [c][1]\n\n [1]: <http://c.example/>\n"""
    said = Comment("1", "", "x", "", "", "", '<a href="/d">d</a>', "approved")
    post = Post(
        tmp_path, "posts", "x", "x", "", "", None, (), (), "", "", {}, body,
        comments=(said,), meta=(("_menu_item_url", "/e"),),
    )  # fmt: skip
    assert set(linked_addresses(post)) == {"/a", "/b", "http://c.example/", "/d", "/e"}
    assert list(linked_addresses(replace(post, body="", comments=(), meta=()))) == []


def test_mere_queries_stand_behind_the_address_of_their_text(tmp_path: Path) -> None:
    post = Post(
        tmp_path, "posts", "x", "x", "", "", None, (), (), "", "", {}, '<a href="?p=15">x</a>',
        address="http://old.example/58.html",
    )  # fmt: skip
    assert list(linked_addresses(post)) == ["http://old.example/58.html?p=15"]
