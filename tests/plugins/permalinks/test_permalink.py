"""Public paths to files and back."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.permalinks.permalink import PermalinkError, permalink, url_of


@pytest.mark.parametrize(
    ("path", "save_as", "url"),
    [
        ("/2369.html", "2369.html", "2369.html"),
        ("/en/2369.html", "en/2369.html", "en/2369.html"),
        ("/", "index.html", ""),
        ("/about", "about/index.html", "about/"),
        ("/about/", "about/index.html", "about/"),
        ("/a/index.html", "a/index.html", "a/"),
        ("/feed.xml", "feed.xml", "feed.xml"),
        ("/%E5%90%8E/", "后/index.html", "%E5%90%8E/"),
        ("/%e5%90%8e/", "后/index.html", "%E5%90%8E/"),
        ("/后.html", "后.html", "%E5%90%8E.html"),
        ("/a%20b+c/", "a b+c/index.html", "a%20b+c/"),
        ("/.well-known/x", ".well-known/x/index.html", ".well-known/x/"),
        ("/e\u0301/", "\u00e9/index.html", "%C3%A9/"),
    ],
)
def test_paths(path: str, save_as: str, url: str) -> None:
    address = permalink(path)
    assert (address.save_as, address.url) == (save_as, url)


@pytest.mark.parametrize(
    "path",
    [
        "2369.html",
        "//evil.example/",
        "/../etc/passwd",
        "/a/../../b",
        "/%2e%2e/secret",
        "/a//b",
        "/a/./b",
        "/a\\b",
        "/a%5cb",
        "/a%00b",
        "/a%2Fb",
        "/a//",
        "/" + "a/" * 600,
        "/%BA%F3/",
        "/?p=1",
        "/a#b",
        "/con.html",
        "/LPT1/",
        "/a./",
        "/a /",
        "/" + "x" * 256,
    ],
)
def test_refused(path: str) -> None:
    with pytest.raises(PermalinkError):
        permalink(path)


@given(st.text(max_size=40).map(lambda text: "/" + text))
def test_no_path_leaves_the_output_folder(path: str) -> None:
    try:
        save_as = PurePosixPath(permalink(path).save_as)
    except PermalinkError:
        return
    assert not save_as.is_absolute()
    assert ".." not in save_as.parts
    assert "\x00" not in str(save_as)


@given(st.lists(st.from_regex(r"[\w][\w ~!$&'()*+,;=@-]*[\w]", fullmatch=True), max_size=4))
def test_the_url_leads_back_to_the_file(names: list[str]) -> None:
    try:
        address = permalink("/" + "/".join(names))
    except PermalinkError:
        return
    assert permalink("/" + address.url) == address
    assert url_of(address.save_as) == address.url
    assert address.url.isascii()
    assert unquote(address.url) in (address.save_as, address.save_as.removesuffix("index.html"))
