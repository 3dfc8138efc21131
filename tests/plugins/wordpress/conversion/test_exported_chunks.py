from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.conversion.exported_chunks import chunks
from tests.plugins.wordpress.bodies import converted


def kinds(text: str) -> list[str]:
    return [chunk.kind for chunk in chunks(text) if chunk.kind != "gap"]


def test_kinds() -> None:
    assert kinds("文字\n\n<p style='x'>\n  甲\n</p>\n\n    code\n\n尾") == [
        "prose",
        "html",
        "code",
        "prose",
    ]
    assert kinds("<div>\n  <p>\n    甲\n  </p>\n  \n  乙\n  \n  <p>") == ["html", "html", "html"]
    assert kinds("*   甲\n    \n    <p>\n    \n    乙") == ["prose", "html", "html"]
    assert kinds("<html>  \n<head>  ") == ["prose"]


@given(st.text("<p> \n-/x`"))
def test_nothing_but_leading_spaces_is_changed(text: str) -> None:
    lines = [line for chunk in chunks(text) for line in chunk.lines]

    assert [line.lstrip(" ") for line in lines] == [line.lstrip(" ") for line in text.split("\n")]


def test_html_behind_an_element_that_was_ended_early_is_no_code() -> None:
    new = converted(
        "<div>\n  <span>甲</p> <p>\n    乙</span></div> <p>\n      丙\n    </p>\n    \n    <p>\n"
        '      见<a href="/1.html">丁</a>\n    </p>\n'
    )

    assert new.text == "甲 乙 丙 见丁"
    assert "```" not in new.markdown


def test_html_as_code_stays_code() -> None:
    new = converted("代码：\n\n    <p>\n      甲\n    </p>\n    \n    <p>乙</p>\n")

    assert new.markdown == "代码：\n\n```\n<p>\n  甲\n</p>\n\n<p>乙</p>\n```\n"
