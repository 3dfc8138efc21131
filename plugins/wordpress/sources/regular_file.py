"""Opens files of an export: regular ones only, for a pipe or a device may never end."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, BinaryIO

from plugins.diagnostics import Problem
from plugins.diagnostics.plain_file import open_plain

if TYPE_CHECKING:
    from pathlib import Path


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
        return open_plain(path)
    except OSError as error:
        return Problem("wordpress/unreadable", f"cannot be read: {error.strerror}", path)
