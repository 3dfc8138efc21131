"""A project of its own that a WordPress moves into, with the commands that an author types."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from tests.conftest import ROOT, TAXONOMY

if TYPE_CHECKING:
    from pathlib import Path

_LINKED = ("plugins", "theme")
_COPIED = ("tasks.py", "bootstrap.py", "pelicanconf.py", "publishconf.py", "pyproject.toml")


@dataclass(frozen=True)
class Project:
    """A copy of this project without texts and data.

    Attributes:
        folder: its root.
    """

    folder: Path

    @property
    def output(self) -> Path:
        """The built site."""
        return self.folder / "output"

    def inv(self, *arguments: str) -> str:
        """What a task prints; it has to succeed."""
        command = [sys.executable, "-m", "invoke", *arguments]
        run = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        assert run.returncode == 0, f"inv {' '.join(arguments)}\n{run.stdout}{run.stderr}"
        return run.stdout

    def import_wordpress(self, export: Path, uploads: Path) -> str:
        """Move the site of an export in, its media from a copy of their folder."""
        return self.inv("import-wordpress", str(export), "--uploads", str(uploads))

    def written(self) -> dict[str, str]:
        """SHA-256 of every file of content/ and data/ by its path."""
        return {
            path.relative_to(self.folder).as_posix(): sha256(path.read_bytes()).hexdigest()
            for folder in ("content", "data")
            for path in sorted((self.folder / folder).rglob("*"))
            if path.is_file()
        }


def new_project(folder: Path) -> Project:
    """A project in `folder`, which is made."""
    folder.mkdir()
    for name in _LINKED:
        (folder / name).symlink_to(ROOT / name)
    for name in _COPIED:
        shutil.copyfile(ROOT / name, folder / name)
    (folder / "content").mkdir()
    (folder / "data").mkdir()
    (folder / "data" / "taxonomy.toml").write_text(TAXONOMY, encoding="utf-8")
    return Project(folder)
