from __future__ import annotations

import pytest

from tests.plugins.wordpress.bodies import converted

LINES = (
    '  <span style="c">if</span> (a)<br /> &nbsp; &nbsp; <span>b</span>(\n  c);<br /> <br />'
    " <span>}</span>\n"
)


@pytest.mark.parametrize(
    ("attributes", "language"),
    [
        ('class="php codecolorer"', "php"),
        ("class=\"source\" style=\"color: #c0c0c0; font-family: 'x', Consolas, 'y'\"", ""),
    ],
)
def test_lines_of_code_are_code(attributes: str, language: str) -> None:
    new = converted(f"前\n\n<div {attributes}>\n{LINES}</div>\n\n后")

    assert new.markdown == f"前\n\n```{language}\nif (a)\n    b( c);\n\n}}\n```\n\n后\n"


@pytest.mark.parametrize(
    "body",
    [
        '<div style="font-family: Arial">\n  甲<br /> 乙\n</div>',
        '<div style="font-family: Consolas">\n  甲\n</div>',
        '<div style="font-family: Consolas">\n  <p>\n    甲<br /> 乙\n  </p>\n</div>',
        '<div style="font-family: Consolas">\n  <a href="/x">甲</a><br /> 乙\n</div>',
    ],
)
def test_other_divisions_stay_text(body: str) -> None:
    assert "```" not in converted(body).markdown


def test_links_to_manuals_are_told() -> None:
    new = converted('<div class="geshi"><a href="http://php.example/f">f</a>()<br />g</div>')

    assert new.markdown == "```\nf()\ng\n```\n"
    assert new.notes == ("links of a highlighter to manuals became text: 1",)
