"""How far an import is: a bar on a terminal, now and then a line in a log."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

from tqdm import tqdm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

SECONDS_BETWEEN_LINES = 10.0


def shown(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """Pass `items` on and tell standard error how many have come by.

    Args:
        items: any.
        total: how many there will be.
        what: what they are, plural.
    """
    if sys.stderr.isatty():
        yield from tqdm(items, total=total, unit=f" {what}", leave=False, file=sys.stderr)
        return
    last = time.monotonic()
    for number, item in enumerate(items, start=1):
        yield item
        if time.monotonic() - last >= SECONDS_BETWEEN_LINES:
            last = time.monotonic()
            print(f"{number:,} of {total:,} {what}", file=sys.stderr, flush=True)
