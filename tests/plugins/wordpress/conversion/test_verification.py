from __future__ import annotations

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.conversion.inventory import Inventory, take
from plugins.wordpress.conversion.verification import coverage, differences


def of(html: str) -> Inventory:
    return take(BeautifulSoup(html, "html.parser"))


@given(st.text(), st.text())
def test_coverage_is_a_share(before: str, after: str) -> None:
    assert 0 <= coverage(before, after) <= 1
    assert coverage(before, before) == 1
    assert coverage(before, after + before) == 1


def test_coverage_counts_what_is_gone() -> None:
    assert coverage("abcdefghij", "abcdefg") == 0.5
    assert coverage("abcde", "") == 0


def test_differences_name_what_was_lost_and_gained() -> None:
    before = of('<p>text <a href="/x">l</a></p><h2>t</h2>')
    after = of("<p>text l</p><h3>t</h3>")

    assert differences(before, after) == (
        "link lost: ('/x', 'l')",
        "heading lost: (2, 't')",
        "heading gained: (3, 't')",
    )
    assert differences(before, before) == ()


def test_differences_show_where_texts_part() -> None:
    (line,) = differences(of("<p>same, then one</p>"), of("<p>same, then two</p>"))

    assert line.startswith("text differs at character 11")
    assert "'ame, then one' became 'ame, then two'" in line
