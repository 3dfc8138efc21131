from __future__ import annotations

from typing import Any

import pytest

from plugins.wordpress.indexing import entry_of
from plugins.wordpress.text_items import is_text, text_types
from tests.plugins.wordpress.memory_source import post


def types(*posts: dict[str, Any]) -> frozenset[str]:
    return text_types([entry_of(post(n, **one)) for n, one in enumerate(posts)])


def test_types_of_plugins_are_texts_if_they_have_addresses() -> None:
    book = {"type": "book", "address": "https://old.example/book/x"}
    assert types(book) == {"post", "page", "book"}
    assert types({"type": "book", "address": "https://old.example/?book=x"}) >= {"book"}
    hidden = {"type": "field", "address": "https://old.example/?post_type=field&p=3"}
    assert types(hidden) == {"post", "page"}
    assert types({**book, "status": "draft"}) == {"post", "page"}
    assert types({**book, "address": "http://["}) == {"post", "page"}


@pytest.mark.parametrize(
    "kind", ["attachment", "revision", "nav_menu_item", "wp_block", "wp_template", "oembed_cache"]
)
def test_records_of_wordpress_are_never_texts(kind: str) -> None:
    known = types({"type": kind, "address": "https://old.example/x"})

    assert not is_text(entry_of(post(1, type=kind)), known)


def test_what_is_in_the_bin_is_no_text() -> None:
    for status, expected in (
        ("publish", True),
        ("draft", True),
        ("trash", False),
        ("auto-draft", False),
    ):
        assert is_text(entry_of(post(1, status=status)), types()) is expected
