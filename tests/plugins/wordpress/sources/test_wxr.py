from __future__ import annotations

import gzip
import re
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from plugins.diagnostics import Problem
from plugins.wordpress.model import Post
from plugins.wordpress.sources.wxr import REPAIRED, WxrSource
from tests.conftest import ROOT
from tests.plugins.wordpress.sources.conftest import EPILOG, PROLOG, item

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SAMPLES = ROOT.parent / "shared" / "samples" / "wordpress" / "wxr"


def read(*paths: Path) -> tuple[list[Post], list[Problem]]:
    found = list(WxrSource(paths).posts())
    return (
        [one for one in found if isinstance(one, Post)],
        [one for one in found if isinstance(one, Problem)],
    )


def numbers(posts: list[Post]) -> list[str]:
    return [post.number for post in posts]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.xml")) or [None], ids=str)
def test_every_item_of_the_samples_is_read_or_told_of(path: Path | None) -> None:
    if path is None:
        pytest.skip("no ../shared/samples/wordpress/wxr beside the repository")
    posts, problems = read(path)

    lost = [problem for problem in problems if problem.code != REPAIRED]
    assert len(posts) + len(lost) == len(re.findall(rb"<item[\s>]", path.read_bytes()))
    assert len(lost) == (path.name == "malformed-simple.xml")


def test_an_item_knows_its_file_and_line(export: Callable[..., Path]) -> None:
    path = export(item(1), item(2))
    posts, problems = read(path)

    assert problems == []
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [lines[(post.line or 0) - 1].strip() for post in posts] == ["<item>", "<item>"]
    assert {post.source for post in posts} == {path}


def test_a_second_reading_yields_the_same(export: Callable[..., Path]) -> None:
    source = WxrSource([export(item(1), item(2))])

    assert list(source.posts()) == list(source.posts())


def test_what_the_channel_says_of_the_site(export: Callable[..., Path]) -> None:
    source = WxrSource(
        [
            export(
                "<wp:author><wp:author_id>7\n</wp:author_id><wp:author_login>li\n</wp:author_login>"
                "<wp:author_email>li@old.example</wp:author_email>"
                "<wp:author_display_name><![CDATA[李 &amp; 王]]></wp:author_display_name>"
                "<wp:author_last_name>Li</wp:author_last_name></wp:author>",
                "<description>About servers</description>",
                "<wp:category><wp:term_id>3</wp:term_id>"
                "<wp:category_nicename>kvm</wp:category_nicename>"
                "<wp:category_parent>linux</wp:category_parent>"
                "<wp:cat_name><![CDATA[KVM]]></wp:cat_name>"
                "<wp:category_description><![CDATA[All of it]]></wp:category_description>"
                "<wp:termmeta><wp:meta_key>color</wp:meta_key><wp:meta_value>red</wp:meta_value>"
                "</wp:termmeta></wp:category>",
                "<wp:tag><wp:term_id>4</wp:term_id><wp:tag_slug>c</wp:tag_slug>"
                "<wp:tag_name><![CDATA[C &amp; C++]]></wp:tag_name></wp:tag>",
                item(1),
            )
        ]
    )
    list(source.posts())
    site = source.site()

    assert (site.title, site.address, site.language, site.version) == (
        "旧站",
        "http://old.example/blog",
        "zh-CN",
        "1.2",
    )
    author = site.authors["li"]
    assert (author.name, author.number, author.email) == ("李 & 王", "7", "li@old.example")
    assert author.extras == (("last_name", "Li"),)
    assert site.extras == {"base_site_url": "http://old.example", "description": "About servers"}
    category, tag = site.terms
    assert category.meta == (("color", "red"),)
    assert (category.taxonomy, category.slug, category.parent) == ("category", "kvm", "linux")
    assert (category.number, category.description) == ("3", "All of it")
    assert (tag.taxonomy, tag.slug, tag.name) == ("post_tag", "c", "C & C++")


