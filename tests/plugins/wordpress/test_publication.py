from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.wordpress.front_matter import load
from plugins.wordpress.publication import withheld

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
        "permalink: /?p=2370",
        "url: http://old.example/?page_id=2",
        "date: 2020-01-02",
        "date: 2020-01-01T09:00:00+08:00",
    ],
)
def test_what_was_not_public_is_withheld(yaml: str) -> None:
    later = "09:00" in yaml
    now = datetime(2020, 1, 1, 0, 30, tzinfo=UTC) if later else NOW

    assert withheld(load(yaml), SOURCE, now)


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
        "date: 2019-12-31",
        "date: never",
        "{}",
    ],
)
def test_what_was_public_is_not(yaml: str) -> None:
    assert not withheld(load(yaml), SOURCE, NOW)


def test_drafts_by_their_folder() -> None:
    assert withheld({}, Path("export/_drafts/x.md"), NOW) == "lies in _drafts/"
