from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.front_matter import FrontMatterError, Plain
from plugins.wordpress.sources.loose_front_matter import load_loosely
from plugins.wordpress.sources.publication import PRIVACY_KEYS

LINES = st.lists(
    st.sampled_from(
        ["title:", "- x", "  - @y", "a: b: c", "x: |", "    1", "", "'", "# z", "k: [a"]
    )
    | st.text(max_size=20),
    max_size=12,
)


def test_good_front_matter_is_read_as_yaml() -> None:
    assert load_loosely("title: 'a: b'\nviews:\n  - 709\n") == (
        {"title": "a: b", "views": ["709"]},
        (),
    )


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: 甲: 乙", "甲: 乙"),
        ("title: [转载] 甲", "[转载] 甲"),
        ("title: @甲", "@甲"),
        ("title: *甲* 乙", "*甲* 乙"),
        ("title: %甲", "%甲"),
        ("title: `甲`", "`甲`"),
        ("title: !甲 {乙", "!甲 {乙"),
        ("title: '甲' 乙", "'甲' 乙"),
        ("title: '甲'乙'", "甲'乙"),
        ('title: "甲"乙"', '甲"乙'),
        ("title: 甲\n乙: 丙: 丁", "甲"),
        ("title: 甲: 乙\n 丙", "甲: 乙\n丙"),
        ("title: &#8220;甲&#8221; 乙", "&#8220;甲&#8221; 乙"),
        ("title: &nbsp;甲", "&nbsp;甲"),
        ("title: 甲:\t乙: 丙", "甲:\t乙: 丙"),
    ],
)
def test_titles_without_quotes_are_kept_word_by_word(line: str, title: str) -> None:
    values, notes = load_loosely(f"layout: post\n{line}\npermalink: /1.html\nviews:\n  - 709\n")

    assert values["title"] == title
    assert (values["layout"], values["permalink"]) == ("post", "/1.html")
    assert isinstance(values["views"], list)
    assert isinstance(values["views"][0], Plain)
    assert len(notes) == 1


def test_lists_and_blocks_beside_a_broken_line_are_whole() -> None:
    yaml = (
        "t: a: b\ntags:\n  - @x\n  - C#\n  - y: z: 1\n    2\ncache:\n  - |\n    a:1\n    b: c: d\n"
    )

    values, _ = load_loosely(yaml)

    assert values == {
        "t": "a: b",
        "tags": ["@x", "C#", "y: z: 1\n2"],
        "cache": ["a:1\nb: c: d\n"],
    }


@pytest.mark.parametrize(
    "yaml",
    [
        "",
        "text\n",
        "- a: b: c\n",
        "a: 1\na: 2\n",
        "t: a: b\npublished: false: x\n",
        "t: a: b\nstatus: [private\n",
        "t: a: b\nPassword: @x\n",
        "\n".join(f"k{n}: @" for n in range(600)),
    ],
)
def test_what_cannot_be_told_is_refused(yaml: str) -> None:
    with pytest.raises(FrontMatterError):
        load_loosely(yaml)


@given(LINES)
def test_any_text_is_read_or_refused(lines: list[str]) -> None:
    try:
        values, _ = load_loosely("\n".join(lines))
    except FrontMatterError:
        return
    assert all(isinstance(key, str) for key in values)


def test_all_keys_that_withhold_a_text_are_known() -> None:
    assert {"published", "draft", "status", "post_password"} <= PRIVACY_KEYS