def test_one_broken_item_costs_no_other(export: Callable[..., Path]) -> None:
    broken = item(2).replace("</wp:post_name>", "</wp:post_nam>")
    posts, problems = read(export(item(1), broken, item(3)))

    assert numbers(posts) == ["1", "3"]
    [problem] = problems
    assert problem.code == "wordpress/broken-item"
    assert "item 2 (Title 2)" in problem.message
    lines = export(item(1), broken, item(3)).read_text(encoding="utf-8").splitlines()
    assert "</wp:post_nam>" in lines[(problem.line or 0) - 1]


def test_a_missing_end_tag_costs_its_item_only(export: Callable[..., Path]) -> None:
    posts, problems = read(export(item(1), item(2).replace("</item>", ""), item(3)))

    assert numbers(posts) == ["1", "3"]
    assert "item 2 (Title 2) has no end" in problems[0].message


@pytest.mark.parametrize("kept", [30, 200, 400])
def test_a_file_that_breaks_off_keeps_its_complete_items(
    export: Callable[..., Path], kept: int
) -> None:
    posts, problems = read(export(item(1), item(2), item(3)[:kept], end=""))

    assert numbers(posts) == ["1", "2"]
    assert [problem.code for problem in problems] == ["wordpress/truncated"]
    assert "after item 2 (Title 2)" in problems[0].message


def test_a_file_that_php_gave_up_says_why(export: Callable[..., Path]) -> None:
    php = (
        "<br />\n<b>Fatal error</b>:  Allowed memory size of 134217728 bytes exhausted in <b>x</b>"
    )
    _, problems = read(export(item(1), item(2)[:200], php, end=""))

    assert "PHP said:  Allowed memory size" in problems[0].message


def test_a_file_without_its_last_lines_is_told_of(export: Callable[..., Path]) -> None:
    posts, problems = read(export(item(1), end=""))

    assert numbers(posts) == ["1"]
    assert [problem.code for problem in problems] == ["wordpress/truncated"]


def test_item_ends_inside_texts_are_text(export: Callable[..., Path]) -> None:
    feed = "<pre>&lt;x&gt;</pre> <item><title>x</title></item> </channel></rss> <!-- x"
    posts, problems = read(export(item(1, body=feed), item(2)))

    assert problems == []
    assert posts[0].body == feed
    assert numbers(posts) == ["1", "2"]


@pytest.mark.parametrize(
    "text", ["a ]]> b", "]]>", "<script>//<![CDATA[\nx\n//]]></script> more", "x ]] ]>]]", "]]]]>"]
)
def test_the_end_mark_of_a_section_inside_a_text(export: Callable[..., Path], text: str) -> None:
    """Unmasked, as WordPress wrote it before 3.1, and masked, as it has done since."""
    unmasked = item(1, body=text)
    masked = item(1, body=text.replace("]]>", "]]]]><![CDATA[>"))
    for form in (unmasked, masked):
        posts, problems = read(export(form, item(2)))
        assert problems == []
        assert posts[0].body == text
        assert numbers(posts) == ["1", "2"]
    assert read(export(masked))[0][0].notes == ()


def test_well_formed_mixtures_of_sections_and_text_stay(export: Callable[..., Path]) -> None:
    title = "<title><![CDATA[a]]> b <![CDATA[c]]></title>"
    posts, _ = read(export(item(1).replace("<title><![CDATA[Title 1]]></title>", title)))

    assert posts[0].title == "a b c"
    assert posts[0].notes == ()


def test_characters_that_xml_cannot_hold_are_removed_and_counted(
    export: Callable[..., Path],
) -> None:
    posts, problems = read(export(item(1, body="a\x08b\x00c\x0bd"), item(2)))

    assert problems == []
    assert posts[0].body == "abcd"
    assert posts[0].notes == ("3 control characters removed",)
    assert posts[1].notes == ()


