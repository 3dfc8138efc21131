from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.front_matter import FrontMatterError, dump, load, split

KEYS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1)
SCALARS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"])) | st.sampled_from(
    [
        "709",
        "false",
        "~",
        "2012-10-26",
        "1.2E+18",
        "a: b",
        "- x",
        "# no",
        "'",
        '"',
        "&x",
        "*x",
        "!t",
    ]
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
)


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_what_is_written_is_read_back(values: dict[str, object]) -> None:
    assert load(dump(values) if values else "{}") == values


@pytest.mark.parametrize(
    "plain",
    ["1280248249638191326", "0123", "4.50", "1.2E+18", "2009-03-24T20:00:00+08:00", "false", "~"],
)
def test_plain_scalars_keep_every_character(plain: str) -> None:
    yaml = f"views:\n- {plain}\n"

    assert load(yaml) == {"views": [plain]}
    assert dump(load(yaml)) == yaml


def test_quoted_numbers_stay_quoted() -> None:
    assert dump(load("views: '709'\n")) == "views: '709'\n"


def test_long_values_stay_on_one_line() -> None:
    value = 'a:1:{s:4:"名字";s:3:"x y";} ' * 200

    assert dump({"serialised": value}).count("\n") == 1


def test_split_returns_both_parts() -> None:
    assert split("---\ntitle: x\n---\nbody\n---\n") == ("title: x\n", "body\n---\n")


@pytest.mark.parametrize("text", ["", "title: x\n", "---\ntitle: x\n", "\n---\n---\n"])
def test_split_refuses_text_without_front_matter(text: str) -> None:
    with pytest.raises(FrontMatterError, match="no front matter"):
        split(text)


@pytest.mark.parametrize(
    ("yaml", "line", "words"),
    [
        ("a: 1\nb: c: d\n", 3, "mapping values"),
        ("a: 1\na: 2\n", 3, "duplicate key"),
        ("a: !!python/object/apply:os.system ['id']\n", 2, "python/object"),
        ("a: &x [1]\nb: *x\n", 1, "aliases"),
        ("a: " + "[" * 10_000, 2, "nested"),
        ("a: 1\n" + "- " * 10_000 + "b", 3, "nested"),
        ("a:\n" + "\n".join(" " * n + "a:" for n in range(1, 900)), 1, "recursion"),
        ("a: " + "x" * 1_000_001, 1, "more than"),
        ("- a\n", 1, "key: value"),
    ],
)
def test_unusable_front_matter_is_one_line_with_its_place(yaml: str, line: int, words: str) -> None:
    with pytest.raises(FrontMatterError, match=words) as caught:
        load(yaml)

    assert caught.value.line == line
    assert "\n" not in str(caught.value)
