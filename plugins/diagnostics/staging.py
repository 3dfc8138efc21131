"""Build beside the published folder, publish in one step.

`<output>.building` is filled by the run and takes the place of `<output>` by rename; until then the
previous site stays as it is, whatever happens to the run. An interrupted swap is healed by the next
run.
"""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MARKER = ".vps-atlas"
"""A file in each folder that we published; only such a folder, or an empty one, is replaced."""

_MARKER_TEXT = "Made by the VPS Atlas build, which replaces this whole folder at each run.\n"


class StagingRefusedError(Exception):
    """The output folder must not be replaced, or another build holds it; the text says why."""


class Staging:
    """The folder that a run writes to, and the way from there to the published folder."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.building = output.with_name(output.name + ".building")
        self.previous = output.with_name(output.name + ".previous")
        self._lock: int | None = None

    def open(self) -> Path:
        """Give back the empty folder to build in.

        Raises:
            StagingRefusedError: the output folder is not ours, or another build is running.
        """
        self._heal()
        if not self._is_ours():
            msg = (
                f"{self.output} holds files that this build did not make; "
                "move them away or choose another output folder"
            )
            raise StagingRefusedError(msg)
        self.building.mkdir(parents=True, exist_ok=True)
        self._take_lock()
        for leftover in self.building.iterdir():
            _remove(leftover)
        return self.building

    def publish(self) -> None:
        """Put what was built in the place of the published folder."""
        (self.building / MARKER).write_text(_MARKER_TEXT, encoding="utf-8")
        if self.output.exists():
            self.output.rename(self.previous)
        self.building.rename(self.output)
        _remove(self.previous)
        self._release_lock()

    def discard(self) -> None:
        """Remove what was built; the published folder stays as it was."""
        _remove(self.building)
        self._release_lock()

    def _heal(self) -> None:
        if self.previous.exists():
            if self.output.exists():
                _remove(self.previous)
            else:
                self.previous.rename(self.output)

    def _is_ours(self) -> bool:
        if not self.output.exists():
            return True
        if not self.output.is_dir():
            return False
        return (self.output / MARKER).is_file() or not any(self.output.iterdir())

    def _take_lock(self) -> None:
        self._release_lock()
        if sys.platform == "win32":
            return
        import fcntl  # noqa: PLC0415 (there is none on Windows)

        lock = os.open(self.building, os.O_RDONLY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(lock)
            msg = f"another build is writing {self.building}; wait for it to end"
            raise StagingRefusedError(msg) from None
        self._lock = lock

    def _release_lock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
