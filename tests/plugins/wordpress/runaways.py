"""A bound for texts that would take for ever."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 60.0
"""Of the processor, not of the clock: ten times what the longest text takes on a slow machine.

What these texts take without limits is minutes or hours; benchmarks/ measure how fast we are.
"""


@contextmanager
def no_runaway() -> Iterator[None]:
    """End a block that runs away, and fail."""

    def end(*_: object) -> None:
        pytest.fail(f"it took more than {SECONDS:g} seconds of the processor")

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
