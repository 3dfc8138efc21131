"""How far an audit is, on a terminal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tqdm import tqdm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.wordpress.audit.crawl import Progress


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """A bar on a terminal, nothing in a log; its end moves as addresses are found."""
    with tqdm(disable=None, unit=" addresses", leave=False) as bar:

        def show(asked: int, left: int) -> None:
            bar.total = asked + left
            bar.update(asked - bar.n)

        yield show
