"""One import at a time: two would each add their metrics to the file as both found it."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def only_import_into(data: Path) -> Iterator[None]:
    """Wait until no other import plans or writes below the data folder, and keep others waiting.

    The folder itself is locked, so nothing is left behind, however the import ends. Where folders
    cannot be locked (Windows, some network drives) nobody waits; that a file was changed meanwhile
    is then noticed just before writing.
    """
    try:
        handle = os.open(data, os.O_RDONLY)
    except OSError:
        yield
        return
    try:
        if fcntl is not None:
            with suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
