"""Addresses in a built site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import Built, article, page

if TYPE_CHECKING:
    from collections.abc import Callable


def test_permalink_gives_exactly_that_path(build_site: Callable[..., Built]) -> None:
    built = build_site(
        {
            "content/posts/a/zh.md": article(permalink="/2369.html"),
            "content/posts/a/en.md": article(permalink="/en/2369.html"),
            "content/posts/b/zh.md": article(permalink="/%e5%90%8e/"),
        }
    )
    assert built.exit_code == 0, built.problems
    assert {"2369.html", "en/2369.html", "后/index.html"} <= built.files()
    assert 'href="https://vps.example.com/%E5%90%8E/"' in built.read("后/index.html")
    assert 'href="/2369.html"' in built.read("index.html")


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (
            {
                "content/posts/a/zh.md": article(permalink="/x.html"),
                "content/posts/b/zh.md": article(permalink="/x.html"),
            },
            "/x.html is claimed by content/posts/a/zh.md and by content/posts/b/zh.md",
        ),
        (
            {
                "content/posts/a/zh.md": article(permalink="/x.html"),
                "content/posts/b/zh.md": article(permalink="/X.html"),
            },
            "/x.html (content/posts/a/zh.md) and /X.html (content/posts/b/zh.md) differ only in",
        ),
        (
            {
                "content/posts/same/zh.md": article(),
                "content/posts/2012/same/zh.md": article(),
            },
            "content/posts/2012/same/zh.md",
        ),
        (
            {"content/posts/a/zh.md": article(), "content/pages/a/zh.md": page()},
            "/a/index.html is claimed by content/posts/a/zh.md and by content/pages/a/zh.md",
        ),
        (
            {
                "content/posts/a/zh.md": article(aliases="[/b/]"),
                "content/posts/b/zh.md": article(),
            },
            "content/posts/a/zh.md (alias)",
        ),
        (
            {"content/posts/a/zh.md": article(permalink="/archives/")},
            "/archives/index.html is claimed by content/posts/a/zh.md and by a list page",
        ),
        (
            {"content/posts/a/zh.md": article(permalink="/tag/", aliases="[/category/vps/]")},
            "/category/vps/index.html is claimed by content/posts/a/zh.md (alias) and by a list",
        ),
    ],
    ids=["same", "case", "slug", "page", "alias", "list", "alias-list"],
)
def test_collisions_fail_and_name_both(
    build_site: Callable[..., Built], files: dict[str, str | bytes], words: str
) -> None:
    built = build_site(files)
    assert built.exit_code == 1
    assert [problem for problem in built.problems if words in problem], built.problems
    assert not built.output.exists()


def test_same_slug_in_two_languages_is_no_collision(build_site: Callable[..., Built]) -> None:
    files = {"content/posts/a/zh.md": article(), "content/posts/a/en.md": article()}
    assert build_site(files).exit_code == 0


def test_alias_leads_to_the_article(build_site: Callable[..., Built]) -> None:
    built = build_site({"content/posts/a/zh.md": article(aliases="[/old.html, /older/]")})
    assert built.exit_code == 0, built.problems
    for path in ("old.html", "older/index.html"):
        html = built.read(path)
        assert 'href="https://vps.example.com/a/"' in html
        assert "url=/a/" in html
        assert "noindex" in html


def test_bad_paths_are_one_line_each(build_site: Callable[..., Built]) -> None:
    built = build_site(
        {
            "content/posts/a/zh.md": article(permalink="/../x.html"),
            "content/posts/b/zh.md": article(aliases="['/?p=5']"),
        }
    )
    assert built.exit_code == 1
    assert len(built.problems) == 2
    assert built.problems[0].startswith("content/posts/a/zh.md:6: /../x.html has an empty part")


def test_raw_html_cannot_copy_files_from_outside(build_site: Callable[..., Built]) -> None:
    body = '<img src="{static}/../data/taxonomy.toml" alt="x">'
    built = build_site({"content/posts/a/zh.md": article(body)})
    assert built.exit_code == 1
    assert "cannot be published" in built.problems[0]
