"""Opens files of an export: regular ones only, for a pipe or a device may never end."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, BinaryIO

from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from pathlib import Path

# A file that is no regular one may keep its reader waiting for ever; Windows has none of these.
_OPENING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_OPENING |= getattr(os, "O_BINARY", 0)


def open_regular(path: Path) -> BinaryIO | Problem:
    """`path` opened for reading, or why it must not be; symbolic links are refused."""
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            mend = "copy the file itself"
            return Problem("wordpress/symbolic-link", "a symbolic link", path, mend=mend)
        if not stat.S_ISREG(mode):
            message = "a pipe, a device or the like: not read"
            return Problem("wordpress/no-file", message, path)
        return os.fdopen(os.open(path, _OPENING), "rb")
    except OSError as error:
        return Problem("wordpress/unreadable", f"cannot be read: {error.strerror}", path)