def test_what_was_not_masked_is_mended(export: Callable[..., Path]) -> None:
    title = "<title>KVM & Xen &nbsp;&#8; a <VPS> & &amp; &#55357;&#56832;</title>"
    posts, problems = read(export(item(1).replace("<title><![CDATA[Title 1]]></title>", title)))

    assert problems == []
    assert posts[0].title == "KVM & Xen a <VPS> & & 😀"
    assert "2 bare & mended" in posts[0].notes
    assert "1 bare < mended" in posts[0].notes
    assert "1 references to impossible characters removed" in posts[0].notes


@pytest.mark.parametrize(
    "junk",
    ["\ufeff", "\n\n \n", "<br />\n<b>Warning</b>:  x in <b>/a.php</b> on line <b>3</b><br />\n"],
)
def test_what_stands_before_the_xml_is_skipped(tmp_path: Path, junk: str) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes((junk + PROLOG + item(1) + EPILOG).encode())
    posts, problems = read(path)

    assert numbers(posts) == ["1"]
    assert [problem.code for problem in problems] == ([REPAIRED] if "php" in junk else [])


def test_messages_of_php_between_items_and_fields(export: Callable[..., Path]) -> None:
    warning = "<br />\n<b>Notice</b>:  Undefined in <b>/a.php</b> on line <b>3</b><br />\n"
    posts, problems = read(export(item(1), warning, item(2, more=warning), item(3)))

    assert numbers(posts) == ["1", "2", "3"]
    assert [problem.code for problem in problems] == [REPAIRED]
    assert posts[1].notes == ("a message of PHP between the fields was left out",)


def test_a_passage_in_another_encoding(export: Callable[..., Path]) -> None:
    body = "第一行\n".encode() + "虚拟主机的使用方法".encode("gb18030") + b"\ncaf\xe9 \x93x\x94\n"
    broken = "半个".encode()[:4] + b"\n"
    before, after = item(1, body="BODY").encode().split(b"BODY")
    posts, problems = read(export(before + body + broken + after, item(2)))

    assert problems == []
    assert posts[0].body.split("\n")[:3] == ["第一行", "虚拟主机的使用方法", "café “x”"]
    assert posts[0].body.split("\n")[3] == "半\ufffd"
    assert "1 passages decoded as GB18030" in posts[0].notes
    assert any("U+FFFD" in note for note in posts[0].notes)


@pytest.mark.parametrize(
    ("declared", "actual"),
    [("GB2312", "gb18030"), ("UTF-8", "utf-8"), ("GBK", "utf-8"), ("utf-16", "utf-16")],
)
def test_declared_encodings_right_and_wrong(tmp_path: Path, declared: str, actual: str) -> None:
    path = tmp_path / "x.xml"
    text = PROLOG.replace("UTF-8", declared) + item(1, title="虚拟主机", body="正文") + EPILOG
    path.write_bytes(text.encode(actual))
    posts, problems = read(path)

    assert problems == []
    assert (posts[0].title, posts[0].body, posts[0].notes) == ("虚拟主机", "正文", ())


def test_packed_files(export: Callable[..., Path], tmp_path: Path) -> None:
    path = tmp_path / "x.xml.gz"
    path.write_bytes(gzip.compress(export(item(1), item(2)).read_bytes()))

    posts, problems = read(path)
    assert (numbers(posts), problems) == (["1", "2"], [])

    path.write_bytes(path.read_bytes()[:-40])
    posts, problems = read(path)
    assert [problem.code for problem in problems] == ["wordpress/truncated"]
    assert "gzip" in problems[0].message


