from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

import pytest

from plugins.diagnostics import Problem
from plugins.wordpress.addresses.links import LinkMap
from plugins.wordpress.conversion.context import Context
from plugins.wordpress.run.conversion_pool import FEW, LONG, Task, conversions
from plugins.wordpress.run.remembered import HEAVY
from plugins.wordpress.run.steps import converted
from tests.plugins.wordpress.memory_source import comment, post

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plugins.wordpress.conversion.convert import Converted
    from plugins.wordpress.model import Post

HOSTS = Context(LinkMap(frozenset({"old.example"})))
MANY = FEW + 8
SLOW_START = 0.5


def strange(one: Post, base: str, context: Context) -> Converted | Problem:
    """Some texts end their process, one takes for ever, all others are converted."""
    assert not one.comments
    if "杀" in one.body:
        os.kill(os.getpid(), signal.SIGKILL)
    while "慢" in one.body:
        time.sleep(0.1)
    return converted(one, base, context)


def tasks(*strange_ones: tuple[int, str]) -> list[Task]:
    bodies = dict(strange_ones)
    return [
        Task(n, post(n, body=bodies.get(n, f"第{n}篇"), comments=(comment(1),)), f"/{n}.html")
        for n in range(MANY)
    ]


def results(found: Iterator[tuple[Task, Converted | Problem]]) -> list[str]:
    return [new.code if isinstance(new, Problem) else new.markdown.strip() for _, new in found]


def test_many_texts_come_back_in_their_order() -> None:
    assert results(conversions(tasks(), HOSTS, MANY)) == [f"第{n}篇" for n in range(MANY)]


def test_a_few_texts_need_no_second_process() -> None:
    seen = []

    def noting(one: Post, base: str, context: Context) -> Converted | Problem:
        seen.append(os.getpid())
        return converted(one, base, context)

    assert len(results(conversions(tasks()[:3], HOSTS, 3, convert=noting))) == 3
    assert set(seen) == {os.getpid()}


def test_texts_that_end_their_process_or_hang_cost_only_themselves() -> None:
    found = results(
        conversions(tasks((2, "杀"), (3, "杀"), (9, "慢")), HOSTS, MANY, limit=4, convert=strange)
    )
    expected = {2: "wordpress/process-ended", 3: "wordpress/process-ended", 9: "wordpress/too-slow"}

    assert found == [expected.get(n, f"第{n}篇") for n in range(MANY)]


def slowly(context: Context) -> Context:
    time.sleep(SLOW_START)
    return context


class SlowlyRead(Context):
    """What a process is sent as it starts, here for longer than a text may take."""

    def __reduce__(self) -> tuple[Callable[[Context], Context], tuple[Context]]:
        return slowly, (HOSTS,)


def test_a_process_that_starts_slowly_makes_no_text_slow() -> None:
    fatal = Task(0, post(0, body="杀" + "x" * LONG), "/0.html")
    found = conversions([fatal], SlowlyRead(HOSTS.links), 1, limit=SLOW_START, convert=strange)
    assert results(found) == ["wordpress/process-ended"]


def test_no_more_texts_are_read_than_are_on_their_way() -> None:
    read = []

    def coming() -> Iterator[Task]:
        for task in tasks():
            read.append(task.position)
            yield task

    first = conversions(coming(), HOSTS, MANY)
    next(first)
    assert len(read) < MANY or (os.cpu_count() or 1) > 4
    first.close()  # type: ignore[attr-defined]


def test_an_error_of_the_reader_is_not_swallowed() -> None:
    def broken() -> Iterator[Task]:
        yield tasks()[0]
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError):
        results(conversions(broken(), HOSTS, MANY))


def test_a_long_text_is_ended_even_where_few_are_converted() -> None:
    slow = Task(1, post(1, body="慢" + "x" * LONG), "/1.html")
    few = [Task(0, post(0, body="前"), "/0.html"), slow, Task(2, post(2, body="后"), "/2.html")]
    found = conversions(few, HOSTS, 3, limit=2.0, convert=strange)
    assert results(found) == ["前", "wordpress/too-slow", "后"]


def test_texts_with_many_comments_do_not_wait_together() -> None:
    read = []

    def reading() -> Iterator[Task]:
        for n in range(MANY):
            read.append(n)
            yield Task(n, post(n, comments=(comment(1, body="x" * HEAVY),)), f"/{n}.html")

    found = conversions(reading(), HOSTS, MANY)
    next(found)
    assert len(read) == 1
