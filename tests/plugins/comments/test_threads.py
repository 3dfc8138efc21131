"""Conversations of comments."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from plugins.comments.model import Comment, Thread
from plugins.comments.threads import DEEPEST, threads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

START = datetime(2012, 10, 27, tzinfo=UTC)


def comment(number: int, parent: int | str = "") -> Comment:
    date = START + timedelta(hours=number)
    return Comment(str(number), str(parent), "", "", date, "comment", Markup())


def walk(found: Iterable[Thread], level: int = 1) -> Iterator[tuple[int, Thread]]:
    for thread in found:
        yield level, thread
        yield from walk(thread.replies, level + 1)


@given(
    st.lists(st.integers(0, 30)).map(
        lambda parents: [comment(n, parent) for n, parent in enumerate(parents)]
    )
)
def test_every_comment_stands_once_whatever_the_parents(comments: list[Comment]) -> None:
    found = list(walk(threads(comments)))
    assert sorted(int(thread.comment.id) for _, thread in found) == list(range(len(comments)))
    assert all(level <= DEEPEST for level, _ in found)


def test_answers_stand_below_what_they_answer_oldest_first() -> None:
    found = threads([comment(4, 1), comment(1), comment(3, 1), comment(2), comment(5, 3)])
    assert [thread.comment.id for thread in found] == ["1", "2"]
    assert [thread.comment.id for thread in found[0].replies] == ["3", "4"]
    assert [thread.comment.id for thread in found[0].replies[0].replies] == ["5"]
    assert not [thread for _, thread in walk(found) if thread.answers]


def test_a_chain_without_end_is_flat_at_the_last_level_and_says_whom_it_answers() -> None:
    found = list(walk(threads([comment(1), *(comment(n, n - 1) for n in range(2, 5001))])))
    assert [level for level, _ in found] == [*range(1, DEEPEST), *[DEEPEST] * (5001 - DEEPEST)]
    answers = [thread.answers.id if thread.answers else "" for _, thread in found]
    assert answers == [*[""] * DEEPEST, *(str(n) for n in range(DEEPEST, 5000))]


def test_orphans_and_circles_stand_by_themselves() -> None:
    found = threads([comment(1, 99), comment(2, 2), comment(3, 4), comment(4, 3), comment(5, 4)])
    assert [thread.comment.id for thread in found] == ["1", "2", "3"]
    assert [thread.comment.id for thread in found[2].replies] == ["4"]


def test_comments_without_a_date_stand_last() -> None:
    undated = replace(comment(1), date=None)
    assert [thread.comment.id for thread in threads([undated, comment(2)])] == ["2", "1"]
