from __future__ import annotations

import pytest

from plugins.wordpress.conversion.rendered_source import render_source


@pytest.mark.parametrize(
    ("body", "rendered"),
    [
        (
            '<p align="center">\n  [<img src="a.png" />][1]\n</p>\n\n [1]: http://x/?a=1&b=2',
            '<a href="http://x/?a=1&amp;b=2"><img src="a.png" /></a>',
        ),
        ("<div>[text](http://x/)</div>", '<a href="http://x/">text</a>'),
        ("<div>**粗** 2 ** 3 ** 4</div>", "<strong>粗</strong> 2 ** 3 ** 4"),
        ("<div>[a][9]</div>", "[a][9]"),
        ("<div>`a_b` 与 `` c</div>", "<code>a_b</code> 与 `` c"),
        ("<div>![图](/a.png)</div>", '<img src="/a.png" alt="图">'),
        ("<div><pre>[a](b) **c**</pre> **d**</div>", "<pre>[a](b) **c**</pre> <strong>d</strong>"),
        (
            "<figure><figcaption>日落*2010*年 a\\_b 2 * 3</figcaption></figure>",
            "<figcaption>日落<em>2010</em>年 a_b 2 * 3</figcaption>",
        ),
        ("```\n[a](b) **c**\n```", "[a](b) **c**"),
    ],
)
def test_markdown_left_in_html_blocks(body: str, rendered: str) -> None:
    assert rendered in render_source(body)
