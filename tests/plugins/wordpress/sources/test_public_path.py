from __future__ import annotations

import pytest

from plugins.wordpress.sources.public_path import public_path


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ("/2369.html", "/2369.html"),
        ("/", "/"),
        ("/a/b/", "/a/b/"),
        ("http://www.x.example/2369.html", "/2369.html"),
        ("/%e4%b8%ad%e6%96%87/", "/%e4%b8%ad%e6%96%87/"),
        ("/console/", "/console/"),
        ("/.net", "/.net"),
    ],
)
def test_paths_that_a_page_can_have(said: str, path: str) -> None:
    assert public_path(said) == (path, "")


@pytest.mark.parametrize(
    "said",
    [
        *("x.html", "/?p=7", "/a b/", "/../x", "/a//b", "/con", "/a/NUL.txt", "/x.html.", "/x%20"),
        *("/%e4%bd/", "/a%2fb", "/a%5cb", "/a%00b", "/" + "长" * 90, "/a" * 600),
    ],
)
def test_paths_that_no_page_can_have_are_said(said: str) -> None:
    path, objection = public_path(said)

    assert path is None
    assert "cannot be a page's path" in objection
