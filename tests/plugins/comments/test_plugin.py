"""Comments in a built site."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from bs4 import BeautifulSoup

from tests.conftest import Built, article, page

if TYPE_CHECKING:
    from collections.abc import Callable

HOME = "https://vps.example.com/"


def comment(number: int, parent: str = "", **changes: Any) -> dict[str, Any]:
    values = {"id": str(number), "parent": parent, "author": f"读者{number}", "address": ""}
    values |= {"date": f"2012-10-{number:02}T09:00:00+08:00", "kind": "comment"}
    return values | {"html": f"<p>第{number}条</p>"} | changes


def file(*comments: dict[str, Any]) -> str:
    return json.dumps({"comments": comments}, ensure_ascii=False)


SITE: dict[str, str | bytes] = {
    "content/posts/a/zh.md": article(title="甲 <b>"),
    "content/posts/a/en.md": article(title="First"),
    "content/posts/a/comments.zh.json": file(
        comment(12, address="https://example.org/"),
        comment(13, parent="12", author=""),
        comment(14, address="javascript:alert(1)", kind="pingback"),
    ),
    "content/posts/a/comments.en.json": file(comment(15, html='<a href="/a/">see</a>')),
    "content/posts/silent/zh.md": article(),
    "content/pages/about/zh.md": page(),
    "content/pages/about/comments.zh.json": file(comment(16)),
}


@pytest.fixture
def built(build_site: Callable[..., Built]) -> Built:
    built = build_site(SITE)
    assert built.exit_code == 0, built.problems
    return built


def test_comments_stand_below_their_text_with_their_old_anchors(built: Built) -> None:
    soup = BeautifulSoup(built.read("a/index.html"), "html.parser")
    (section,) = soup.select("section#comments")
    assert section.h2
    assert section.h2.text == "3条评论"
    (link,) = section.select("#comment-12 > .comment-head a.comment-author")
    assert (link["href"], link["rel"]) == (
        "https://example.org/",
        ["nofollow", "ugc", "noopener"],
    )
    assert section.select_one("#comment-12 > ol > #comment-13")
    assert section.select_one("#comment-13 span.comment-author")
    assert "匿名" in section.select("#comment-13")[0].text
    assert not section.select("#comment-14 a.comment-author")
    assert "来自其他网站的引用" in section.select("#comment-14")[0].text
    (time,) = section.select("#comment-14 time")
    assert (time["datetime"], time.text) == ("2012-10-14T09:00:00+08:00", "2012年10月14日")
    assert "评论已关闭" in section.text
    assert "第16条" in built.read("about/index.html")
    assert "第12条" not in built.read("en/a/index.html")
    assert "comment" not in built.read("silent/index.html")


def test_the_files_are_never_published(build_site: Callable[..., Built]) -> None:
    draft = {
        "content/posts/d/zh.md": article(status="draft"),
        "content/posts/d/comments.zh.json": file(comment(20)),
        "content/posts/a/zh.md.incoming": "x",
        "content/posts/a/zh.incoming.txt": "x",
        "content/posts/a/numbers.json": "{}",
        "content/wp-content/uploads/comments.zh.json": "{}",
        "content/wordpress/comments.json": "{}",
        "content/posts/b/zh.md": article("[x](../../wordpress/comments.json)", wordpress="{id: 1}"),
    }
    built = build_site({**SITE, **draft})
    assert built.exit_code == 0, built.problems
    assert {name for name in built.files() if name.endswith((".json", ".incoming", ".txt"))} == {
        "redirects.json",
        "posts/a/numbers.json",
        "wp-content/uploads/comments.zh.json",
    }
    assert not [name for name in built.files() if "第20条" in built.read(name)]


@pytest.mark.parametrize(
    ("path", "page", "links"),
    [
        (
            "feeds/comments.xml",
            "",
            [
                *("about/#comment-16", "en/a/#comment-15"),
                *("a/#comment-14", "a/#comment-13", "a/#comment-12"),
            ],
        ),
        ("feeds/comments/a.xml", "a/", ["a/#comment-14", "a/#comment-13", "a/#comment-12"]),
        ("feeds/comments/about.xml", "about/", ["about/#comment-16"]),
        ("en/feeds/comments.xml", "en/", ["en/a/#comment-15"]),
        ("en/feeds/comments/a.xml", "en/a/", ["en/a/#comment-15"]),
    ],
)
def test_feeds(built: Built, path: str, page: str, links: list[str]) -> None:
    feed = feedparser.parse(built.read(path))
    assert not feed.bozo, feed.get("bozo_exception")
    assert (feed.feed.link, feed.feed.id) == (HOME + page, HOME + path)
    assert [entry.link for entry in feed.entries] == [HOME + link for link in links]
    assert len({entry.id for entry in feed.entries}) == len(links)
    assert all(entry.author for entry in feed.entries)


def test_a_feed_says_what_is_commented_and_links_absolutely(built: Built) -> None:
    feed = feedparser.parse(built.read("feeds/comments/a.xml"))
    assert feed.feed.title == "VPS图鉴 - 《甲 <b>》的评论"
    assert feed.entries[1].title == "匿名评论《甲 <b>》"
    assert feed.entries[1].author == "匿名"
    english = feedparser.parse(built.read("en/feeds/comments/a.xml"))
    assert f'href="{HOME}a/"' in english.entries[0].content[0].value
    assert 'href="/feeds/comments/a.xml"' in built.read("a/index.html")
    assert "feeds/comments" not in built.read("silent/index.html")


def test_without_comments_there_is_no_feed(build_site: Callable[..., Built]) -> None:
    built = build_site({"content/posts/a/zh.md": article()})
    assert built.exit_code == 0, built.problems
    assert not [name for name in built.files() if "comments" in name]


def test_old_files_with_holes(build_site: Callable[..., Built]) -> None:
    odd = comment(12, id='a"b<c', date="", html="<p>甲\x08</p>", author="\x07")
    local = comment(13, parent='a"b<c', date="2012-10-13 09:00:00")
    files: dict[str, str | bytes] = {
        "content/posts/a/zh.md": article(),
        "content/posts/a/comments.zh.json": file(odd, local),
        "content/posts/b/zh.md": article(),
        "content/posts/b/comments.zh.json": file(odd),
    }
    built = build_site(files)
    assert built.exit_code == 0, built.problems
    soup = BeautifulSoup(built.read("a/index.html"), "html.parser")
    (first,) = soup.find_all(id='comment-a"b<c')
    assert "日期不详" in first.text
    assert soup.select_one('time[datetime="2012-10-13T09:00:00+08:00"]')
    feed = feedparser.parse(built.read("feeds/comments.xml"))
    assert not feed.bozo, feed.get("bozo_exception")
    assert [entry.link for entry in feed.entries] == [f"{HOME}a/#comment-13"]
    # A feed of what has no date would have none itself.
    assert "feeds/comments/b.xml" not in built.files()
    assert "feeds/comments/b.xml" not in built.read("b/index.html")


def test_hidden_texts_have_comments_but_not_in_the_feed_of_all(
    build_site: Callable[..., Built],
) -> None:
    files = {**SITE, "content/posts/a/zh.md": article(status="hidden")}
    built = build_site(files)
    assert built.exit_code == 0, built.problems
    assert "第12条" in built.read("a/index.html")
    assert "第12条" in built.read("feeds/comments/a.xml")
    assert "第12条" not in built.read("feeds/comments.xml")


def test_a_site_below_a_path(build_site: Callable[..., Built]) -> None:
    built = build_site(SITE, 'SITE_ADDRESS = "https://example.org/atlas"')
    assert built.exit_code == 0, built.problems
    assert '<a href="/atlas/a/" rel="nofollow ugc noopener">see</a>' in built.read(
        "en/a/index.html"
    )
    feed = feedparser.parse(built.read("en/feeds/comments.xml"))
    assert feed.entries[0].link == "https://example.org/atlas/en/a/#comment-15"
    assert 'href="https://example.org/atlas/a/"' in feed.entries[0].content[0].value


def test_mistakes_are_lines(build_site: Callable[..., Built]) -> None:
    built = build_site(
        {
            "content/posts/a/zh.md": article(),
            "content/posts/a/comments.zh.json": file(comment(12, date="once")),
            "content/posts/a/comments.en.json": file(comment(12)),
            "content/posts/a/comments.zh-CN.json": file(comment(12)),
        }
    )
    assert built.exit_code == 1
    assert [line.split(" (")[0] for line in built.problems] == [
        "content/posts/a/comments.en.json: no en.md beside it",
        "content/posts/a/comments.zh-CN.json: no zh-CN.md beside it",
        ("content/posts/a/comments.zh.json: comments[1].date: not a date"),
    ]


def test_two_texts_cannot_share_a_feed(build_site: Callable[..., Built]) -> None:
    built = build_site(
        {
            **SITE,
            "content/posts/b/zh.md": article(slug="a", permalink="/b.html"),
            "content/posts/b/comments.zh.json": file(comment(12)),
        }
    )
    assert built.exit_code == 1
    assert "/feeds/comments/a.xml is claimed by" in built.problems[0]
