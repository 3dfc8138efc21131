from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.library.comments_file import DEEPEST, render, shown, web_address
from plugins.wordpress.model import Comment
from tests.plugins.wordpress.memory_source import comment

DATE = "2012-10-26T08:00:00+08:00"


def ids(*comments: Comment) -> list[tuple[str, str]]:
    return [(one["id"], one["parent"]) for one in shown(comments, DATE)]


def test_a_comment_as_the_site_reads_it() -> None:
    one = comment(
        12,
        author="<b>A</b> &amp; B\u202e",
        address="https://reader.example/?a=1",
        body="第一行\n第二行",
        kind="pingback",
    )

    assert shown([one], DATE) == [
        {
            "id": "12",
            "parent": "",
            "author": "A & B",
            "address": "https://reader.example/?a=1",
            "date": "2012-10-27T09:12:00+08:00",
            "kind": "pingback",
            "html": "<p>第一行<br>\n第二行</p>",
        }
    ]


def test_only_approved_comments_are_shown_and_private_fields_never() -> None:
    comments = [comment(n, status=s) for n, s in enumerate(["pending", "spam", "trash"], 1)]

    assert ids(*comments) == []
    assert "private.example" not in json.dumps(shown([comment(1)], DATE))
    assert "192.0.2.7" not in json.dumps(shown([comment(1)], DATE))


def test_answers_to_hidden_comments_go_to_the_nearest_that_is_shown() -> None:
    assert ids(
        comment(1),
        comment(2, parent="1", status="spam"),
        comment(3, parent="2"),
        comment(4, parent="99"),
        comment(5, parent="5"),
    ) == [("1", ""), ("3", "1"), ("4", ""), ("5", "")]


def test_circles_and_long_chains_have_an_end() -> None:
    assert ids(comment(1, parent="2"), comment(2, parent="1")) == [("1", "2"), ("2", "")]
    chain = [comment(n, parent=str(n - 1)) for n in range(2, 40)]
    found = dict(ids(comment(1), *chain))
    depth = {"": -1}
    for key, parent in found.items():
        depth[key] = depth[parent] + 1

    assert max(depth.values()) == DEEPEST - 1
    assert len(found) == 39


def test_the_oldest_comes_first_whatever_its_zone() -> None:
    found = shown(
        [
            comment(1, date="2012-10-27T09:00:00+08:00"),
            comment(2, date="2012-10-27T02:00:00+00:00"),
            comment(3, date="2012-10-27T08:00:00"),
            comment(4, date="yesterday"),
        ],
        DATE,
    )

    assert [one["id"] for one in found] == ["4", "3", "1", "2"]
    assert found[0]["date"] == DATE
    assert found[1]["date"] == "2012-10-27T08:00:00+08:00"


def test_numbers_that_are_missing_or_there_twice_become_others() -> None:
    found = shown(
        [comment(1), comment(1, body="x"), replace(comment(1), number=""), comment(2)], DATE
    )

    assert len({one["id"] for one in found}) == 4
    assert all(re.fullmatch(r"[A-Za-z0-9._-]{1,64}", one["id"]) for one in found)


def test_addresses_are_of_the_web_or_none() -> None:
    assert web_address(" http://a.example/x ") == "http://a.example/x"
    for bad in ("", "javascript:x", "//a.example", "http://", "http://u:p@a.example", "http://[",
                'http://a.example/"x', "ftp://a.example", "http://a.example/\x00"):  # fmt: skip
        assert web_address(bad) == ""


WORDS = st.text(max_size=6)
COMMENTS = st.builds(
    Comment,
    number=st.sampled_from(["1", "2", "3", "x y", ""]),
    parent=st.sampled_from(["1", "2", "3", "", "9"]),
    author=WORDS,
    address=WORDS,
    email=WORDS,
    date=st.sampled_from([DATE, "2013-01-01", "", "0000-00-00T00:00:00"]),
    body=WORDS,
    status=st.sampled_from(["approved", "spam", "pending", "trash"]),
)


@given(st.lists(COMMENTS, max_size=8))
def test_every_approved_comment_is_shown_once_below_one_that_is(comments: list[Comment]) -> None:
    found = shown(comments, DATE)
    known = {one["id"] for one in found}

    assert len(found) == len(known)
    assert all(one["parent"] in known | {""} for one in found)
    assert all(datetime.fromisoformat(one["date"]).tzinfo for one in found)
    approved = [one for one in comments if one.status == "approved"]
    assert len(found) == sum(one not in approved[:n] for n, one in enumerate(approved))
    assert json.loads(render(found)) == {"comments": found}


def test_chains_of_answers_have_no_end_that_matters() -> None:
    answers = tuple(comment(n, parent=str(n + 1)) for n in range(1, 3_000))
    pending = [comment(n, parent=str(n + 1), status="pending") for n in range(1, 3_000)]
    held = [comment(n, parent="1") for n in range(30_000, 33_000)]

    assert len(shown(answers, "")) == len(answers)
    assert {one["parent"] for one in shown([*pending, *held], "")} == {""}


def test_an_answer_to_itself_by_way_of_one_that_is_not_shown_answers_nothing() -> None:
    circle = (comment(1, parent="2"), comment(2, parent="1", status="pending"))
    assert ids(*circle, comment(3, parent="2")) == [("1", ""), ("3", "1")]
