from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.conversion.exported_lists import indent_lists
from tests.plugins.wordpress.bodies import converted


@pytest.mark.parametrize(
    ("text", "indented"),
    [
        ("- a\n  - b\n    - c\n- d", "- a\n    - b\n        - c\n- d"),
        ("1. a\n   - b\n2. c", "1. a\n    - b\n2. c"),
        ("1. a\n\n   b\n\nc", "1. a\n\n    b\n\nc"),
        ("- a\n    - b\n        - c", "- a\n    - b\n        - c"),
        ("  * a\n  * b\n    * c", "  * a\n  * b\n    * c"),
        ("1. a\n\n        code", "1. a\n\n        code"),
        ("a\n  b - c\n    d", "a\n  b - c\n    d"),
        ("- a\nlazy\n- b", "- a\nlazy\n- b"),
        ("- a\n\n\n  x\n\ny\n  z", "- a\n\n\n    x\n\ny\n  z"),
    ],
)
def test_levels_of_lists(text: str, indented: str) -> None:
    assert indent_lists(text) == indented


@given(st.text("-* 1.\na"))
def test_nothing_but_spaces_is_added(text: str) -> None:
    assert indent_lists(text).split() == text.split()


def test_code_and_numbers_of_nested_lists() -> None:
    new = converted("8. 甲\n   - 乙\n\n     ```\n     a\n       b\n     ```\n9. 丙\n")

    assert new.markdown.startswith("8. 甲")
    assert "9. 丙" in new.markdown
    assert "            a\n              b" in new.markdown


def test_lists_of_both_kinds_stay_apart() -> None:
    new = converted("4.  甲\n5.  乙\n\n*   丙\n*   丁\n\n6.  戊\n")

    assert new.markdown == "4. 甲\n5. 乙\n\n<!-- -->\n\n- 丙\n- 丁\n\n<!-- -->\n\n6. 戊\n"


def test_a_list_begins_right_behind_text() -> None:
    new = converted("如下：\n  * 甲\n  * 乙\n\n年份\n2012. 丙\n\n现在  \n1. 丁\n- 戊\n")

    assert new.markdown == "如下：\n\n- 甲\n- 乙\n\n年份 2012. 丙\n\n现在  \n1\\. 丁 - 戊\n"
