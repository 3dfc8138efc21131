from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.model import Post
from plugins.wordpress.sources.exporter_markdown import read
from plugins.wordpress.sources.unconverted_body import is_unconverted
from tests.plugins.wordpress.runaways import no_runaway

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "body",
    [
        "一行\n又一行\n<h2>标题</h2>\n正文a*b*c：\n<pre lang='java'>int *p;\n\n    x</pre>\n",
        "<!-- wp:paragraph -->\n<p>**甲**</p>\n<!-- /wp:paragraph -->\n",
        '见<a href="http://x.example/">这里</a>。',
        "<ul>\n<li>甲</li>\n</ul>",
        "- 甲\n- <strong>乙</strong>",
        "İ<PRE>`a`</PRE><b>乙</b>",
        "<p>甲</p>\n[code]\n    x[`a`](b)\n[/code]",
    ],
)
def test_unconverted(body: str) -> None:
    assert is_unconverted(body)


@pytest.mark.parametrize(
    "body",
    [
        "只有文字，第一行\n第二行",
        '**<span style="color: #f00;">甲</span>**',
        '<span style="color: #f00;"><strong>甲</strong> </span>乙',
        '<div class="x">\n  <ul>\n    <li>\n      <a href="#i">甲</a>\n    </li>\n  </ul>\n</div>',
        '见<a href="http://x.example/" target="_blank"><strong>这里</strong></a>。',
        "甲<strong>乙</strong>\n\n[丙][1]\n\n [1]: http://x.example/",
        "`<strong>`\n\n<em>甲</em>",
        "```\n<!-- wp:paragraph -->\n```",
        "甲  \n乙<em>丙</em>",
    ],
)
def test_converted(body: str) -> None:
    assert not is_unconverted(body)


def test_a_file_of_it_is_read_as_wordpress_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "2009-11-20-a.md"
    path.write_text(
        "---\nID: 1034\npost_title: >\n  甲 &amp;\n  乙\npost_date: 2009-11-20 15:40:09\n"
        'post_excerpt: ""\nlayout: post\npermalink: >\n  http://old.example/2009/11/a/\n'
        "published: true\n---\n<h1>丙</h1>\n丁\n",
        encoding="utf-8",
    )
    post = read(path)

    assert isinstance(post, Post)
    assert (post.title, post.date, post.permalink) == (
        "甲 & 乙",
        "2009-11-20 15:40:09",
        "/2009/11/a/",
    )
    assert post.markup == "wordpress"


@pytest.mark.parametrize("piece", ["a<b>", "<b>", "<span x>", "a ", "<pre>", "[code]", "<i><b>"])
def test_long_bodies_are_told_in_time(piece: str) -> None:
    with no_runaway():
        is_unconverted(piece * (1_000_000 // len(piece)))
