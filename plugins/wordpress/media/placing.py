"""Puts a file at its place below content/, in one step, and never over another one."""

from __future__ import annotations

import filecmp
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.diagnostics.clash_key import clash_key
from plugins.wordpress.media.media_report import MediaFile, Supply
from plugins.wordpress.media.upload_paths import target_of
from plugins.wordpress.upload_path import UPLOADS

if TYPE_CHECKING:
    from typing import BinaryIO

_UNFINISHED = ".unfinished-"


class Shelf:
    """The uploads of the new site.

    Args:
        content: the content folder; it need not exist yet.
        dry_run: say what would be done, write nothing.
    """

    def __init__(self, content: Path, *, dry_run: bool = False) -> None:
        self._content = content
        self._root = content.resolve()
        self._dry_run = dry_run
        self._folders: dict[Path, bool] = {}
        self._keys: dict[str, str] = {}
        root = target_of(UPLOADS, content)
        for folder, _folders, names in os.walk(root):
            below = Path(folder).relative_to(content).as_posix()
            for name in names:
                if name.startswith(_UNFINISHED):
                    # Left by a run that was killed.
                    if not dry_run:
                        Path(folder, name).unlink(missing_ok=True)
                    continue
                path = f"/{below}/{name}"
                self._keys.setdefault(clash_key(path), path)

    def has(self, path: str) -> bool:
        """Whether a file with exactly this path is there."""
        return self._keys.get(clash_key(path)) == path

    def clash(self, path: str) -> str:
        """The path of a file that differs from `path` in letter case or composition only."""
        other = self._keys.get(clash_key(path), path)
        return "" if other == path else other

    def put(self, path: str, source: BinaryIO, name: Path) -> MediaFile:
        """Copy `source`, the open file called `name`, to `path`.

        Raises:
            OSError: as writing files does; nothing is left behind.
        """
        size = os.fstat(source.fileno()).st_size
        target = target_of(path, self._content)
        reason = self.objection(path)
        if reason:
            return MediaFile(path, Supply.REFUSED, reason, size)
        if target.exists():
            same = filecmp.cmp(name, target)
            why = "" if same else "another file is there and was left alone"
            return MediaFile(path, Supply.UNCHANGED if same else Supply.KEPT, why, size)
        if not self._dry_run:
            target.parent.mkdir(parents=True, exist_ok=True)
            source.seek(0)
            _copy(source, target)
        self._keys[clash_key(path)] = path
        return MediaFile(path, Supply.COPIED, size=size)

    def move(self, path: str, part: Path) -> MediaFile:
        """Move the complete download `part` to `path`.

        Raises:
            OSError: as writing files does.
        """
        size = part.stat().st_size
        target = target_of(path, self._content)
        reason = self.objection(path)
        if reason:
            return MediaFile(path, Supply.REFUSED, reason, size)
        if target.exists():
            return MediaFile(path, Supply.SUPPLIED, size=size)
        target.parent.mkdir(parents=True, exist_ok=True)
        part.chmod(0o644)
        try:
            part.replace(target)
        except OSError:
            # Another file system: copied beside its place first.
            with part.open("rb") as file:
                _copy(file, target)
            part.unlink()
        self._keys[clash_key(path)] = path
        return MediaFile(path, Supply.DOWNLOADED, size=size)

    def objection(self, path: str) -> str:
        """Why nothing may be written at `path`: links that lead out, or a clash; "" if it may."""
        other = self.clash(path)
        if other:
            return f"differs from {other} in letter case or composition only"
        target = target_of(path, self._content)
        folder = target.parent
        if folder not in self._folders:
            self._folders[folder] = folder.resolve().is_relative_to(self._root)
        if not self._folders[folder]:
            return "its folder is a symbolic link that leads out of the content"
        return "a symbolic link is there" if target.is_symlink() else ""


def _copy(source: BinaryIO, target: Path) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_UNFINISHED)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            shutil.copyfileobj(source, file, 1 << 20)
        temporary.chmod(0o644)
        # The date stays: a later run sees by size and date that nothing has changed.
        held = os.fstat(source.fileno())
        os.utime(temporary, ns=(held.st_atime_ns, held.st_mtime_ns))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
