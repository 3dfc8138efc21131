"""How far a long step has come: a bar on a terminal, a line now and then in a log."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self, TextIO

from tqdm import tqdm

if TYPE_CHECKING:
    from collections.abc import Callable

_SECONDS_BETWEEN_LINES = 30.0


class Progress:
    """Counts files and bytes; not thread-safe, one thread counts.

    Args:
        what: is being done, in one or two words.
        total: number of files.
        stream: where it is shown.
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
        self._files = 0
        self._bytes = 0
        self._last = clock()
        shown = self._stream.isatty()
        self._bar = tqdm(total=total, desc=what, unit="file", file=self._stream) if shown else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()
        elif self._total:
            self._line()

    def file(self, received: int) -> None:
        """One more file is done; `received` bytes have come over the network so far."""
        self._files += 1
        self._bytes = received
        if self._bar is not None:
            self._bar.set_postfix_str(f"{self._bytes / 1e6:.1f} MB", refresh=False)
            self._bar.update()
        elif self._clock() - self._last >= _SECONDS_BETWEEN_LINES:
            self._last = self._clock()
            self._line()

    def _line(self) -> None:
        megabytes = f"{self._bytes / 1e6:.1f} MB"
        self._stream.write(f"{self._what}: {self._files} of {self._total} files, {megabytes}\n")
        self._stream.flush()
