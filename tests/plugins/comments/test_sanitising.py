"""What strangers wrote is made harmless."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.sanitising import MOST_TAGS, Sanitiser, printable, web_address

CLEAN = Sanitiser("").clean

ATTACKS = (
    "<script>alert(1)</script>",
    "<p onclick=alert(1)>x</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href=' data:text/html,x'>x</a>",
    "<style>p{}</style><p style='x' class='y' id='page--content'>x</p>",
    "<iframe src=/></iframe><object data=/></object><embed src=/>",
    "<svg><a xlink:href='javascript:x'><p>x</svg>",
    "<img src=x onerror=alert(1)>",
    "<form action=/><input name=q></form>",
    "<math><mtext><table><mglyph><style><img src onerror=x>",
)


@given(st.one_of(st.text(), st.lists(st.sampled_from(ATTACKS)).map("".join)))
def test_nothing_runs_styles_names_or_embeds(html: str) -> None:
    soup = BeautifulSoup(CLEAN(html), "html.parser")
    assert not soup.select("script, style, iframe, object, embed, form, input, svg, math")
    for tag in soup.find_all(True):
        assert set(tag.attrs) <= {"href", "rel", "src", "alt", "title"}
        address = str(tag.get("href", ""))
        assert ":" not in address.partition("/")[0] or address.startswith(("http:", "https:"))


def test_links_are_followed_by_no_search_engine() -> None:
    found = CLEAN('<a href="https://example.org/" rel="me">x</a>')
    assert found == '<a href="https://example.org/" rel="nofollow ugc noopener">x</a>'


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ('<img src="https://example.org/a.gif" alt=":)">', ":)"),
        ('<img src="//example.org/a.gif" alt="&lt;b&gt;">', "&lt;b&gt;"),
        ('<img src="/\\example.org/a.gif">', ""),
        ('<img src="a.gif" alt="x">', "x"),
        ('<img src="/a.gif" alt="x">', '<img src="/atlas/a.gif" alt="x">'),
    ],
)
def test_a_picture_is_one_of_the_site(html: str, clean: str) -> None:
    assert Sanitiser("/atlas").clean(html) == clean


def test_what_a_comment_needs_stays() -> None:
    html = "<p>a<br>b <strong>c</strong></p><pre><code>&lt;d&gt;</code></pre><ul><li>e</li></ul>"
    assert CLEAN(html) == html


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" https://example.org/a ", "https://example.org/a"),
        ("http://例子.com", "http://例子.com"),
        ("javascript:alert(1)", ""),
        ("example.org", ""),
        ("https://", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_an_address_of_an_author_is_one_of_the_web(text: str, address: str) -> None:
    assert web_address(text) == address


def test_of_a_comment_that_is_all_tags_the_text_stays() -> None:
    html = "<blockquote>" * (MOST_TAGS + 1) + "a &amp; b &lt;script&gt;"
    assert CLEAN(html).split() == ["a", "&amp;", "b", "&lt;script&gt;"]


def test_what_no_feed_can_hold_is_gone() -> None:
    assert CLEAN("a\x08b\ufffe<b>\x00c</b>\n") == "ab<b>c</b>\n"
    assert printable("a\x1b\ud800b") == "ab"
