from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.wordpress.sources.rest_items import Surroundings, comment_of, post_of

ITEM: dict[str, Any] = {
    "id": 7,
    "type": "post",
    "status": "publish",
    "slug": "seven",
    "link": "https://old.example/7.html",
    "date": "2012-10-26T09:00:00",
    "date_gmt": "2012-10-26T01:00:00",
    "title": {"rendered": "Seven"},
    "content": {"rendered": "<p>text</p>", "protected": False},
    "excerpt": {"rendered": "<p>short</p>", "protected": False},
}


def read(**values: Any) -> Any:
    return post_of({**ITEM, **values}, Path("posts.jsonl"), 1, Surroundings())


def test_a_text_is_read() -> None:
    post = read()
    assert (post.number, post.permalink, post.withheld) == ("7", "/7.html", "")
    assert (post.body, post.excerpt) == ("<p>text</p>", "short")


@pytest.mark.parametrize("field", ["content", "excerpt"])
def test_what_a_password_protects_is_not_taken_even_where_the_site_tells_it(field: str) -> None:
    post = read(**{field: {"rendered": "geheim", "protected": True}})
    assert post.withheld == "protected by a password"
    assert (post.body, post.excerpt) == ("", "")


@pytest.mark.parametrize(("said", "order"), [(3, 3), (-1, -1), (2**31, 0), ("3", 0), (None, 0)])
def test_orders_are_those_of_a_database(said: object, order: int) -> None:
    assert read(menu_order=said).order == order


@pytest.mark.parametrize("said", ["hold", "spam", "trash", "", None])
def test_only_approved_comments_count_as_such(said: object) -> None:
    assert comment_of({"id": 1, "status": "approved"}).status == "approved"
    assert comment_of({"id": 1, "status": said}).status == "pending"
