"""Comments in the order of a conversation."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from plugins.comments.model import Comment, Thread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DEEPEST = 5
"""Levels that are nested; on a phone there is no room for more."""

_UNKNOWN = datetime.max.replace(tzinfo=UTC)


def threads(comments: Sequence[Comment]) -> tuple[Thread, ...]:
    """Each comment of `comments` once, answers below what they answer, oldest first, undated last.

    What answers a comment that is not there, or itself in a circle, stands by itself. Answers
    deeper than `DEEPEST` follow each other on the last level and say whom they answer.
    """
    ordered = sorted(comments, key=lambda comment: comment.date or _UNKNOWN)
    known = {comment.id: comment for comment in ordered}
    above = {comment.id: comment.parent for comment in ordered if comment.parent in known}
    for broken in _circles(above):
        del above[broken]
    below: dict[str, list[Comment]] = {}
    for comment in ordered:
        if comment.id in above:
            below.setdefault(above[comment.id], []).append(comment)
    top = [comment for comment in ordered if comment.id not in above]
    return tuple(_thread(comment, below, 1) for comment in top)


def _thread(comment: Comment, below: Mapping[str, list[Comment]], level: int) -> Thread:
    answers = below.get(comment.id, ())
    if level < DEEPEST - 1:
        return Thread(comment, tuple(_thread(answer, below, level + 1) for answer in answers))
    return Thread(comment, tuple(_in_a_row(comment, answers, below)))


def _in_a_row(
    comment: Comment, answers: Iterable[Comment], below: Mapping[str, list[Comment]]
) -> Iterable[Thread]:
    """Everything below `comment` on one level, each answer behind what it answers."""
    waiting = [(answer, comment) for answer in reversed(list(answers))]
    while waiting:
        answer, answered = waiting.pop()
        yield Thread(answer, answers=answered if answered is not comment else None)
        waiting += [(next_one, answer) for next_one in reversed(below.get(answer.id, []))]


def _circles(above: Mapping[str, str]) -> list[str]:
    """One id of each circle, the first that is met."""
    state: dict[str, str] = {}
    broken = []
    for start in above:
        here = start
        while here in above and here not in state:
            state[here] = start
            here = above[here]
        # Met again on the same way: the way leads in a circle.
        if state.get(here) == start:
            broken.append(here)
    return broken
