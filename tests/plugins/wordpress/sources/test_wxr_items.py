from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.model import Post, Term
from plugins.wordpress.sources.wxr import WxrSource
from tests.plugins.wordpress.sources.conftest import item

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Export = Callable[..., Path]


def post(path: Path) -> Post:
    [found] = WxrSource([path]).posts()
    assert isinstance(found, Post), found
    return found


COMMENTS = """
<wp:comment>
<wp:comment_id>5</wp:comment_id>
<wp:comment_author><![CDATA[张 &amp; 三]]></wp:comment_author>
<wp:comment_author_email><![CDATA[z@x.example]]></wp:comment_author_email>
<wp:comment_author_url>http://z.example/</wp:comment_author_url>
<wp:comment_author_IP><![CDATA[10.0.0.1]]></wp:comment_author_IP>
<wp:comment_date><![CDATA[2012-10-27 09:00:00]]></wp:comment_date>
<wp:comment_date_gmt><![CDATA[2012-10-27 01:00:00]]></wp:comment_date_gmt>
<wp:comment_content><![CDATA[好 <b>文</b>]]></wp:comment_content>
<wp:comment_approved><![CDATA[{status}]]></wp:comment_approved>
<wp:comment_type><![CDATA[pingback]]></wp:comment_type>
<wp:comment_parent>4</wp:comment_parent>
<wp:comment_user_id>0</wp:comment_user_id>
<wp:commentmeta><wp:meta_key>akismet</wp:meta_key><wp:meta_value><![CDATA[x]]></wp:meta_value>
</wp:commentmeta>
</wp:comment>
"""


def test_every_field_finds_its_place(export: Export) -> None:
    more = """
        <guid isPermaLink="false">http://old.example/?p=2369</guid>
        <description></description>
        <excerpt:encoded><![CDATA[ A summary. ]]></excerpt:encoded>
        <wp:post_modified><![CDATA[2012-11-01 00:00:00]]></wp:post_modified>
        <wp:post_modified_gmt><![CDATA[2012-10-31 16:00:00]]></wp:post_modified_gmt>
        <wp:comment_status><![CDATA[open]]></wp:comment_status>
        <wp:post_parent>12</wp:post_parent>
        <wp:menu_order>-3</wp:menu_order>
        <wp:is_sticky>1</wp:is_sticky>
        <category domain="post_tag" nicename="c"><![CDATA[C &amp; C++]]></category>
        <category domain="category" nicename="%e4%b8%ad"><![CDATA[中, 文]]></category>
        <category domain="post_format" nicename="post-format-chat"><![CDATA[Chat]]></category>
        <wp:postmeta><wp:meta_key><![CDATA[views]]></wp:meta_key>
        <wp:meta_value><![CDATA[709]]></wp:meta_value></wp:postmeta>
        <wp:postmeta><wp:meta_key><![CDATA[_wp_old_slug]]></wp:meta_key>
        <wp:meta_value><![CDATA[a]]></wp:meta_value></wp:postmeta>
        <wp:postmeta><wp:meta_key><![CDATA[_wp_old_slug]]></wp:meta_key>
        <wp:meta_value><![CDATA[b]]></wp:meta_value></wp:postmeta>
    """
    found = post(export(item(2369, more, body=" <p>正文</p>\n", post_name="%e4%b8%ad%e6%96%87")))

    assert (found.kind, found.type, found.status, found.number) == (
        "posts",
        "post",
        "publish",
        "2369",
    )
    assert (found.slug, found.name) == ("中文", "%e4%b8%ad%e6%96%87")
    assert (found.permalink, found.address) == ("/2369.html", "http://old.example/2369.html")
    assert (found.date, found.modified) == (
        "2012-10-26T23:30:00+08:00",
        "2012-11-01T00:00:00+08:00",
    )
    assert (found.categories, found.tags) == (("中, 文",), ("C & C++",))
    assert found.terms == (
        Term("post_tag", "c", "C & C++"),
        Term("category", "%e4%b8%ad", "中, 文"),
        Term("post_format", "post-format-chat", "Chat"),
    )
    assert (found.excerpt, found.body, found.markup) == (
        "A summary.",
        " <p>正文</p>\n",
        "wordpress",
    )
    assert found.meta == (("views", "709"), ("_wp_old_slug", "a"), ("_wp_old_slug", "b"))
    assert (found.parent, found.order, found.sticky, found.author) == ("12", -3, True, "admin")
    assert found.extras == {"guid": "http://old.example/?p=2369", "comment_status": "open"}
    assert (found.withheld, found.notes, found.password) == ("", (), "")


