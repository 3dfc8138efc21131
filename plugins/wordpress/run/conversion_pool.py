"""Texts converted by several processes at once, handed back in their order.

Only a few texts are on their way at any time. A text that ends its process, or that takes longer
than `LIMIT`, costs that process and itself: it is found by converting those that were on their way
one by one, each in a process of its own.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.run.remembered import HEAVY, size_of
from plugins.wordpress.run.steps import converted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plugins.wordpress.conversion.context import Context
    from plugins.wordpress.conversion.convert import Converted
    from plugins.wordpress.model import Post

LIMIT = 20.0
"""Seconds that one text may take; the longest known takes one."""

FEW = 16
"""So many texts are converted sooner than a second process has started."""

LONG = 200_000
"""Characters of a text that is converted by a process of its own, which can be ended."""

_MOST_PROCESSES = 8


@dataclass(frozen=True, slots=True)
class Task:
    """A text to be converted.

    Attributes:
        position: of the item in the export.
        post: the item.
        base: path of the old page, which relative addresses start from.
    """

    position: int
    post: Post
    base: str


def conversions(
    tasks: Iterable[Task],
    context: Context,
    number: int,
    *,
    limit: float = LIMIT,
    convert: Callable[[Post, str, Context], Converted | Problem] = converted,
) -> Iterator[tuple[Task, Converted | Problem]]:
    """Convert texts, each with its result or with what kept it from having one.

    Args:
        tasks: in the order in which results are wanted.
        context: sent to each process once.
        number: how many tasks there will be.
        limit: seconds that one text may take where several processes are at work.
        convert: a function of a module, so that another process can import it.
    """
    pool = _Pool(context, limit, convert)
    if number > FEW:
        return pool.run(tasks)
    return (
        result
        for task in tasks
        for result in (
            pool.run([task])
            if len(task.post.body) > LONG
            else [(task, convert(task.post, task.base, context))]
        )
    )


class _Pool:
    def __init__(
        self,
        context: Context,
        limit: float,
        convert: Callable[[Post, str, Context], Converted | Problem],
    ) -> None:
        self._start = (context, limit, convert)
        self._limit = limit
        self._processes = min(os.cpu_count() or 1, _MOST_PROCESSES)

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Converted | Problem]]:
        coming = iter(tasks)
        waiting: deque[tuple[Task, Future[Converted | Problem] | None]] = deque()
        pool = self._pool(self._processes)
        try:
            while True:
                while len(waiting) < 4 * self._processes and not _is_heavy(waiting):
                    task = next(coming, None)
                    if task is None:
                        break
                    waiting.append((task, _submitted(pool, task)))
                if not waiting:
                    return
                result = _result(waiting[0][1])
                if result is not None:
                    yield waiting.popleft()[0], result
                    continue
                pool.shutdown(wait=False, cancel_futures=True)
                yield from self._one_by_one(waiting)
                waiting.clear()
                pool = self._pool(self._processes)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _one_by_one(
        self, waiting: Iterable[tuple[Task, Future[Converted | Problem] | None]]
    ) -> Iterator[tuple[Task, Converted | Problem]]:
        pool = self._pool(1)
        try:
            for task, future in waiting:
                result = _result(future)
                if result is None:
                    _wait_for_process(pool)
                    begun = time.monotonic()
                    result = _result(_submitted(pool, task))
                if result is None:
                    pool.shutdown(wait=False)
                    pool = self._pool(1)
                    result = _ended(task.post, time.monotonic() - begun >= self._limit, self._limit)
                yield task, result
        finally:
            pool.shutdown(wait=False)

    def _pool(self, processes: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            max_workers=processes,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=self._start,
        )


def _is_heavy(waiting: Iterable[tuple[Task, object]]) -> bool:
    return sum(size_of(task.post) for task, _ in waiting) > HEAVY


def _submitted(pool: ProcessPoolExecutor, task: Task) -> Future[Converted | Problem] | None:
    # Comments may be many, and no conversion reads them.
    try:
        return pool.submit(_work, replace(task.post, comments=()), task.base)
    except BrokenProcessPool:
        return None


def _wait_for_process(pool: ProcessPoolExecutor) -> None:
    """Let a process start, which may take longer than a text."""
    with suppress(BrokenProcessPool):
        pool.submit(os.getpid).result()


def _result(future: Future[Converted | Problem] | None) -> Converted | Problem | None:
    """What came of a task, None when its process has ended, or another one of the same pool."""
    if future is None or future.cancelled():
        return None
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def _ended(post: Post, is_late: bool, limit: float) -> Problem:
    mend = "import this one by hand"
    if is_late:
        message = f"its conversion took more than {limit:g} seconds"
        return Problem("wordpress/too-slow", message, post.source, post.line, mend)
    message = "its conversion ended the process that it ran in"
    return Problem("wordpress/process-ended", message, post.source, post.line, mend)


class _Worker:
    """What one process was started with."""

    context: Context
    limit: float
    convert: Callable[[Post, str, Context], Converted | Problem]


def _begin(
    context: Context, limit: float, convert: Callable[[Post, str, Context], Converted | Problem]
) -> None:
    _Worker.context, _Worker.limit = context, limit
    _Worker.convert = staticmethod(convert)
    # The import itself is told of Ctrl-C, and ends its processes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(post: Post, base: str) -> Converted | Problem:
    # A regular expression that runs away hears no signal: the process is ended from outside Python.
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(_Worker.limit, exit=True, file=nowhere)
        try:
            return _Worker.convert(post, base, _Worker.context)
        finally:
            faulthandler.cancel_dump_traceback_later()
