from __future__ import annotations

from bs4 import BeautifulSoup

from plugins.wordpress.conversion.inventory import take, visible_text
from plugins.wordpress.model import Counts

HTML = (
    "<h2>标 题</h2><p>a<br>b "
    '<a href="/x" title="t">l <img src="/p.png" alt="p" width="3"></a></p>'
    '<table><tr><th>h</th><td colspan="2">d</td></tr></table>'
    "<pre><code>\tx\n\n  \ny\n</code></pre><ul><li>1</li><li>2</li></ul><!-- hidden -->"
)


def test_everything_is_taken_down() -> None:
    found = take(BeautifulSoup(HTML, "html.parser"))

    assert found.text == "标 题 a b l h d x y 1 2"
    assert found.links == (("/x", "l"),)
    assert found.pictures == (("/p.png", "p", "", "3", ""),)
    assert found.headings == ((2, "标 题"),)
    assert found.tables == (((("h", "", ""), ("d", "2", "")),),)
    assert found.code_blocks == ("    x\n\n\ny",)
    assert found.lists == (("ul", 2),)
    assert found.counts == Counts(11, 1, 1, 1, 1, 1)


def test_inline_elements_do_not_part_words() -> None:
    soup = BeautifulSoup("<p>wo<em>rd</em></p><p>next</p>", "html.parser")

    assert visible_text(soup) == "word next"
