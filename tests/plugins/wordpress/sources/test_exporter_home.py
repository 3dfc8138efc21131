from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.model import Post
from plugins.wordpress.sources.exporter_folder import ExporterFolder
from plugins.wordpress.sources.exporter_home import home_address

if TYPE_CHECKING:
    from pathlib import Path

URL = "http://a.example"


def export(folder: Path, *texts: str, config: str = "") -> ExporterFolder:
    (folder / "_posts").mkdir(parents=True)
    for number, text in enumerate(texts):
        (folder / "_posts" / f"2012-10-{number + 10}-x.md").write_text(text, encoding="utf-8")
    if config:
        (folder / "_config.yml").write_text(f"url: {config}\n", encoding="utf-8")
    return ExporterFolder(folder)


def text(yaml: str, body: str = "Text.") -> str:
    return f"---\ntitle: x\n{yaml}\n---\n{body}\n"


def addresses(source: ExporterFolder) -> list[tuple[str, str | None]]:
    return [(post.address, post.permalink) for post in source.posts() if isinstance(post, Post)]


def test_a_blog_in_a_folder_by_its_guids(tmp_path: Path) -> None:
    source = export(
        tmp_path / "with",
        text(f"guid: '{URL}/blog/?p=7'\npermalink: /7.html"),
        text(f"guid: {URL}/blog/?page_id=8\nlayout: page\npermalink: /?page_id=8"),
        config=f"{URL}/blog",
    )

    assert source.site().address == f"{URL}/blog"
    assert addresses(source) == [("/blog/7.html", "/blog/7.html"), ("/blog/?page_id=8", None)]
    bare = export(tmp_path / "bare", text(f"guid: {URL}/blog/?p=7\npermalink: /7.html"))
    assert (bare.site().address, addresses(bare)) == (
        f"{URL}/blog",
        [("/blog/7.html", "/blog/7.html")],
    )


def test_wordpress_in_a_folder_of_its_own(tmp_path: Path) -> None:
    source = export(
        tmp_path, text(f"guid: {URL}/?p=7\npermalink: /7.html"), config=f"{URL}/wordpress"
    )

    assert (source.site().address, addresses(source)) == (URL, [("/7.html", "/7.html")])


@pytest.mark.parametrize(("link", "home"), [("/blog/7.html", "/blog"), ("/7.html", "")])
def test_links_tell_where_there_are_no_guids(tmp_path: Path, link: str, home: str) -> None:
    source = export(
        tmp_path,
        text("permalink: /7.html"),
        text("permalink: /8.html", f"[a]({URL}{link})"),
        config=f"{URL}/blog",
    )

    assert source.site().address == f"{URL}{home}"
    assert addresses(source)[0] == (f"{home}/7.html", f"{home}/7.html")


def test_what_is_whole_stays(tmp_path: Path) -> None:
    yaml = f"guid: {URL}/blog/?p=7\npermalink: {URL}/blog/7.html"
    source = export(tmp_path, text(yaml), config=f"{URL}/blog")

    assert addresses(source) == [(f"{URL}/blog/7.html", "/blog/7.html")]


def test_a_host_of_former_times_tells_nothing() -> None:
    assert home_address([], f"{URL}/blog") == f"{URL}/blog"
    assert home_address([], "") == ""


def test_guids_of_another_host_do_not_count(tmp_path: Path) -> None:
    source = export(
        tmp_path, text("guid: http://old.example/b/?p=7\npermalink: /7.html"), config=URL
    )

    assert (source.site().address, addresses(source)) == (URL, [("/7.html", "/7.html")])
