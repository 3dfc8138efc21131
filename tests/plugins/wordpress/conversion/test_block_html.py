from __future__ import annotations

import json

import pytest

from plugins.wordpress.conversion.context import Attached, Context
from plugins.wordpress.conversion.limits import TooComplexError
from tests.plugins.wordpress.bodies import HOSTS, converted

CONTEXT = Context(
    HOSTS,
    {"5": Attached("/wp-content/uploads/a.jpg", "A", "图", "", "")},
    {
        "12": "<!-- wp:paragraph --><p>重复</p><!-- /wp:paragraph -->",
        "13": '<!-- wp:block {"ref":13} /-->x',
        "14": '<!-- wp:block {"ref":12} /-->' * 300,
    },
    (("一", "/1.html"), ("二", "/2.html"), ("三", "/3.html")),
    {"core/categories": (("A & B", "/category/a/"),), "core/tag-cloud": (("t", "/tag/t/"),)},
)


def block(name: str, content: str, attributes: str = "") -> str:
    return f"<!-- wp:{name} {attributes} -->{content}<!-- /wp:{name} -->"


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ('<!-- wp:block {"ref":12} /-->', "重复"),
        ('<!-- wp:latest-posts {"postsToShow":2} /-->', "- [一](/1.html)\n- [二](/2.html)"),
        ("<!-- wp:categories /-->", "- [A & B](/category/a/)"),
        ("<!-- wp:tag-cloud /-->", "- [t](/tag/t/)"),
        ('<!-- wp:tag-cloud {"taxonomy":"brand"} /--><p>a</p>', "a"),
        (
            block("query", "<div><!-- wp:post-title /--></div>", '{"query":{"perPage":1}}'),
            "- [一](/1.html)",
        ),
        ('<!-- wp:rss {"feedURL":"http://x.example/feed"} /-->', "<http://x.example/feed>"),
        (
            block(
                "social-links",
                '<ul><!-- wp:social-link {"url":"x.example/me","service":"github"} /-->'
                '<!-- wp:social-link {"url":"a@b.example","label":"Mail"} /--></ul>',
            ),
            "- [github](https://x.example/me)\n- [Mail](mailto:a@b.example)",
        ),
        (
            block(
                "embed",
                "<figure><div>\nhttps://vimeo.com/1\n</div><figcaption>片</figcaption></figure>",
                '{"url":"https://player.vimeo.com/video/1"}',
            ),
            "<https://vimeo.com/1>\n\n片",
        ),
        (
            block("core-embed/youtube", "<figure><div>\nhttps://youtu.be/a\n</div></figure>"),
            "<https://youtu.be/a>",
        ),
        (
            block(
                "gallery",
                '<figure><ul class="blocks-gallery-grid"><li class="blocks-gallery-item"><figure>'
                '<a href="/a.jpg"><img src="/a-300x200.jpg" alt="x"/></a></figure></li></ul>'
                '<figcaption class="blocks-gallery-caption">全部</figcaption></figure>',
                '{"ids":[5]}',
            ),
            "[![x](/a-300x200.jpg)](/a.jpg)\n\n全部",
        ),
        (
            block(
                "gallery",
                '<figure class="has-nested-images">'
                + block("image", '<figure><img src="/a.jpg" alt=""/></figure>')
                + block("image", '<figure><img src="/b.jpg" alt=""/></figure>')
                + "</figure>",
            ),
            "![](/a.jpg)\n\n![](/b.jpg)",
        ),
        (
            '<!-- wp:gallery {"ids":[5]} /-->',
            "[![图](/wp-content/uploads/a.jpg)](/wp-content/uploads/a.jpg)",
        ),
        (
            block("cover", "<div style='…'><p>上</p></div>", '{"url":"/c.jpg","alt":"C"}'),
            "![C](/c.jpg)\n\n上",
        ),
        (
            block("cover", '<div><img src="/c.jpg" alt=""/><p>上</p></div>', '{"url":"/c.jpg"}'),
            "![](/c.jpg)\n\n上",
        ),
        (
            block("verse", '<pre class="wp-block-verse">床前 <em>明月</em>光\n疑是</pre>'),
            "床前 *明月*光  \n疑是",
        ),
        (
            block("code", "<pre><code>a &lt; b\n\t&#91;c]  \n</code></pre>"),
            "```\na < b\n\t[c]  \n```",
        ),
        (
            block(
                "syntaxhighlighter/code",
                '<pre class="wp-block-syntaxhighlighter-code">&lt;?php</pre>',
                '{"language":"php"}',
            ),
            "```php\n<?php\n```",
        ),
        (
            block(
                "pullquote",
                "<figure><blockquote><p>引</p><cite>某</cite></blockquote></figure>",
            ),
            "> 引\n>\n> <cite>某</cite>",
        ),
        (
            block(
                "table",
                "<figure><table><thead><tr><th>a</th></tr></thead>"
                "<tbody><tr><td>b</td></tr></tbody></table></figure>",
            ),
            "| a |\n| --- |\n| b |",
        ),
        (
            block(
                "columns",
                f"<div>{block('column', '<div><p>左</p></div>')}"
                f"{block('column', '<div><p>右</p></div>')}</div>",
            ),
            "左\n\n右",
        ),
        (
            block(
                "media-text",
                '<div><figure><img src="/m.jpg" alt=""/></figure><div><p>旁</p></div></div>',
            ),
            "![](/m.jpg)\n\n旁",
        ),
        (
            block("buttons", block("button", "<div><a href='/x'>按</a></div>")),
            "[按](/x)",
        ),
        ("<!-- wp:shortcode -->\n一\n\n二\n<!-- /wp:shortcode -->", "一\n\n二"),
        (
            "<!-- wp:shortcode -->\n[code]\na\n\nb\n[/code]\n<!-- /wp:shortcode -->",
            "```\na\n\nb\n```",
        ),
        ("<!-- wp:separator --><hr/><!-- /wp:separator --><p>a</p>", "---\n\na"),
        ("<!-- wp:spacer --><div style='height:9px'></div><!-- /wp:spacer --><p>a</p>", "a"),
        ("<!-- wp:more --><!--more--><!-- /wp:more --><p>a</p>", "a"),
        ("<!-- wp:html --><b>a</b><!-- /wp:html -->", "**a**"),
    ],
)
def test_blocks_of_wordpress(source: str, markdown: str) -> None:
    new = converted(source, markup="wordpress", context=CONTEXT)

    assert new.markdown == markdown + "\n"
    assert new.coverage == 1
    assert not new.differences
    assert not new.blocks