@pytest.mark.parametrize(
    ("approved", "status"),
    [
        ("1", "approved"),
        ("0", "pending"),
        ("spam", "spam"),
        ("trash", "trash"),
        ("post-trashed", "trash"),
        ("", "pending"),
        ("odd", "pending"),
    ],
)
def test_comments(export: Export, approved: str, status: str) -> None:
    [comment] = post(export(item(1, COMMENTS.format(status=approved)))).comments

    assert (comment.number, comment.parent, comment.kind) == ("5", "4", "pingback")
    assert (comment.author, comment.email, comment.address) == (
        "张 & 三",
        "z@x.example",
        "http://z.example/",
    )
    assert (comment.date, comment.body) == ("2012-10-27T09:00:00+08:00", "好 <b>文</b>")
    assert comment.status == status
    assert comment.extras == {"author_IP": "10.0.0.1", "meta:akismet": "x"}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, ""),
        ({"status": "draft"}, "status: draft"),
        ({"status": "pending"}, "status: pending"),
        ({"status": "private"}, "status: private"),
        ({"status": "trash"}, "status: trash"),
        ({"status": "auto-draft"}, "status: auto-draft"),
        ({"status": "inherit", "post_type": "revision"}, "status: inherit"),
        ({"status": "inherit", "post_type": "attachment"}, ""),
        ({"status": "private", "post_type": "attachment"}, "status: private"),
        ({"status": "wc-hidden", "post_type": "shop_order"}, "status: wc-hidden"),
        ({"status": ""}, "status: unknown"),
        ({"post_password": "secret"}, "protected by a password"),
        ({"post_date": "2099-01-01 00:00:00", "post_date_gmt": "2099-01-01 00:00:00"}, "future"),
    ],
)
def test_only_what_was_public_may_be(export: Export, fields: dict[str, str], reason: str) -> None:
    found = post(export(item(1, **fields))).withheld

    assert reason in found
    assert bool(reason) == bool(found)


@pytest.mark.parametrize(
    ("local", "gmt", "date"),
    [
        ("2012-10-26 23:30:00", "2012-10-26 15:30:00", "2012-10-26T23:30:00+08:00"),
        ("2012-10-26 23:30:01", "2012-10-26 15:29:59", "2012-10-26T23:30:01+08:00"),
        ("2012-10-26 10:00:00", "2012-10-26 15:30:00", "2012-10-26T10:00:00-05:30"),
        ("2012-10-26 23:30:00", "0000-00-00 00:00:00", "2012-10-26T23:30:00"),
        ("0000-00-00 00:00:00", "2012-10-26 15:30:00", "2012-10-26T15:30:00+00:00"),
        ("2012-10-26 23:30:00", "2011-10-26 23:30:00", "2012-10-26T23:30:00"),
        ("0000-00-00 00:00:00", "0000-00-00 00:00:00", "2012-10-26T14:00:00+00:00"),
        ("2012-13-45 99:00:00", "", "2012-10-26T14:00:00+00:00"),
    ],
)
def test_dates(export: Export, local: str, gmt: str, date: str) -> None:
    more = "<pubDate>Fri, 26 Oct 2012 14:00:00 +0000</pubDate>"

    assert post(export(item(1, more, post_date=local, post_date_gmt=gmt))).date == date


def test_no_date_at_all(export: Export) -> None:
    more = "<pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate>"
    zero = "0000-00-00 00:00:00"
    found = post(export(item(1, more, post_date=zero, post_date_gmt=zero, status="draft")))

    assert found.date == ""
    assert found.extras == {"pubDate": "Mon, 30 Nov -0001 00:00:00 +0000"}


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ("两行\n标题", "x", "两行 标题"),
        ("a <VPS> b", "x", "a <VPS> b"),
        ("a &lt;VPS&gt; &amp; b&nbsp;c", "x", "a <VPS> & b c"),
        ("a <em class='x'>b</em><br/>c", "x", "a b c"),
        ("", "%e4%b8%ad", "中"),
        ("", "", "post-1"),
        ("  ", "../../etc", "etc"),
    ],
)
def test_titles_are_one_line_of_text(export: Export, title: str, name: str, expected: str) -> None:
    found = post(export(item(1, title=title, post_name=name)))

    assert found.title == expected
    assert found.extras == ({"title": title.strip()} if title.strip() not in {"", expected} else {})


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..%2f..%2fx", "/abs", "con", "a\\b", "x" * 900, "%00", "."]
)
def test_slugs_are_safe_folder_names(export: Export, name: str) -> None:
    slug = post(export(item(1, post_name=name))).slug

    assert slug
    assert not set(slug) & set("/\\.%\0")
    assert len(slug.encode()) <= 210
    assert slug != "con"


