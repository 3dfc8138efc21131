"""One import at a time: two would each plan with what the other has not written yet."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from plugins.wordpress.library.store import UNFINISHED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class BusyError(Exception):
    """Another import is writing to the same content folder."""


@contextmanager
def only_import(folder: Path, *, dry_run: bool) -> Iterator[None]:
    """Keep other imports out while one writes; a killed one keeps nobody out.

    Args:
        folder: `content/wordpress`, which is made for the lock.
        dry_run: nothing will be written, so nobody is kept out.

    Raises:
        BusyError: another import is running.
        OSError: the folder cannot be made.
    """
    if dry_run:
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise BusyError from None
    try:
        for left in folder.glob(UNFINISHED):
            left.unlink(missing_ok=True)
        yield
    finally:
        lock.release()
