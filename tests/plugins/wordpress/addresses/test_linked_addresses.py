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
