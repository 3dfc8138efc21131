"""`inv import-wordpress PATH`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.model import Post, Site
from plugins.wordpress.reports.import_report import ImportReport
from plugins.wordpress.run.import_site import import_site
from plugins.wordpress.run.options import Options
from plugins.wordpress.sources.exporter_markdown import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plugins.wordpress.model import Source

_EXTENSIONS = frozenset({".md", ".markdown"})


def import_exports(
    paths: Sequence[Path], content: Path, *, data: Path, options: Options | None = None
) -> ImportReport:
    """Turn an export into bundles below `content`, or bring those of an earlier import up to date.

    Args:
        paths: exporter Markdown files, or folders searched for `*.md` and `*.markdown`.
        content: the site's content folder.
        data: the site's data folder; new categories, tags and authors are appended to its lists.
        options: what the user chose.
    """
    options = options or Options()
    source = open_source(paths)
    if isinstance(source, list):
        return ImportReport((), frozenset(), (), source, options.dry_run, Path.cwd())
    return import_site(source, content, data, options)


def open_source(paths: Sequence[Path]) -> Source | list[Problem]:
    """The export in `paths` as one source, or what is wrong with them."""
    found = {path: find_exports(path) for path in paths}
    problems = [_nothing_found(path) for path, files in found.items() if not files]
    return problems or ExporterFiles([file for files in found.values() for file in files])


@dataclass(frozen=True, slots=True)
class ExporterFiles:
    """Markdown files of an exporter; a `model.Source`."""

    files: Sequence[Path]

    def site(self) -> Site:
        """Such files say nothing of the whole site."""
        return Site()

    def posts(self) -> Iterator[Post | Problem]:
        """The text in each file."""
        return map(_guarded, self.files)


def find_exports(source: Path) -> list[Path]:
    """The files to read, sorted, so that every run sees them in the same order."""
    if source.is_file():
        return [source]
    found = [
        Path(folder) / name
        for folder, _, names in os.walk(source)
        for name in names
        if Path(name).suffix.lower() in _EXTENSIONS
    ]
    return sorted(found)


def _guarded(path: Path) -> Post | Problem:
    try:
        return read(path)
    except Exception as error:  # noqa: BLE001 (one strange file must not lose the others)
        message = " ".join(f"cannot be imported: {type(error).__name__}: {error}".split())
        return Problem("wordpress/import", message, path)


def _nothing_found(source: Path) -> Problem:
    if not source.exists():
        return Problem("wordpress/no-source", "no such file or folder", source)
    mend = "give the folder that the exporter's *.md files lie in"
    return Problem("wordpress/no-source", "holds no *.md or *.markdown file", source, mend=mend)
