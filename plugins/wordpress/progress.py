"""How far a long step has come: a bar on a terminal, a line now and then in a log."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self, TextIO, TypeVar

from tqdm import tqdm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")

SECONDS_BETWEEN_LINES = 10.0


class Progress:
    """Counts what is done; not thread-safe, one thread counts.

    A step that ends before its first line is due leaves nothing in a log.

    Args:
        what: is counted, plural.
        total: how many there will be.
        stream: where it is shown, standard error by default.
        clock: seconds that never run backwards.
    """

    def __init__(
        self,
        what: str,
        total: int,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._what = what
        self._total = total
        self._stream = stream or sys.stderr
        self._clock = clock
        self._done = 0
        self._note = ""
        self._last = clock()
        self._told = 0
        self._bar = (
            tqdm(total=total, unit=f" {what}", file=self._stream) if self._stream.isatty() else None
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()
        elif 0 < self._told < self._done:
            self._line()

    def one(self, note: str = "") -> None:
        """One more is done; `note` says what else there is to know, such as `2.0 MB`."""
        self._done += 1
        self._note = note
        if self._bar is not None:
            self._bar.set_postfix_str(note, refresh=False)
            self._bar.update()
        elif self._clock() - self._last >= SECONDS_BETWEEN_LINES:
            self._last = self._clock()
            self._line()

    def _line(self) -> None:
        self._told = self._done
        note = f", {self._note}" if self._note else ""
        self._stream.write(f"{self._done:,} of {self._total:,} {self._what}{note}\n")
        self._stream.flush()


def shown(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """Pass `items` on and show how many have come by.

    Args:
        items: any.
        total: how many there will be.
        what: what they are, plural.
    """
    with Progress(what, total) as progress:
        for item in items:
            yield item
            progress.one()
