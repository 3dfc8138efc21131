"""Reading time of Han and Latin text, alone and mixed."""

from __future__ import annotations

import pytest

from plugins.bundles.reading_time import reading_time


@pytest.mark.parametrize(
    ("html", "minutes"),
    [
        ("", 1),
        ("<p>" + "字" * 400 + "</p>", 1),
        ("<p>" + "字" * 401 + "</p>", 2),
        ("<p>" + "word " * 230 + "</p>", 1),
        ("<p>" + "word " * 231 + "</p>", 2),
        ("字" * 400 + "word " * 230, 2),
        ('<img alt="' + "字" * 4000 + '">', 1),
        ("word " * 460 + "一个", 3),
        ("don't well-known " * 115, 1),
        ("123 456 " * 400, 1),
    ],
)
def test_minutes(html: str, minutes: int) -> None:
    assert reading_time(html) == minutes
