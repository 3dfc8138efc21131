"""Build beside the published folder, publish in one step.

`<output>.building` is filled by the run and takes the place of `<output>` by rename; until then the
previous site stays as it is, whatever happens to the run. An interrupted swap is healed by the next
run. Only folders that hold our marker are ever replaced or removed.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from pathlib import Path

MARKER = ".vps-atlas"
"""A file in each folder that we made."""

_MARKER_TEXT = "Made by the VPS Atlas build, which replaces this whole folder at each run.\n"


class StagingRefusedError(Exception):
    """The output folder must not be replaced, or another build holds it; the text says why."""


class Staging:
    """The folder that a run writes to, and the way from there to the published folder."""

    def __init__(self, output: Path) -> None:
        # A link is followed: the folder behind it is replaced, and the link stays.
        self.output = output.resolve()
        if not self.output.name or self.output.is_mount():
            raise StagingRefusedError(
                f"{self.output} cannot be replaced as a whole; choose a folder inside it"
            )
        self.building = self.output.with_name(self.output.name + ".building")
        self.previous = self.output.with_name(self.output.name + ".previous")
        self._lock = FileLock(self.output.with_name(f".{self.output.name}.lock"))

    def open(self) -> Path:
        """Give back the folder to build in, empty but for the marker.

        Raises:
            StagingRefusedError: a folder in the way is not ours, or another build is running.
        """
        self.output.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            msg = f"another build is writing {self.output}; wait for it to end"
            raise StagingRefusedError(msg) from None
        try:
            for folder in (self.output, self.building, self.previous):
                _refuse_foreign(folder)
        except StagingRefusedError:
            self._lock.release()
            raise
        self._heal()
        _remove(self.building)
        self.building.mkdir()
        (self.building / MARKER).write_text(_MARKER_TEXT, encoding="utf-8")
        return self.building

    def publish(self) -> None:
        """Put what was built in the place of the published folder."""
        if self.output.exists():
            self.output.rename(self.previous)
        self.building.rename(self.output)
        _remove(self.previous)
        self._lock.release()

    def discard(self) -> None:
        """Remove what was built; the published folder stays as it was."""
        _remove(self.building)
        self._lock.release()

    def _heal(self) -> None:
        if self.previous.exists():
            if self.output.exists():
                _remove(self.previous)
            else:
                self.previous.rename(self.output)


def _refuse_foreign(folder: Path) -> None:
    if not folder.exists():
        return
    ours = folder.is_dir() and ((folder / MARKER).is_file() or not any(folder.iterdir()))
    if not ours:
        raise StagingRefusedError(
            f"{folder} holds files that this build did not make; "
            "move them away or choose another output folder"
        )


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