@pytest.mark.parametrize(
    ("link", "permalink", "noted"),
    [
        ("http://old.example/2012/10/%e4%b8%ad/", "/2012/10/%e4%b8%ad/", False),
        ("http://old.example/?p=1", None, False),
        ("http://old.example/a/../../x", None, True),
        ("http://[::1", None, True),
        ("", None, False),
    ],
)
def test_permalinks(export: Export, link: str, permalink: str | None, noted: bool) -> None:
    found = post(export(item(1, link=link)))

    assert (found.permalink, found.address) == (permalink, link)
    assert bool(found.notes) == noted


def test_attachments(export: Export) -> None:
    more = "<wp:attachment_url><![CDATA[http://old.example/a.png]]></wp:attachment_url>"
    found = post(export(item(1, more, post_type="attachment", status="inherit")))
    assert (found.kind, found.attachment) == ("pages", "http://old.example/a.png")

    more = "<guid>http://old.example/b.png</guid>"
    assert post(export(item(1, more, post_type="attachment"))).attachment.endswith("b.png")


def test_polylang(export: Export) -> None:
    more = """<category domain="language" nicename="zh"><![CDATA[中文]]></category>
    <category domain="post_translations" nicename="pll_5f"><![CDATA[pll_5f]]></category>"""
    found = post(export(item(1, more)))

    assert (found.language, found.translations) == ("zh", "pll_5f")


def test_wpml(export: Export) -> None:
    meta = (
        "<wp:postmeta><wp:meta_key>{}</wp:meta_key><wp:meta_value>{}</wp:meta_value></wp:postmeta>"
    )
    more = meta.format("_wpml_import_language_code", "en")
    more += meta.format("_wpml_import_translation_group", "abc")
    found = post(export(item(1, more)))
    assert (found.language, found.translations) == ("en", "abc")

    assert post(export(item(1, link="http://old.example/1.html?lang=en"))).language == "en"


def test_qtranslate_is_told_of(export: Export) -> None:
    assert "qTranslate" in post(export(item(1, body="[:zh]中[:en]E[:]"))).notes[0]


def test_categories_of_version_1_0_are_not_doubled(export: Export) -> None:
    more = """<category><![CDATA[Linux]]></category>
    <category domain="category" nicename="linux"><![CDATA[Linux]]></category>
    <category domain="tag"><![CDATA[kvm]]></category>
    <category domain="tag" nicename="kvm"><![CDATA[kvm]]></category>
    <category><![CDATA[Alone]]></category>"""
    found = post(export(item(1, more)))

    assert (found.categories, found.tags) == (("Linux", "Alone"), ("kvm",))


def test_fields_of_plugins_are_kept(export: Export) -> None:
    more = "<wp:odd>1</wp:odd><media:x xmlns:media='urn:m'>2</media:x><wp:post_id>9</wp:post_id>"
    found = post(export(item(1, more)))

    assert found.number == "1"
    assert found.extras == {"odd": "1", "media:x": "2", "post_id": "9"}


def test_an_author_in_the_wrong_namespace(export: Export) -> None:
    raw = item(1).replace("dc:creator", "wp:author")

    assert post(export(raw)).author == "admin"


def test_numbers_that_are_none(export: Export) -> None:
    raw = item(1, "<wp:post_parent>..</wp:post_parent>").replace(
        ">1</wp:post_id", ">../1</wp:post_id"
    )
    found = post(export(raw))

    assert (found.number, found.parent) == ("", "")
    assert (found.extras["post_id"], found.extras["post_parent"]) == ("../1", "..")


@pytest.mark.parametrize("kind", ["nav_menu_item", "wp_block", "custom_css"])
def test_what_has_no_page_has_no_permalink(export: Export, kind: str) -> None:
    found = post(export(item(1, post_type=kind)))

    assert (found.permalink, found.address) == (None, "http://old.example/1.html")
