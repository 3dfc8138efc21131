"""Opens files of others: a link at the end of a path is refused, a pipe keeps nobody waiting."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

# A file that is no regular one may keep its reader waiting for ever; Windows has none of these.
_OPENING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_OPENING |= getattr(os, "O_BINARY", 0)


def open_plain(path: Path) -> BinaryIO:
    """`path` opened for reading; whether it is a regular file is for the caller to see.

    Raises:
        OSError: as opening files does, and for a symbolic link.
    """
    return os.fdopen(os.open(path, _OPENING), "rb")
