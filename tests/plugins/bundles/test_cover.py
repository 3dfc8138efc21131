"""The picture at the head of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from plugins.bundles.cover import find_cover, is_shown
from plugins.diagnostics import Problem
from tests.conftest import Built, article, page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

UPLOAD = "content/wp-content/uploads/2012/图.png"
ADDRESS = "/wp-content/uploads/2012/%E5%9B%BE.png"
PUBLISHED = ("posts", "wp-content")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for name in ("posts/a/zh.md", "posts/a/b.png", "wp-content/c.JPG", "wordpress/d.png"):
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).touch()
    (tmp_path / "e.png").touch()
    return tmp_path / "content"


@pytest.mark.parametrize(
    ("cover", "path"),
    [
        ("b.png", "posts/a/b.png"),
        ("./b.png", "posts/a/b.png"),
        ("/wp-content/c.JPG", "wp-content/c.JPG"),
        ("/wp-content/c%2EJPG?x#y", "wp-content/c.JPG"),
        ("../../wp-content/c.JPG", "wp-content/c.JPG"),
    ],
)
def test_a_picture_is_found(content: Path, cover: str, path: str) -> None:
    assert find_cover(cover, content / "posts/a/zh.md", content, PUBLISHED) == path


@pytest.mark.parametrize(
    "cover",
    [
        "none.png",
        "zh.md",
        "/wordpress/d.png",
        "../../../e.png",
        "/../e.png",
        "https://example.org/b.png",
        "\x00",
        "http://[",
        "x" * 5000,
    ],
)
def test_what_is_no_picture_of_the_site(content: Path, cover: str) -> None:
    found = find_cover(cover, content / "posts/a/zh.md", content, PUBLISHED)
    assert isinstance(found, Problem)
    assert "`cover`" in found.message


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<img alt="" src="{static}b.png">', True),
        ('<img src="/posts/a/b.png?x=1">', True),
        ('<img src="/posts/a/b-300x190.png">', True),
        ('<img src="{static}../a/%62.png">', True),
        ('<img src="/posts/a/c.png">', False),
        ('<a href="/posts/a/b.png">b</a>', False),
        ("", False),
    ],
)
def test_whether_a_text_shows_it_itself(html: str, shown: bool) -> None:
    assert is_shown("posts/a/b.png", html, "posts/a") == shown


def pictures(html: str) -> list[tuple[str, str]]:
    soup = BeautifulSoup(html, "html.parser")
    return [(str(img["src"]), str(img["alt"])) for img in soup.select("img.cover")]


def test_it_stands_at_the_head_and_is_told_to_other_sites(
    build_site: Callable[..., Built],
) -> None:
    about = page().replace("---\n", f"---\ncover: {ADDRESS}\n", 1)
    built = build_site(
        {
            UPLOAD: b"",
            "content/posts/a/b.png": b"",
            "content/posts/a/zh.md": article(cover="b.png", cover_alt='"机房 <1>"'),
            "content/posts/c/zh.md": article(f"![x]({ADDRESS})", cover=ADDRESS),
            "content/pages/about/zh.md": about,
        },
        'SITE_ADDRESS = "https://example.org/atlas"',
    )
    assert built.exit_code == 0, built.problems
    assert pictures(built.read("a/index.html")) == [("/atlas/posts/a/b.png", "机房 <1>")]
    image = '<meta property="og:image" content="https://example.org/atlas{}">'
    assert image.format("/posts/a/b.png") in built.read("a/index.html")
    assert pictures(built.read("c/index.html")) == []
    assert image.format(ADDRESS) in built.read("c/index.html")
    assert pictures(built.read("about/index.html")) == [(f"/atlas{ADDRESS}", "")]


def test_a_lost_one_is_a_problem_of_a_new_text_only(build_site: Callable[..., Built]) -> None:
    built = build_site(
        {
            "content/posts/a/zh.md": article(cover="lost.png"),
            "content/posts/b/zh.md": article(cover="lost.png", wordpress="{id: 1}"),
        }
    )
    assert [line.split(" (")[0] for line in built.problems] == [
        "content/posts/a/zh.md:6: `cover`: lost.png leads nowhere"
    ]
    built = build_site({"content/posts/b/zh.md": article(cover="lost.png", wordpress="{id: 1}")})
    assert built.exit_code == 0, built.problems
    assert pictures(built.read("b/index.html")) == []
