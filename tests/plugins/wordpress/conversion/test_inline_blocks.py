from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from plugins.wordpress.conversion.inline_blocks import push_into_blocks
from plugins.wordpress.conversion.limits import TooComplexError


@pytest.mark.parametrize(
    ("html", "pushed"),
    [
        ("<strong><p>a</p><p>b</p></strong>", "<p><strong>a</strong></p><p><strong>b</strong></p>"),
        ("<a href='x'>a<div>b</div></a>", '<a href="x">a</a><div><a href="x">b</a></div>'),
        ("<em><ul> <li>a</li> </ul></em>", "<ul> <li><em>a</em></li> </ul>"),
        ("<em>a<pre>b</pre></em>", "<em>a</em><pre>b</pre>"),
        (
            "<strong><em><p>a<br/>b</p></em></strong>",
            "<p><strong><em>a<br/>b</em></strong></p>",
        ),
        ("<em><em><p>a</p></em></em>", "<p><em>a</em></p>"),
        ("<p><strong>a</strong></p>", "<p><strong>a</strong></p>"),
    ],
)
def test_inline_elements_go_into_the_blocks_within(html: str, pushed: str) -> None:
    soup = BeautifulSoup(html, "html.parser")
    push_into_blocks(soup)

    assert str(soup) == pushed


def test_more_copies_than_a_converter_can_count_are_refused() -> None:
    opened = "".join(
        f"<{name}>" for name in ("strong", "em", "u", "sub", "ins", "q", "cite", "del")
    )
    soup = BeautifulSoup(f"{opened}{'<p>x</p>' * 4_000}", "html.parser")
    with pytest.raises(TooComplexError):
        push_into_blocks(soup)
