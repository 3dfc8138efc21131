from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.model import Post
from plugins.wordpress.sources.exporter_folder import ExporterFolder

if TYPE_CHECKING:
    from pathlib import Path


def page(folder: Path, name: str, yaml: str = "title: x\nlayout: page") -> Post:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{yaml}\n---\nText.\n", encoding="utf-8")
    [found] = ExporterFolder(folder).posts()
    assert isinstance(found, Post), found
    return found


@pytest.mark.parametrize(
    ("name", "path", "slug"),
    [
        ("about.md", "/about/", "about"),
        ("about/index.md", "/about/", "about"),
        ("about/team.md", "/about/team/", "about-team"),
        ("about/team/index.md", "/about/team/", "about-team"),
        ("%e5%85%b3%e4%ba%8e.md", "/%E5%85%B3%E4%BA%8E/", "关于"),
        ("关于.md", "/%E5%85%B3%E4%BA%8E/", "关于"),
    ],
)
def test_pages_had_the_address_of_their_file(
    tmp_path: Path, name: str, path: str, slug: str
) -> None:
    (tmp_path / "_posts").mkdir()

    found = page(tmp_path, name)

    assert (found.permalink, found.address, found.slug) == (path, path, slug)


def test_the_export_may_lie_below_the_folder(tmp_path: Path) -> None:
    (tmp_path / "jekyll-export" / "_posts").mkdir(parents=True)

    assert page(tmp_path, "jekyll-export/about.md").permalink == "/about/"


@pytest.mark.parametrize(
    ("name", "yaml"),
    [
        ("_drafts/about-x.md", "title: x\nlayout: page"),
        ("_posts/2012-10-26-x.md", "title: x\nlayout: post"),
        ("index.md", "title: x\nlayout: page"),
    ],
)
def test_of_others_nothing_is_told(tmp_path: Path, name: str, yaml: str) -> None:
    (tmp_path / "_posts").mkdir()

    assert page(tmp_path, name, yaml).permalink is None


def test_what_is_stated_counts(tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()

    found = page(tmp_path, "about.md", "title: x\nlayout: page\npermalink: /me.html")

    assert found.permalink == "/me.html"


def test_a_folder_that_is_no_whole_export_tells_nothing(tmp_path: Path) -> None:
    assert page(tmp_path, "some/notes/about.md").permalink is None
