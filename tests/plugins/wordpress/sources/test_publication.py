from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.wordpress.front_matter import load
from plugins.wordpress.sources.publication import withheld, withheld_item

SOURCE = Path("export/_posts/2012-10-26-x.md")
NOW = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "yaml",
    [
        "published: false",
        "Published: no",
        "draft: true",
        "private: 1",
        "status: pending",
        "status: future",
        "post_status: private",
        "password: secret",
        "post_password: [secret]",
        "type: revision",
        "post_type: nav_menu_item",
        "permalink: /?p=2370",
        "url: http://old.example/?page_id=2",
        "title: 密码保护：我的日记",
        "title: '密碼保護: 我的日記'",
        "title: 受保护的文章：日记",
        "title: 'Protected: my diary'",
        "title: 私密：草稿",
        "title: 'Private: notes'",
    ],
)
def test_what_was_not_public_is_withheld(yaml: str) -> None:
    assert withheld(load(yaml), SOURCE, "2012-10-26", NOW)


@pytest.mark.parametrize(
    ("date", "public"),
    [
        ("2020-01-02", False),
        ("2020-01-01T09:00:00+08:00", False),
        ("2020-01-01T08:30:00+08:00", True),
        ("2020-01-01T00:30:00Z", True),
        ("2019-12-31", True),
        ("", True),
    ],
)
def test_what_is_dated_later_is_withheld_wherever_the_date_was_found(
    date: str, public: bool
) -> None:
    now = datetime(2020, 1, 1, 0, 30, tzinfo=UTC)

    assert (withheld({}, SOURCE, date, now) == "") is public


@pytest.mark.parametrize(
    "yaml",
    [
        "published: true",
        "draft: false",
        "status: publish",
        "status: [publish]",
        "password: ''",
        "type: post",
        "type: page",
        "permalink: /2370.html",
        "title: 保护你的密码：十条建议",
        "title: Private plans",
        "{}",
    ],
)
def test_what_was_public_is_not(yaml: str) -> None:
    assert not withheld(load(yaml), SOURCE, "2012-10-26", NOW)


def test_drafts_by_their_folder() -> None:
    assert withheld({}, Path("export/_drafts/x.md"), "", NOW) == "lies in _drafts/"


@pytest.mark.parametrize(
    ("type_", "status", "password", "date"),
    [
        ("post", "publish", "secret", ""),
        ("attachment", "inherit", "secret", ""),
        ("revision", "inherit", "", ""),
        ("post", "draft", "", ""),
        ("post", "private", "", ""),
        ("page", "future", "", ""),
        ("book", "wc-completed", "", ""),
        ("post", "", "", ""),
        ("post", "publish", "", "2020-01-02"),
    ],
)
def test_items_that_were_not_public_are_withheld(
    type_: str, status: str, password: str, date: str
) -> None:
    assert withheld_item(type_, status, password, date, NOW)


def test_a_password_is_not_told() -> None:
    assert "secret" not in withheld_item("post", "publish", "secret", "", NOW)
    assert "secret" not in withheld(load("password: secret"), SOURCE, "", NOW)


@pytest.mark.parametrize(
    ("type_", "status", "date"),
    [
        ("post", "publish", "2019-12-31"),
        ("page", "published", ""),
        ("attachment", "inherit", "2020-01-02"),
    ],
)
def test_items_that_were_public_are_not(type_: str, status: str, date: str) -> None:
    assert not withheld_item(type_, status, "", date, NOW)
