"""Which old addresses a page can answer at."""

from __future__ import annotations

import pytest

from plugins.permalinks.alias_pages import alias_path, describe


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("/old.html", "old.html"),
        ("/old", "old/index.html"),
        ("/后", "后/index.html"),
        ("/100%25", "100%/index.html"),
        ("/a%2Fb", None),
        ("/%BA%F3", None),
        ("/..", None),
        ("/v1.5", "v1.5/index.html"),
        ("/old.php", "old.php/index.html"),
        ("/2369.html/feed", "2369.html/feed/index.html"),
        ("/", "index.html"),
        ("/?p=1", None),
        ("/a-300x190.jpg", None),
        ("/feed.xml", None),
        ("/con.html", None),
    ],
)
def test_places(source: str, path: str | None) -> None:
    assert alias_path(source) == path


def test_a_target_is_called_by_its_title_or_its_path() -> None:
    titles = {"/en/a/": "A"}
    assert describe("/en/a/#b", titles, {"", "en/"}) == ("A", "en/")
    assert describe("/tag/%E5%90%8E/", titles, {"", "en/"}) == ("/tag/后/", "")
    assert describe("/a%3Cb", {}, {""}) == ("/a&lt;b", "")
    assert describe("https://a.example/en/", titles, {"", "en/"}) == ("https://a.example/en/", "")
