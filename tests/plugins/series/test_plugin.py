"""Series in a built site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from tests.conftest import Built, article

if TYPE_CHECKING:
    from collections.abc import Callable

PARTS: dict[str, str | bytes] = {
    "content/posts/b/zh.md": article(title="第二", series="basics", series_index="2"),
    "content/posts/a/zh.md": article(title="第一", series="basics", series_index="1"),
    "content/posts/a/en.md": article(title="First", series="basics", series_index="1"),
    "content/posts/z/zh.md": article(title="无关"),
}


def test_page_of_a_series_lists_its_parts_in_order(build_site: Callable[..., Built]) -> None:
    built = build_site(PARTS)
    assert built.exit_code == 0, built.problems
    main = BeautifulSoup(built.read("series/basics/index.html"), "html.parser").main
    assert main is not None
    links = [str(a["href"]) for a in main.find_all("a") if a["href"] in ("/a/", "/b/", "/z/")]
    assert list(dict.fromkeys(links)) == ["/a/", "/b/"]
    assert "从头说起" in main.get_text()
    assert "First" in built.read("en/series/basics/index.html")


def test_an_article_leads_to_the_next_part(build_site: Callable[..., Built]) -> None:
    built = build_site(PARTS)
    main = BeautifulSoup(built.read("a/index.html"), "html.parser").main
    assert main is not None
    assert main.find("a", href="/b/", rel="next")
    assert not main.find("a", rel="prev")


def test_unknown_series_and_double_index(build_site: Callable[..., Built]) -> None:
    built = build_site(
        {
            "content/posts/a/zh.md": article(series="basic"),
            "content/posts/b/zh.md": article(series="basics", series_index="1"),
            "content/posts/c/zh.md": article(series="basics", series_index="1"),
        }
    )
    assert built.exit_code == 1
    assert built.problems[0].startswith('content/posts/a/zh.md:6: `series`: no "basic"')
    assert 'did you mean "basics"?' in built.problems[0]
    assert 'part 1 of "basics" is claimed by posts/b and by posts/c' in built.problems[1]


def test_the_number_of_a_part_is_the_same_in_both_languages(
    build_site: Callable[..., Built],
) -> None:
    built = build_site(
        {
            **PARTS,
            "content/posts/a/en.md": article(title="Lone", date="2026-01-01"),
            "content/posts/b/en.md": article(title="Second", series="basics", series_index="2"),
        }
    )
    assert built.exit_code == 0, built.problems
    assert "Part 2 of 2" in built.read("en/b/index.html")
    assert "第2篇，共2篇" in built.read("b/index.html")


def test_hidden_and_draft_parts_are_checked_too(build_site: Callable[..., Built]) -> None:
    for status in ("hidden", "draft"):
        built = build_site({"content/posts/a/zh.md": article(series="basic", status=status)})
        assert 'no "basic"' in built.problems[0]
