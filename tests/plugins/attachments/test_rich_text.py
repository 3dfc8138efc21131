"""Captions of others."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.attachments.rich_text import safe_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        (" \n ", ""),
        ("a & b < c", "<p>a &amp; b &lt; c</p>"),
        ("one\ntwo\r\n\r\nthree", "<p>one<br>\ntwo</p>\n<p>three</p>"),
        ("<p>a</p>\n\n<p>b</p>", "<p>a</p>\n\n<p>b</p>"),
        ("a <em>b</em>", "<p>a <em>b</em></p>"),
        ("<script>alert(1)</script>x", "<p>x</p>"),
        (
            '<a href="javascript:alert(1)" onclick="x">y</a>',
            '<p><a rel="nofollow noopener">y</a></p>',
        ),
        ('<p style="color:red" class="x">y</p>', "<p>y</p>"),
        ("{{ SITEURL }}", "<p>{{ SITEURL }}</p>"),
    ],
)
def test_texts(text: str, html: str) -> None:
    assert safe_html(text) == html


def test_absurd_nesting_loses_its_tags_and_keeps_its_text() -> None:
    html = safe_html("<b>" * 20_000 + "x")
    assert html.count("<b>") == 0
    assert html.endswith("x</p>")


@given(st.text())
def test_nothing_dangerous_is_left(text: str) -> None:
    soup = BeautifulSoup(
        safe_html(f"<img src=x onerror={text}><a href='{text}'>{text}"), "html.parser"
    )
    assert not soup.find(["script", "img", "iframe", "style"])
    for link in soup.find_all("a"):
        assert not str(link.get("href", "")).lower().startswith("javascript")
