from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.permalinks.permalink import permalink
from plugins.wordpress.sources.public_path import public_path


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ("https://old.example/2369.html", "/2369.html"),
        ("/about/", "/about/"),
        ("https://old.example/", "/"),
        ("https://old.example/%e5%90%8e/", "/%e5%90%8e/"),
        ("https://old.example/console/", "/console/"),
        ("https://old.example/v1.0/", "/v1.0/"),
    ],
)
def test_paths_of_pages(said: str, path: str) -> None:
    assert public_path(said) == (path, "")


@pytest.mark.parametrize(
    "said",
    [
        "https://old.example/con/",
        "https://old.example/a/NUL.html",
        "https://old.example/a%0d%0aSet-Cookie:x",
        "https://old.example/%7f",
        "https://old.example/a%5cb",
        "https://old.example/a%2F..%2Fb",
        "https://old.example/%e5%90",
        "https://old.example/x./",
        "https://old.example/x%20/",
        "https://old.example/" + "a" * 256,
        "https://old.example/" + "%e5%90%8e" * 100,
        "https://old.example/" + "a/" * 600,
        "https://old.example/../x",
        "javascript:alert(1)",
        "//evil.example/x",
        "https://[bad",
    ],
)
def test_what_no_file_can_answer(said: str) -> None:
    path, objection = public_path(said)
    assert path is None
    assert 0 < len(objection) < 400


@given(st.text("/.%a后\\#?: conCON02eE5fF\x00\x85", max_size=30))
def test_the_build_takes_every_path_that_is_promised(said: str) -> None:
    path, _ = public_path(f"/{said}")
    if path is not None:
        assert permalink(path).save_as
