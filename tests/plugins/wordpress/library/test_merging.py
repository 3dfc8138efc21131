from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.front_matter import load, split
from plugins.wordpress.library.comments_file import render
from plugins.wordpress.library.merging import is_public, merged

YAML = "title: a\ndate: 2012-10-26\nwordpress:\n  id: 1\n  guid: g\n  views: 7\n"
BASE = f"---\n{YAML}---\n\n一\n\n二\n\n三\n"


def test_changes_to_different_lines_are_joined() -> None:
    mine, theirs = BASE.replace("一", "壹"), BASE.replace("三", "叁")

    assert merged("zh.md", BASE, mine, theirs) == BASE.replace("一", "壹").replace("三", "叁")


def test_keys_on_neighbouring_lines_are_joined() -> None:
    mine = BASE.replace("title: a\n", "title: mine\nseries: s\n").replace(
        "id: 1", "id: 1\n  own: x"
    )
    theirs = BASE.replace("date: 2012-10-26", "date: 2013-01-01\nauthor: lee").replace(
        "views: 7", "views: 8"
    )
    joined = merged("zh.md", BASE, mine, theirs)

    assert joined is not None
    assert load(split(joined)[0]) == {
        "title": "mine", "series": "s", "date": "2013-01-01", "author": "lee",
        "wordpress": {"id": "1", "own": "x", "guid": "g", "views": "8"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("壹", "弌"),
        ("", "弌"),
    ],
)
def test_two_changes_of_one_line_are_a_conflict(mine: str, theirs: str) -> None:
    assert merged("zh.md", BASE, BASE.replace("一", mine), BASE.replace("一", theirs)) is None


def test_a_key_that_both_changed_is_a_conflict() -> None:
    mine, theirs = BASE.replace("title: a", "title: b"), BASE.replace("title: a", "title: c")

    assert merged("zh.md", BASE, mine, theirs) is None
    assert merged("zh.md", BASE, BASE.replace("title: a\n", ""), theirs) is None


def test_a_text_that_would_come_out_broken_is_a_conflict() -> None:
    mine = BASE.replace("title: a\n", "title: [a,\n")
    theirs = BASE.replace("三", "叁")

    assert merged("zh.md", BASE, mine, theirs) is None
    assert merged("zh.md", BASE, "no front matter", theirs) is None


def test_no_merge_makes_a_draft_public() -> None:
    draft = BASE.replace("date:", "status: draft\ndate:")
    public = BASE.replace("一", "壹")

    # The author published it; WordPress changed the text and still withholds it.
    joined = merged("zh.md", draft, public, draft.replace("三", "叁"))
    assert joined is not None
    assert is_public(joined)
    # WordPress withdrew it; the author had changed the text.
    joined = merged("zh.md", BASE, public, draft)
    assert joined is not None
    assert not is_public(joined)
    assert not is_public("---\nstatus: [\n---\n")


def test_no_merge_of_a_broken_draft_with_a_draft_is_public() -> None:
    broken = BASE.replace("title: a", "title: [a\nstatus: draft")
    mine = broken.replace("status: draft\n", "")
    theirs = broken.replace("title: [a", "title: a")

    assert not is_public(mine)
    assert not is_public(theirs)
    assert merged("zh.md", broken, mine, theirs) is None


def test_comments_are_joined_one_by_one() -> None:
    def comments(*ids: str, **said: str) -> str:
        return render(
            [{"id": key, "date": f"2012-10-0{key}T00:00:00+08:00", **said} for key in ids]
        )

    base, name = comments("1", "3"), "comments.zh.json"
    assert merged(name, base, comments("1"), comments("1", "3", "4")) == comments("1", "4")
    assert merged(name, base, comments("1", "3"), comments("2")) == comments("2")
    joined = merged(name, base, comments("1", "2", "3"), comments("1", "3", "4"))
    assert joined == comments("1", "2", "3", "4")
    one, two = comments("1", html="a"), comments("1", html="b")
    assert merged(name, comments("1"), one, two) is None
    assert merged(name, base, "{", comments("1")) is None


def test_other_files_are_joined_by_lines() -> None:
    base = "from,to\n/a,/b\n/c,/d\n/e,/f\n"
    mine, theirs = base.replace("/a,/b\n", ""), base + "/g,/h\n"

    assert merged("wordpress.csv", base, mine, theirs) == "from,to\n/c,/d\n/e,/f\n/g,/h\n"
    assert merged("wordpress.csv", base, base + "/x,/y\n", theirs) is None


def test_absurdly_long_files_are_not_compared() -> None:
    base = "".join(f"{number}\n" for number in range(20_001))

    assert merged("a.csv", base, base + "x\n", "y\n" + base) is None


LINES = st.lists(st.sampled_from(["一", "二", "三", "- a", "", "---", "title: x"]), max_size=6)


@given(LINES, LINES, LINES)
def test_a_merge_takes_only_what_one_of_the_versions_has(
    one: list[str], two: list[str], three: list[str]
) -> None:
    base, mine, theirs = (
        f"---\ntitle: t\n---\n{chr(10).join(lines)}\n" for lines in (one, two, three)
    )
    joined = merged("zh.md", base, mine, theirs)

    assert merged("zh.md", base, mine, mine) == mine
    assert merged("zh.md", base, base, theirs) == theirs
    assert merged("zh.md", base, mine, base) == mine
    if joined is not None:
        known = {*base.split("\n"), *mine.split("\n"), *theirs.split("\n")}
        assert set(joined.split("\n")) <= known
        assert "<<<<" not in joined


def test_comments_are_sorted_by_dates_of_any_kind() -> None:
    dates = {
        "3": "2012-10-27T09:12:00",
        "1": "2012-10-27T09:12:00+08:00",
        "4": "yesterday",
        "2": "2012-10-27T08:12:00Z",
    }
    edited = [{"id": key, "date": date} for key, date in dates.items()]
    mine = json.dumps({"comments": [*edited, {"id": "5", "date": None}]})
    theirs = render([{"id": "6", "date": "2000-01-01T00:00:00+08:00"}])
    joined = merged("comments.zh.json", render([]), mine, theirs)
    assert joined is not None
    ids = [one["id"] for one in json.loads(joined)["comments"]]
    assert ids == ["6", "1", "2", "3", "4", "5"]


def test_comments_stay_json() -> None:
    assert render([]) == '{"comments": []}\n'
    assert json.loads(render([{"id": "1"}, {"id": "2"}]))["comments"][1] == {"id": "2"}
