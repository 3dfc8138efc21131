from __future__ import annotations

import re
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.sources.wxr import REPAIRED, WxrSource
from tests.conftest import ROOT
from tests.plugins.wordpress.sources.conftest import item, numbers, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SAMPLES = ROOT.parent / "shared" / "samples" / "wordpress" / "wxr"


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


def test_nesting_without_end_is_refused_and_the_rest_read(export: Callable[..., Path]) -> None:
    deep = "<wp:a>" * 10_000 + "</wp:a>" * 10_000
    posts, problems = read(export(item(1, more=deep), item(2)))

    assert numbers(posts) == ["2"]
    assert "item 1 (Title 1) is nested too deep" in problems[0].message


def test_items_in_items_are_each_told_of(export: Callable[..., Path]) -> None:
    posts, problems = read(export("<item>" * 300, item(1)))

    assert numbers(posts) == ["1"]
    assert len(problems) == 300


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
