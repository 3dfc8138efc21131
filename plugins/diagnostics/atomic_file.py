"""A file written in one step."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_atomically(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write `data` beside `path`, then rename: a reader sees the old file or the new one whole.

    Args:
        path: the file.
        data: all of it, or its pieces.

    Raises:
        OSError: as writing files does; nothing is left behind.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".unfinished-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines([data] if isinstance(data, bytes) else data)
        # mkstemp makes files that only their owner can read.
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
