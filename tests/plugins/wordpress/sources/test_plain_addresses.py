from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.model import Post
from plugins.wordpress.sources.exporter_folder import ExporterFolder
from plugins.wordpress.sources.exporter_markdown import read

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, name: str, lines: str) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"---\ntitle: {path.stem}\n{lines}\n---\n字\n", encoding="utf-8")


def withheld(folder: Path) -> dict[str, str]:
    posts = [post for post in ExporterFolder(folder).posts() if isinstance(post, Post)]
    return {post.slug: post.withheld for post in posts if post.type != "revision"}


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    for number in range(1, 6):
        write(tmp_path, f"_posts/2012-01-0{number}-a{number}.md", f"permalink: /?p={number}")
    return tmp_path


def test_texts_of_a_site_with_plain_addresses_are_public(plain: Path) -> None:
    write(plain, "about.md", "layout: page\npermalink: >\n  /?page_id=9")
    write(plain, "_drafts/c.md", "permalink: /?p=8")
    write(plain, "_posts/2012-02-02-7-revision-v1.md", "layout: revision\npermalink: /?p=7")
    write(plain, "_posts/2012-02-02-d.md", "draft: true\npermalink: /?p=6")

    assert withheld(plain) == {
        **dict.fromkeys(["a1", "a2", "a3", "a4", "a5", "about"], ""),
        "c": "lies in _drafts/",
        "d": "draft: true",
    }


def test_elsewhere_such_an_address_is_that_of_a_draft(plain: Path) -> None:
    write(plain, "_posts/2012-02-02-b.md", "permalink: /2012/02/b/")

    assert withheld(plain)["b"] == ""
    assert "never published" in withheld(plain)["a1"]


def test_a_draft_without_a_date_is_kept(tmp_path: Path) -> None:
    write(tmp_path, "_drafts/a.md", "layout: post")
    post = read(tmp_path / "_drafts" / "a.md")

    assert isinstance(post, Post)
    assert (post.date, post.withheld) == ("1970-01-01", "lies in _drafts/")
    assert post.notes == ("a draft without a date: 1970-01-01 stands in for it",)
