from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.library.comment_html import _clean, safe_html


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("一\n二\n\n三", "<p>一<br>\n二</p><p>三</p>"),
        ("一\r\n\r\n二", "<p>一</p><p>二</p>"),
        ("a < b && c", "<p>a &lt; b &amp;&amp; c</p>"),
        ("<blockquote>q\n\nr</blockquote>s", "<blockquote><p>q</p><p>r</p></blockquote><p>s</p>"),
        ("a <pre>x\n\ny</pre> b", "<p>a</p><pre>x\n\ny</pre><p>b</p>"),
        ("<p>schon</p>", "<p>schon</p>"),
        ("<b>a\n\nb</b>", "<p><b>a</b></p><p><b>b</b></p>"),
        ("x<script>alert(1)</script>y", "<p>xy</p>"),
        ('<a href="javascript:x" onclick="y">z</a>', '<p><a rel="nofollow ugc">z</a></p>'),
        ('<img src="http://a.example/x.png">', ""),
        ("<style>p{}</style>", ""),
        ("", ""),
        ("file.txt", "<p>file.txt</p>"),
    ],
)
@pytest.mark.filterwarnings("error")
def test_bodies(body: str, html: str) -> None:
    assert safe_html(body) == html


def test_links_are_followed_by_no_search_engine() -> None:
    html = safe_html('<a href="http://a.example/?x=1&amp;y=2" style="x" target="_blank">a</a>')
    link = BeautifulSoup(html, "html.parser").a

    assert link is not None
    assert link.attrs == {"href": "http://a.example/?x=1&y=2", "rel": ["nofollow", "ugc"]}


@pytest.mark.parametrize("body", ["<b>" * 5_000, "<blockquote>" * 500, "x" * 300_000 + "<b>"])
def test_absurd_bodies_become_plain_text(body: str) -> None:
    html = safe_html(body + "文")

    assert html.startswith("<p>")
    assert html.count("<") == 2
    assert "文" in html


@given(st.text(st.sampled_from("<>/abpreliu \n\"'&;="), max_size=60))
def test_nothing_but_a_few_elements_is_left(body: str) -> None:
    html = safe_html(body)

    assert _clean(html) == html
    allowed = {"p", "pre", "a", "b", "br", "ul", "li", "i", "u", "s", "q", "ol"}
    assert {tag.name for tag in BeautifulSoup(html, "html.parser").find_all(True)} <= allowed
