"""Links of an article against the files of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.diagnostics.dead_links import dead_links

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("index.html", "2369.html", "about/index.html", "后/index.html", "a&b.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


@pytest.mark.parametrize(
    "link",
    ["/", "/2369.html", "/2369.html#x", "/about/", "/about", "/%E5%90%8E/", "/后/", "/a&amp;b.png"],
)
def test_what_is_there(site: Path, link: str) -> None:
    assert dead_links(f'<p><a class="x" href="{link}">x</a></p>', site) == []


@pytest.mark.parametrize(
    "link", ["https://x.example/", "//x.example/", "#here", "mail.html", "?p=1"]
)
def test_what_does_not_begin_at_the_root_is_not_judged(site: Path, link: str) -> None:
    assert dead_links(f'<a href="{link}">x</a>', site) == []


def test_what_is_missing_is_named_once_in_order(site: Path) -> None:
    html = """<img alt="" src='/no.png'><a href="/gone/?q#f">x</a><a href="/gone/">y</a>"""
    assert dead_links(html, site) == ["/no.png", "/gone/"]


def test_a_site_below_a_path(site: Path) -> None:
    html = '<a href="/atlas/2369.html">x</a><a href="/atlas/no/">y</a>'
    assert dead_links(html, site, "/atlas") == ["/atlas/no/"]
