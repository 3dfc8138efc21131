"""What the lists of an edition hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.editions.lists import by_slug, latest, listed
from tests.conftest import TAXONOMY, Built, article

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Text:
    bundle: str
    lang: str = "zh"
    date: date = field(default=date(2012, 10, 26))
    is_sticky: bool = False


def texts(lang: str) -> st.SearchStrategy[list[Text]]:
    dates = st.dates(date(2009, 1, 1), date(2013, 1, 1))
    each = st.builds(Text, st.sampled_from("abcdef"), st.just(lang), dates, st.booleans())
    return st.lists(each, unique_by=lambda text: text.bundle)


@given(texts("zh"), texts("en"), texts("de"))
def test_every_article_is_listed_once_in_its_own_language_first(
    own: list[Text], english: list[Text], german: list[Text]
) -> None:
    found = listed(own, [], [*english, *german])
    assert {text.bundle for text in found} == {t.bundle for t in (*own, *english, *german)}
    assert len(found) == len({text.bundle for text in found})
    assert [text.date for text in found] == sorted((text.date for text in found), reverse=True)
    assert set(own) <= set(found)
    in_own = {text.bundle for text in own}
    assert {text for text in english if text.bundle not in in_own} <= set(found)


def test_what_an_edition_hides_is_not_listed_in_another_language() -> None:
    assert listed([], [Text("a")], [Text("a", "en"), Text("b", "en")]) == [Text("b", "en")]


def test_slugs_in_order_and_each_article_once() -> None:
    found = by_slug([Text("b"), Text("a")], lambda text: ["z", text.bundle, "z"])
    assert list(found) == ["a", "b", "z"]
    assert found["z"] == [Text("b"), Text("a")]


@given(texts("zh"), st.integers(1, 5))
def test_sticky_articles_are_the_first_of_the_latest(articles: list[Text], most: int) -> None:
    found = latest(articles, most)
    assert len(found) == min(most, len(articles))
    sticky = [text for text in articles if text.is_sticky]
    others = [text for text in articles if not text.is_sticky]
    assert found == [*sticky, *others][:most]


NESTED = (
    TAXONOMY
    + """
[[categories]]
slug = "linux"
name = "Linux"
parent = "vps"
summary = { zh = "系统", en = "Systems" }
[[categories]]
slug = "kernel"
name = { zh = "内核", en = "Kernel" }
parent = "linux"
"""
)


def links(html: str, selector: str) -> list[str]:
    return [str(a["href"]) for a in BeautifulSoup(html, "html.parser").select(selector)]


def test_a_category_leads_up_and_down_and_holds_what_is_below_it(
    build_site: Callable[..., Built],
) -> None:
    built = build_site(
        {
            "data/taxonomy.toml": NESTED,
            "content/posts/deep/zh.md": article(category="kernel"),
            "content/posts/top/zh.md": article(),
        }
    )
    assert built.exit_code == 0, built.problems
    kernel = built.read("category/kernel/index.html")
    assert links(kernel, ".breadcrumb a") == ["/category/", "/category/vps/", "/category/linux/"]
    assert links(kernel, ".entry-title a") == ["/deep/"]
    linux = built.read("category/linux/index.html")
    assert links(linux, ".below a") == ["/category/kernel/"]
    assert links(linux, ".entry-title a") == ["/deep/"]
    assert "系统" in linux
    assert set(links(built.read("category/vps/index.html"), ".entry-title a")) == {
        "/deep/",
        "/top/",
    }
    assert "2篇文章" in built.read("category/vps/index.html")


def test_further_categories_list_an_article_too(build_site: Callable[..., Built]) -> None:
    files: dict[str, str | bytes] = {
        "data/taxonomy.toml": NESTED,
        "content/posts/a/zh.md": article(further_categories="[linux, vps]"),
    }
    built = build_site(files)
    assert built.exit_code == 0, built.problems
    assert links(built.read("category/linux/index.html"), ".entry-title a") == ["/a/"]
    assert links(built.read("a/index.html"), ".eyebrow a") == [
        "/category/vps/",
        "/category/linux/",
    ]
    files["content/posts/a/zh.md"] = article(further_categories="[lunix]")
    built = build_site(files)
    assert '`further_categories`: no "lunix"' in built.problems[0]
    assert 'did you mean "linux"?' in built.problems[0]


def test_a_long_list_is_one_page_of_titles(build_site: Callable[..., Built]) -> None:
    files: dict[str, str | bytes] = {
        f"content/posts/p{number}/zh.md": article(
            title=f"第{number}篇", date=f"20{number // 12 + 10}-{number % 12 + 1:02}-01"
        )
        for number in range(60)
    }
    built = build_site(files)
    assert built.exit_code == 0, built.problems
    assert not [name for name in built.files() if "page/" in name]
    for path in ("category/vps/index.html", "archives/index.html", "en/archives/index.html"):
        html = built.read(path)
        assert len(links(html, ".entry-title a")) == 60
        assert "摘要" not in html
    home = built.read("index.html")
    assert len(links(home, ".entry-title a")) == 20
    assert links(home, ".more a") == ["/archives/"]
    archives = BeautifulSoup(built.read("archives/index.html"), "html.parser")
    assert links(str(archives), ".years a") == [f"#page--year-{y}" for y in range(2014, 2009, -1)]
    for anchor in ("page--year-2012", "page--month-2012-10"):
        assert len(archives.select(f"#{anchor}")) == 1
    october = archives.select_one("#page--month-2012-10")
    assert october
    assert october.select_one('time[datetime="2012-10-01"]')


def test_a_sticky_article_stands_first_on_the_home_page(build_site: Callable[..., Built]) -> None:
    sticky = "{sticky: true}"
    built = build_site(
        {
            "content/posts/new/zh.md": article(date="2013-01-01"),
            "content/posts/old/zh.md": article(date="2010-01-01", wordpress=sticky),
        }
    )
    assert built.exit_code == 0, built.problems
    assert links(built.read("index.html"), ".entry-title a") == ["/old/", "/new/"]
    assert built.read("index.html").count("置顶") == 1
    assert links(built.read("archives/index.html"), ".entry-title a") == ["/new/", "/old/"]
    assert "置顶" not in built.read("archives/index.html")


def test_a_slug_of_chinese_has_one_address(build_site: Callable[..., Built]) -> None:
    taxonomy = TAXONOMY + '[[categories]]\nslug = "内核（一）"\nname = "内核"\nparent = "vps"\n'
    built = build_site(
        {
            "data/taxonomy.toml": taxonomy,
            "content/posts/a/zh.md": article(category="内核（一）"),
        }
    )
    assert built.exit_code == 0, built.problems
    address = "/category/%E5%86%85%E6%A0%B8%EF%BC%88%E4%B8%80%EF%BC%89/"
    head = BeautifulSoup(built.read("category/内核（一）/index.html"), "html.parser")
    canonical = head.select_one("link[rel=canonical]")
    assert canonical
    assert canonical["href"] == f"https://vps.example.com{address}"
    assert head.select_one(f'link[hreflang="zh-CN"][href="https://vps.example.com{address}"]')
    listed_at = BeautifulSoup(built.read("category/index.html"), "html.parser")
    (link,) = listed_at.select(f'h2 > a[href="{address}"]')
    assert link.find_parent("h2").get_text(" ", strip=True) == "服务器 内核"  # type: ignore[union-attr]
    assert address in links(built.read("a/index.html"), ".eyebrow a")