def test_details_and_captions_stay_html() -> None:
    new = converted(
        block("details", "<details><summary>问</summary><p>答</p></details>")
        + block("image", '<figure><img src="/a.jpg"/><figcaption>图</figcaption></figure>'),
        markup="wordpress",
    )

    assert new.markdown == (
        "<details><summary>问</summary><p>答</p></details>\n\n"
        '<figure><img src="/a.jpg"/><figcaption>图</figcaption></figure>\n'
    )


def test_footnotes_come_from_their_custom_field() -> None:
    notes = json.dumps([{"id": "f1", "content": "见 <a href='/2.html'>二</a>"}])
    new = converted(
        '<p>a<sup class="fn"><a href="#f1" id="f1-link">1</a></sup></p><!-- wp:footnotes /-->',
        markup="wordpress",
        meta=(("footnotes", notes),),
    )

    assert new.text == "a1 见 二 ↩︎"
    assert 'id="f1"' in new.markdown
    assert 'id="f1-link"' in new.markdown
    assert "(/2.html)" in new.markdown or 'href="/2.html"' in new.markdown


def test_unknown_blocks_keep_their_html_and_are_listed() -> None:
    new = converted(
        "<!-- wp:acme/box {} --><div><p>内</p></div><!-- /wp:acme/box --><!-- wp:acme/box /-->"
        "<!-- wp:core/no-such /-->",
        markup="wordpress",
    )

    assert new.text == "内"
    assert new.blocks == (("acme/box", 2), ("core/no-such", 1))


@pytest.mark.parametrize("name", ["archives", "search", "post-title", "site-logo"])
def test_blocks_that_wordpress_filled_are_accounted_for(name: str) -> None:
    new = converted(f"<!-- wp:{name} /--><p>a</p>", markup="wordpress")

    assert new.notes == (f"block core/{name} was filled by WordPress and is left out",)
    assert new.blocks == ()


def test_reusable_blocks_that_are_missing_or_within_themselves_are_noted() -> None:
    body = '<!-- wp:block {"ref":99} /--><!-- wp:block {"ref":13} /-->'
    new = converted(body, markup="wordpress", context=CONTEXT)

    assert new.text == "x"
    assert new.notes == (
        "reusable block 99, which the export lacks",
        "reusable block 13, which the export puts within itself",
    )
    with pytest.raises(TooComplexError, match="reusable"):
        converted('<!-- wp:block {"ref":14} /-->', markup="wordpress", context=CONTEXT)