def test_a_gzip_bomb_is_given_up_early(tmp_path: Path) -> None:
    path = tmp_path / "x.xml.gz"
    with gzip.open(path, "wb") as file:
        file.write(PROLOG.encode() + b"<item><title>")
        for _ in range(200):
            file.write(b" " * 1_000_000)
    tracemalloc.start()
    posts, problems = read(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert posts == []
    assert "unpacks to far more" in problems[-1].message
    assert peak < 60_000_000


def test_files_of_one_export_are_joined(export: Callable[..., Path]) -> None:
    first = export(item(1), item(2), name="1.xml")
    second = export(item(2), item(3), name="2.xml")
    posts, problems = read(first, second)

    assert (numbers(posts), problems) == (["1", "2", "3"], [])


def test_a_number_with_two_contents_is_told_of(export: Callable[..., Path]) -> None:
    first = export(item(1), name="1.xml")
    posts, problems = read(first, export(item(1, body="Other."), name="2.xml"))

    assert [post.body for post in posts] == ["Text."]
    assert [problem.code for problem in problems] == ["wordpress/number-clash"]


def test_a_menu_item_may_stand_in_two_menus(export: Callable[..., Path]) -> None:
    menus = [
        item(9, more=f'<category domain="nav_menu" nicename="{m}">{m}</category>')
        for m in ("top", "foot")
    ]
    posts, problems = read(export(*(m.replace("[post]", "[nav_menu_item]") for m in menus)))

    assert (numbers(posts), problems) == (["9", "9"], [])


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{canary}">]>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
    ],
)
def test_entities_are_refused_in_one_line(tmp_path: Path, declaration: str) -> None:
    canary = tmp_path / "canary"
    canary.write_text("SECRET", encoding="utf-8")
    path = tmp_path / "x.xml"
    head, rest = PROLOG.split("<rss", 1)
    text = head + declaration.format(canary=canary) + "<rss" + rest + item(1, body="x") + EPILOG
    path.write_text(text.replace("<![CDATA[x]]>", "&x;"), encoding="utf-8")
    posts, problems = read(path)

    assert posts == []
    assert [problem.code for problem in problems] == ["wordpress/no-export"]
    assert "SECRET" not in problems[0].message


def test_an_entity_without_declaration_stays_text(export: Callable[..., Path]) -> None:
    posts, problems = read(export(item(1, body="x").replace("<![CDATA[x]]>", "&xxe;")))

    assert problems == []
    assert posts[0].body == "&xxe;"


def test_nesting_without_end_is_refused_and_the_rest_read(export: Callable[..., Path]) -> None:
    deep = "<wp:a>" * 10_000 + "</wp:a>" * 10_000
    posts, problems = read(export(item(1, more=deep), item(2)))

    assert numbers(posts) == ["2"]
    assert "item 1 (Title 1) is nested too deep" in problems[0].message


def test_items_in_items_are_each_told_of(export: Callable[..., Path]) -> None:
    posts, problems = read(export("<item>" * 300, item(1)))

    assert numbers(posts) == ["1"]
    assert len(problems) == 300


@pytest.mark.parametrize("masked", [True, False])
def test_a_huge_text_costs_its_item_only(export: Callable[..., Path], masked: bool) -> None:
    huge = item(1, body="x" * 10_100_000)
    if not masked:
        huge = huge.replace("<content:encoded><![CDATA[", "<content:encoded>")
        huge = huge.replace("x]]></content", "x</content")
    posts, problems = read(export(huge, item(2)))

    assert numbers(posts) == ["2"]
    assert len(problems) == 1
    assert "item 1 (Title 1)" in problems[0].message


def test_a_page_without_any_export(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text("<html><body>" + "<p>x</p>" * 1000, encoding="utf-8")
    posts, problems = read(path)

    assert posts == []
    assert [problem.code for problem in problems] == ["wordpress/no-export"]


def test_memory_does_not_grow_with_the_file(export: Callable[..., Path]) -> None:
    body = "正文 <b>x</b> &amp; ]] text\n" * 400
    path = export(*(item(number, body=body) for number in range(1, 3000)))
    assert path.stat().st_size > 30_000_000

    tracemalloc.start()
    count = sum(1 for _ in WxrSource([path]).posts())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 2999
    assert peak < 8_000_000
