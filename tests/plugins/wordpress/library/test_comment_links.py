from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.library.comment_html import safe_html
from plugins.wordpress.library.comment_links import link_addresses
from tests.plugins.wordpress.runaways import no_runaway


def _targets(html: str) -> list[str]:
    tree = BeautifulSoup(f"<p>{html}</p>", "html.parser")
    link_addresses(tree)
    return [str(link["href"]) for link in tree.find_all("a")]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("看http://a.example/x?y=1&amp;z=2，很好", ["http://a.example/x?y=1&z=2"]),
        ("https://a.example/. And", ["https://a.example/"]),
        (
            "(see http://a.example/b_(c)), www.b.example!",
            ["http://a.example/b_(c)", "http://www.b.example"],
        ),
        ("<em>http://a.example</em> http://b.example", ["http://a.example", "http://b.example"]),
        ("<a href='http://a.example'>http://b.example</a>", ["http://a.example"]),
        ("<code>http://a.example</code> <pre>www.a.example</pre>", []),
        ("http:// https://-x www. xhttp://a.example a.www.example", []),
    ],
)
def test_addresses_become_links(text: str, targets: list[str]) -> None:
    assert _targets(text) == targets


def test_the_link_of_a_comment_is_followed_by_no_search_engine() -> None:
    link = '<a href="http://a.example/" rel="nofollow ugc">http://a.example/</a>'

    assert safe_html("见http://a.example/") == f"<p>见{link}</p>"


@given(st.lists(st.sampled_from(["http://", "www.", "a.b", ")", "(", "，", " ", "/", "?", "&"])))
def test_no_sign_is_lost(parts: list[str]) -> None:
    tree = BeautifulSoup("", "html.parser")
    tree.append("".join(parts))
    link_addresses(tree)

    assert tree.get_text() == "".join(parts)


@pytest.mark.parametrize("tail", [")", "]", ".", "(", "([)]"])
def test_addresses_that_never_end_take_no_time(tail: str) -> None:
    with no_runaway():
        assert _targets("http://a.example/" + tail * 2_000_000)
