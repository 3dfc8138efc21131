"""The feeds of an edition and of its lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import feedparser
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.editions.feeds import BEGINNING, beginning
from tests.conftest import TAXONOMY, Built, article

if TYPE_CHECKING:
    from collections.abc import Callable

AUTHORS = '[[authors]]\nslug = "zhang-san"\nname = "张三"\n'
HOME = "https://vps.example.com/"

SITE: dict[str, str | bytes] = {
    "data/authors.toml": AUTHORS,
    "content/posts/both/zh.md": article("正文", title="两种", tags="[disk]"),
    "content/posts/both/en.md": article("text", title="Both", tags="[disk]"),
    "content/posts/lone/en.md": article("Words & more", title="A &lt; B", tags="[kvm]", summary=""),
    "content/posts/chinese/zh.md": article("长文", title="只有", tags="[kvm]", author="zhang-san"),
}


def parsed(built: Built, path: str) -> feedparser.FeedParserDict:
    feed = feedparser.parse(built.read(path))
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


@pytest.fixture
def built(build_site: Callable[..., Built]) -> Built:
    built = build_site(SITE)
    assert built.exit_code == 0, built.problems
    return built


def test_the_feed_at_the_root_brings_what_the_old_one_did(built: Built) -> None:
    feed = parsed(built, "feeds/atom.xml")
    assert {entry.link for entry in feed.entries} == {
        f"{HOME}{path}/" for path in ("both", "chinese", "en/lone")
    }
    languages = {e.link.removeprefix(HOME): e.title_detail.language for e in feed.entries}
    assert languages == {"both/": "zh-CN", "chinese/": "zh-CN", "en/lone/": "en"}


def test_the_feed_of_another_edition_keeps_to_its_language(built: Built) -> None:
    feed = parsed(built, "en/feeds/atom.xml")
    assert {entry.title for entry in feed.entries} == {"Both", "A &lt; B"}


@pytest.mark.parametrize(
    ("path", "titles"),
    [
        ("category/vps", {"两种", "只有", "A &lt; B"}),
        ("en/category/vps", {"Both", "A &lt; B"}),
        ("tag/kvm", {"只有", "A &lt; B"}),
        ("en/tag/kvm", {"A &lt; B"}),
        ("author/zhang-san", {"只有"}),
    ],
)
def test_each_list_has_a_feed_of_summaries(built: Built, path: str, titles: set[str]) -> None:
    feed = parsed(built, f"{path}/atom.xml")
    assert (feed.feed.id, feed.feed.link) == (f"{HOME}{path}/", f"{HOME}{path}/")
    assert {entry.title for entry in feed.entries} == titles
    assert not [entry for entry in feed.entries if "content" in entry]
    assert {entry.summary for entry in feed.entries} <= {"摘要", "Words &amp; more"}
    head = BeautifulSoup(built.read(f"{path}/index.html"), "html.parser")
    (own,) = head.select(f'head link[rel=alternate][href="/{path}/atom.xml"]')
    assert own["type"] == "application/atom+xml"


def test_a_list_of_other_languages_only_has_no_feed(built: Built) -> None:
    assert "en/author/zhang-san/index.html" in built.files()
    assert "en/author/zhang-san/atom.xml" not in built.files()
    assert "author/zhang-san/atom.xml" not in built.read("en/author/zhang-san/index.html")


def test_a_feed_of_twenty_and_a_name_of_any_kind(build_site: Callable[..., Built]) -> None:
    odd = TAXONOMY + '[[tags]]\nslug = "c，plus_x"\nname = "<C> & 加"\n'
    files: dict[str, str | bytes] = {
        f"content/posts/p{n}/zh.md": article(tags='["c，plus_x"]', date=f"2026-01-{n + 1:02}")
        for n in range(25)
    }
    built = build_site({**files, "data/taxonomy.toml": odd})
    assert built.exit_code == 0, built.problems
    feed = parsed(built, "tag/c，plus_x/atom.xml")
    assert len(feed.entries) == 20
    assert feed.entries[0].link == f"{HOME}p24/"
    assert feed.feed.title == "VPS图鉴 - <C> & 加"
    assert feed.feed.id.isascii()


def test_a_feed_claims_its_address(build_site: Callable[..., Built]) -> None:
    files: dict[str, str | bytes] = {
        "content/posts/a/zh.md": article(permalink="/category/vps/atom.xml")
    }
    built = build_site(files)
    assert "/category/vps/atom.xml is claimed by" in built.problems[0]


@given(st.text())
def test_the_beginning_of_a_text_is_short_and_escaped(text: str) -> None:
    found = beginning(f"<p class='x'>{text}</p>")
    assert "<" not in found
    assert len(found.unescape()) <= BEGINNING + 1
