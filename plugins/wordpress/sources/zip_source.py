"""A ZIP that an exporter plugin offers for download, or that holds WXR files."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.sources.zip_archive import unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plugins.wordpress.model import Post, Site, Source


class ZipSource:
    """The export in an archive; a `model.Source`.

    It is unpacked when it is first read, into a temporary folder that goes with this object.
    Places are told as if the archive were a folder: `export.zip/_posts/2012-10-26-x.md`.

    Args:
        archive: the ZIP.
        open_folder: gives the source for what was unpacked, or why there is none.
    """

    def __init__(
        self, archive: Path, open_folder: Callable[[Path], Source | list[Problem]]
    ) -> None:
        self._archive = archive
        self._folder = tempfile.TemporaryDirectory(prefix="wordpress-export-")
        self._root = Path(self._folder.name)
        self._problems = unpack(archive, self._root)
        opened = open_folder(self._root)
        self._source = None if isinstance(opened, list) else opened
        self.problems = [] if self._source else [*self._problems, *self._told(opened)]

    def _told(self, opened: object) -> list[Problem]:
        found = opened if isinstance(opened, list) else []
        return [self._placed(one) for one in found if isinstance(one, Problem)]

    @property
    def uploads(self) -> Path | None:
        """The unpacked copy of `wp-content/uploads`, None when the archive holds none."""
        return uploads_below(self._root)

    def site(self) -> Site:
        """What the export in the archive says of the site."""
        if self._source is None:
            raise ValueError(self.problems)
        return self._source.site()

    def posts(self) -> Iterator[Post | Problem]:
        """What could not be unpacked, then every item of the export in the archive."""
        yield from self._problems
        if self._source is None:
            return
        for found in self._source.posts():
            if isinstance(found, Problem):
                yield self._placed(found)
            else:
                yield replace(found, source=self._place(found.source))

    def close(self) -> None:
        """Remove what was unpacked."""
        self._folder.cleanup()

    def _placed(self, problem: Problem) -> Problem:
        return replace(problem, path=self._place(problem.path) if problem.path else None)

    def _place(self, path: Path) -> Path:
        inside = path.is_relative_to(self._root)
        return self._archive / path.relative_to(self._root) if inside else path


def uploads_below(root: Path) -> Path | None:
    """The folder `wp-content/uploads` at most two levels below `root`, None for none."""
    for pattern in ("wp-content/uploads", "*/wp-content/uploads", "*/*/wp-content/uploads"):
        for folder in sorted(root.glob(pattern)):
            if folder.is_dir() and not folder.is_symlink():
                return folder
    return None
