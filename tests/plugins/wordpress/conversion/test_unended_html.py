from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.conversion.unended_html import end_html
from tests.plugins.wordpress.bodies import converted
from tests.plugins.wordpress.runaways import no_runaway


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("<p>\n  甲\n\n乙", "<p>\n  甲</p>\n\n乙"),
        (
            "<div>\n  <p>\n    甲\n  \n  <p>\n\n[乙][1]",
            "<div>\n  <p>\n    甲\n  \n  <p></p></p></div>\n\n[乙][1]",
        ),
        ("<div>\n  甲\n  \n [1]: /x", "<div>\n  甲</div>\n  \n [1]: /x"),
        ("<ul>\n  <li>\n    甲\n</ul>\n\n乙", "<ul>\n  <li>\n    甲\n</ul>\n\n乙"),
        ("<hr />\n\n<br>\n\n</div>\n\n甲<p>", "<hr />\n\n<br>\n\n</div>\n\n甲<p>"),
        ("<table>\n  <tr>", "<table>\n  <tr></tr></table>"),
    ],
)
def test_ends(text: str, ended: str) -> None:
    assert end_html(text) == ended


def test_links_behind_an_element_without_an_end_lead_somewhere() -> None:
    new = converted(
        '[甲][1]\n\n<p class="x">\n  <p>\n    乙\n  </p>\n\n## 丙\n\n[丁][1]\n\n [1]: /x.html'
    )

    assert new.markdown == "[甲](/x.html)\n\n乙\n\n## 丙\n\n[丁](/x.html)\n"


@given(st.lists(st.sampled_from(["<div>", "</div>", "<p>", "字", "\n", "\n\n", "  "])))
def test_nothing_is_lost(pieces: list[str]) -> None:
    text = "".join(pieces)
    ended = end_html(text).replace("</div>", "").replace("</p>", "")

    assert ended.split() == text.replace("</div>", "").split()


@pytest.mark.parametrize("piece", ["<div>\n", "<div>\n\n", "</p>", "<p></div>", "<div>\n\na\n\n"])
def test_long_texts_are_read_in_time(piece: str) -> None:
    with no_runaway():
        end_html(piece * (300_000 // len(piece)))
