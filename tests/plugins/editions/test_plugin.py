"""Two complete sites from one run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import feedparser
import pytest
from bs4 import BeautifulSoup

from tests.conftest import TAXONOMY, Built, article, page

if TYPE_CHECKING:
    from collections.abc import Callable

SITE: dict[str, str | bytes] = {
    "content/posts/both/zh.md": article("中文正文", title="两种语言", tags="[disk]"),
    "content/posts/both/en.md": article("English text", title="Both", tags="[disk]"),
    "content/posts/only-zh/zh.md": article("只有中文", title="独此一份", tags="[kvm]"),
    "content/pages/about/zh.md": page(),
    "content/pages/about/en.md": page(title="About"),
}


@pytest.fixture
def built(build_site: Callable[..., Built]) -> Built:
    built = build_site(SITE)
    assert built.exit_code == 0, built.problems
    return built


def test_each_edition_is_a_complete_site(built: Built) -> None:
    for prefix in ("", "en/"):
        expected = {"index.html", "404.html", "archives/index.html", "feeds/atom.xml"}
        expected |= {"tag/index.html", "tag/disk/index.html", "category/vps/index.html"}
        expected |= {"both/index.html", "about/index.html", "series/index.html"}
        assert {prefix + path for path in expected} <= built.files()


def test_an_article_without_translation_is_listed_everywhere_and_written_once(
    built: Built,
) -> None:
    assert "en/only-zh/index.html" not in built.files()
    lists = ("index", "archives/index", "category/vps/index", "tag/kvm/index")
    for path in lists:
        assert "独此一份" in built.read(f"{path}.html")
        (link,) = BeautifulSoup(built.read(f"en/{path}.html"), "html.parser").select(
            '.entry-title[lang="zh-CN"] > a[href="/only-zh/"][hreflang="zh-CN"]'
        )
        assert link.text == "独此一份"
        entry = link.find_parent("li")
        assert entry
        language = entry.select_one('.entry-language[lang="zh-CN"]')
        assert language
        assert language.text == "简体中文"
    for path in ("both/index.html", "en/both/index.html"):
        assert "entry-language" not in built.read(path)


def test_terms_have_their_name_in_each_language(built: Built) -> None:
    assert "磁盘" in built.read("tag/disk/index.html")
    assert "磁盘" not in built.read("en/tag/disk/index.html")
    assert "Disk" in built.read("en/tag/disk/index.html")


@pytest.mark.parametrize(
    ("path", "lang", "canonical", "hreflang"),
    [
        (
            "both/index.html",
            "zh-CN",
            "/both/",
            {"zh-CN": "/both/", "en": "/en/both/", "x-default": "/both/"},
        ),
        (
            "en/both/index.html",
            "en",
            "/en/both/",
            {"zh-CN": "/both/", "en": "/en/both/", "x-default": "/both/"},
        ),
        ("only-zh/index.html", "zh-CN", "/only-zh/", {}),
        (
            "en/tag/disk/index.html",
            "en",
            "/en/tag/disk/",
            {"zh-CN": "/tag/disk/", "en": "/en/tag/disk/", "x-default": "/tag/disk/"},
        ),
        ("en/index.html", "en", "/en/", {"zh-CN": "/", "en": "/en/", "x-default": "/"}),
    ],
)
def test_head_of_a_page(
    built: Built, path: str, lang: str, canonical: str, hreflang: dict[str, str]
) -> None:
    origin = "https://vps.example.com"
    soup = BeautifulSoup(built.read(path), "html.parser")
    assert soup.html is not None
    assert soup.html["lang"] == lang
    assert [link["href"] for link in soup.select("link[rel=canonical]")] == [origin + canonical]
    found = {str(link["hreflang"]): link["href"] for link in soup.select("link[hreflang]")}
    assert found == {language: origin + path for language, path in hreflang.items()}


def test_language_switch_leads_to_the_same_article(built: Built) -> None:
    soup = BeautifulSoup(built.read("both/index.html"), "html.parser")
    assert soup.select_one('header a[hreflang="en"][href="/en/both/"]')
    lonely = BeautifulSoup(built.read("only-zh/index.html"), "html.parser")
    assert lonely.select_one('header a[hreflang="en"][href="/en/"]')


@pytest.mark.parametrize(
    ("path", "lang", "home", "titles"),
    [
        ("feeds/atom.xml", "zh-CN", "https://vps.example.com/", {"两种语言", "独此一份"}),
        ("en/feeds/atom.xml", "en", "https://vps.example.com/en/", {"Both"}),
    ],
)
def test_feeds(built: Built, path: str, lang: str, home: str, titles: set[str]) -> None:
    feed = feedparser.parse(built.read(path))
    assert not feed.bozo, feed.get("bozo_exception")
    assert (feed.feed.language, feed.feed.link, feed.feed.id) == (lang, home, home)
    assert {entry.title for entry in feed.entries} == titles
    assert all(entry.link.startswith(home) for entry in feed.entries)


def test_a_site_below_a_path(build_site: Callable[..., Built]) -> None:
    built = build_site(SITE, 'SITE_ADDRESS = "https://example.org/atlas"')
    html = built.read("en/both/index.html")
    assert '<link rel="canonical" href="https://example.org/atlas/en/both/">' in html
    assert 'href="/atlas/both/"' in html


def test_an_unknown_tag_names_file_line_and_nearest(build_site: Callable[..., Built]) -> None:
    built = build_site({"content/posts/x/zh.md": article(tags="[dsik]")})
    assert built.problems == [
        (
            'content/posts/x/zh.md:6: `tags`: no "dsik" in data/taxonomy.toml'
            ' (editions/unknown-tag); did you mean "disk"?'
        )
    ]


def test_an_edition_without_articles_has_no_feed(build_site: Callable[..., Built]) -> None:
    built = build_site({"content/posts/x/zh.md": article()})
    assert built.exit_code == 0, built.problems
    assert "en/feeds/atom.xml" not in built.files()
    assert "atom.xml" not in built.read("en/index.html")


def test_languages_belong_together_by_their_folder(build_site: Callable[..., Built]) -> None:
    built = build_site(
        {
            "content/posts/one/zh.md": article(slug="alpha"),
            "content/posts/one/en.md": article(slug="beta"),
            "content/posts/two/zh.md": article(slug="same"),
            "content/posts/three/en.md": article(slug="same"),
        }
    )
    assert built.exit_code == 0, built.problems
    assert 'hreflang="en" href="https://vps.example.com/en/beta/"' in built.read("alpha/index.html")
    assert "/en/same/" not in built.read("same/index.html")


@pytest.mark.parametrize("status", ["hidden", "draft"])
def test_terms_of_what_is_not_listed_are_checked_too(
    build_site: Callable[..., Built], status: str
) -> None:
    built = build_site({"content/posts/x/zh.md": article(tags="[dsik]", status=status)})
    assert 'no "dsik"' in built.problems[0]


def test_a_hidden_article_knows_its_other_language(build_site: Callable[..., Built]) -> None:
    hidden = article(status="hidden")
    built = build_site({"content/posts/x/zh.md": hidden, "content/posts/x/en.md": hidden})
    assert 'hreflang="en" href="https://vps.example.com/en/x/"' in built.read("x/index.html")


def test_a_mistake_in_the_taxonomy_is_one_line(build_site: Callable[..., Built]) -> None:
    broken = TAXONOMY.replace('slug = "kvm"', 'slgu = "kvm"')
    built = build_site({**SITE, "data/taxonomy.toml": broken})
    assert built.exit_code == 1
    assert {line.split(":")[0] for line in built.problems} == {"data/taxonomy.toml"}


def test_summaries_in_feeds_link_absolutely(build_site: Callable[..., Built]) -> None:
    built = build_site({"content/posts/x/zh.md": article("[a](/x/)", summary="")})
    feed = feedparser.parse(built.read("feeds/atom.xml"))
    assert 'href="https://vps.example.com/x/"' in feed.entries[0].content[0].value
    assert 'href="/' not in built.read("feeds/atom.xml")


def test_pages_with_tags_are_in_the_lists_of_these_and_in_no_others(
    build_site: Callable[..., Built],
) -> None:
    pages = {
        "content/pages/review/zh.md": page(title="评测", tags="[kvm]", date="2013-01-01"),
        "content/pages/hidden/zh.md": page(
            title="不列", tags="[kvm]", date="2013-01-02", status="hidden"
        ),
        "content/pages/notes/en.md": page(title="Notes", tags="[disk]", date="2001-01-02"),
    }
    built = build_site({**SITE, **pages})
    assert built.exit_code == 0, built.problems
    for prefix in ("", "en/"):
        assert "评测" in built.read(f"{prefix}tag/kvm/index.html")
        assert "Notes" in built.read(f"{prefix}tag/disk/index.html")
        for path in ("index.html", "archives/index.html", "category/vps/index.html"):
            soup = BeautifulSoup(built.read(prefix + path), "html.parser")
            assert "评测" not in [title.text for title in soup.select(".entry-title")]
    assert "不列" not in built.read("tag/kvm/index.html")
    entries = feedparser.parse(built.read("tag/kvm/atom.xml")).entries
    terms = {
        entry.link.rpartition("/")[0].rpartition("/")[2]: [tag.term for tag in entry.tags]
        for entry in entries
    }
    assert terms == {"only-zh": ["服务器", "KVM"], "review": ["KVM"]}
    assert "review" not in built.read("feeds/atom.xml")
    assert 'href="/tag/kvm/"' in built.read("review/index.html")


def test_an_unknown_tag_of_a_page_is_reported(build_site: Callable[..., Built]) -> None:
    built = build_site({"content/pages/x/zh.md": page(tags="[dsik]", date="2013-01-01")})
    assert any('no "dsik" in data/taxonomy.toml' in problem for problem in built.problems)


def test_the_home_page_shows_a_page_that_wants_it(build_site: Callable[..., Built]) -> None:
    built = build_site({**SITE, "content/pages/hi/zh.md": page("请进。", "欢迎", on_home="true")})
    assert built.exit_code == 0, built.problems
    assert "请进。" in built.read("index.html")
    assert "请进。" in built.read("hi/index.html")
    assert "请进。" not in built.read("en/index.html")
