"""Front matter: complete, strict, every mistake with its line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.bundles.front_matter import PageMatter, PostMatter, key_lines, parse, split

PATH = Path("content/posts/x/zh.md")
GOOD = "title: 标题\ndate: 2012-10-26\ncategory: vps\n"


def problems(yaml: str) -> list[tuple[str, int | None]]:
    found = parse(yaml, PostMatter, PATH)
    assert isinstance(found, list)
    return [(problem.code.removeprefix("bundles/"), problem.line) for problem in found]


def test_split_keeps_the_body_to_the_letter() -> None:
    parts = split("---\ntitle: x\n---\n\n  body\n---\nmore\n")
    assert parts is not None
    assert (parts.yaml, parts.body, parts.lines_before_body) == (
        "title: x\n",
        "\n  body\n---\nmore\n",
        3,
    )


@pytest.mark.parametrize("text", ["", "title: x\n", "text\n---\na: b\n---\n", "---\ntitle: x\n"])
def test_without_front_matter(text: str) -> None:
    assert split(text) is None


def test_a_page_with_tags_needs_a_date() -> None:
    found = parse("title: x\ntags: [xen]\n", PageMatter, PATH)
    assert isinstance(found, list)
    assert [str(one.line) + one.message for one in found] == ["3`tags` without `date`"]
    dated = parse("title: x\ndate: 2012-10-26\ntags: [xen]\n", PageMatter, PATH)
    assert isinstance(dated, PageMatter)
    assert dated.tags == ("xen",)


@given(st.text().filter(lambda body: "\r" not in body))
def test_split_loses_nothing(body: str) -> None:
    parts = split(f"---\ntitle: x\n---\n{body}")
    assert parts is not None
    assert parts.body == body


def test_all_keys_of_a_post() -> None:
    matter = parse(
        GOOD
        + "modified: 2026-11-23 10:00\npermalink: /2369.html\naliases: [/a/, /b.html]\n"
        + "series: basics\nseries_index: 1\ntags: [xen, kvm]\nsummary: >\n  two\n  lines\n"
        + "status: draft\nwordpress:\n  views: [709]\n  duoshuo_thread_id: [1280248249638191326]\n",
        PostMatter,
        PATH,
    )
    assert isinstance(matter, PostMatter)
    assert matter.date == datetime(2012, 10, 26)  # noqa: DTZ001 (the site's zone is added later)
    assert matter.summary == "two lines"
    assert matter.aliases == ("/a/", "/b.html")
    assert matter.wordpress == {"views": [709], "duoshuo_thread_id": [1280248249638191326]}


def test_a_page_needs_a_title_only() -> None:
    assert isinstance(parse("title: About\n", PageMatter, PATH), PageMatter)


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("title: x\n", [("missing-key", 1), ("missing-key", 1)]),
        (GOOD + "colour: red\n", [("unknown-key", 5)]),
        (GOOD.replace("2012-10-26", "2012-13-45"), [("bad-value", 3)]),
        (GOOD.replace("2012-10-26", "2012"), [("bad-value", 3)]),
        (GOOD.replace("2012-10-26", "20121026"), [("bad-value", 3)]),
        (GOOD.replace("2012-10-26", "'1351209600'"), [("bad-value", 3)]),
        (GOOD.replace("2012-10-26", "0001-01-01"), [("bad-value", 3)]),
        (GOOD + "series_index: 1\n", [("bad-value", 5)]),
        (GOOD + "summary: " + "9" * 5000 + "\n", [("yaml", 1)]),
        (GOOD + "status: secret\n", [("bad-value", 5)]),
        (GOOD + "permalink: 2369.html\n", [("bad-value", 5)]),
        (GOOD + "tags: xen, kvm\n", [("bad-value", 5)]),
        (GOOD + "tags:\n  - xen\n  - a b\n", [("bad-value", 5)]),
        (GOOD + "series_index: 0\n", [("bad-value", 5)]),
        (GOOD.replace("标题", "2369"), [("bad-value", 2)]),
        (GOOD + "title: again\n", [("yaml", 5)]),
        (GOOD + "summary: a: b\n", [("yaml", 5)]),
        ("- a\n- b\n", [("yaml", 1)]),
        ("a: !!python/object:os.system x\n", [("yaml", 2)]),
    ],
)
def test_mistakes(yaml: str, expected: list[tuple[str, int]]) -> None:
    assert problems(yaml) == expected


def test_unknown_key_names_the_nearest() -> None:
    problems = parse(GOOD + "permalnk: /a\n", PostMatter, PATH)
    assert isinstance(problems, list)
    assert problems[0].mend == "did you mean `permalink`?"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("permalink: 2369.html", "`permalink`: not of the form that is needed"),
        ('title: ""', "`title`: empty"),
        ("tags: xen", "`tags`: not a list"),
        ("category: [vps]", "`category`: not a text"),
    ],
)
def test_mistakes_are_named_in_words_of_an_author(line: str, words: str) -> None:
    key = line.split(":", maxsplit=1)[0]
    rest = [kept for kept in GOOD.splitlines() if not kept.startswith(f"{key}:")]
    problems = parse("\n".join([*rest, line]) + "\n", PostMatter, PATH)
    assert isinstance(problems, list)
    assert problems[0].message == words
    assert problems[0].mend


def test_yaml_traps_stay_text() -> None:
    matter = parse(
        GOOD + "wordpress:\n  a: no\n  b: 12:30\n  c: 2012-10-26\n  d: 1.10\n", PostMatter, PATH
    )
    assert isinstance(matter, PostMatter)
    assert matter.wordpress == {"a": "no", "b": "12:30", "c": "2012-10-26", "d": 1.1}


@given(st.text(max_size=80))
def test_any_text_is_parsed_or_reported(yaml: str) -> None:
    found = parse(yaml, PostMatter, PATH)
    assert isinstance(found, PostMatter) or found


def test_lines_of_keys() -> None:
    assert key_lines('title: a\n"date": b\nlist:\n  - title: no\n')["list"] == 4
    assert key_lines("title: a\ntitle: b\n") == {"title": 2}
    assert key_lines('title: a\n"date": b\nlist:\n  - title: no\n') == {
        "title": 2,
        "date": 3,
        "list": 4,
    }
