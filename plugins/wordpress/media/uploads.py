"""Copies the uploads out of a copy of the old site's files."""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.diagnostics.plain_file import open_plain
from plugins.wordpress.media.file_contents import content_objection
from plugins.wordpress.media.media_report import MediaFile, Supply
from plugins.wordpress.media.placing import Shelf
from plugins.wordpress.media.upload_paths import DEEPEST, name_objection
from plugins.wordpress.upload_path import UPLOADS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST = 500_000_000
"""Bytes of one file."""

_YEAR = re.compile(r"(?:19|20)\d\d")
# Sections of .htaccess that speak of some files or methods only.
_SECTION = re.compile(r"(?is)<(files|filesmatch|limit|limitexcept)\b.*?</\1>")
_GRANTED = re.compile(r"(?im)^[ \t]*(?:allow\s+from\s+all|require\s+all\s+granted)")
_DENIED = re.compile(r"(?im)^[ \t]*(?:deny\s+from\s+all|require\s+all\s+denied)")


def uploads_folder(folder: Path) -> Path | Problem:
    """The uploads in `folder`: the root of a site, its `wp-content`, or the uploads themselves."""
    for candidate in (folder / "wp-content" / "uploads", folder / "uploads"):
        if candidate.is_dir() and not candidate.is_symlink():
            return candidate
    try:
        inside = folder.name == "uploads" or any(
            _YEAR.fullmatch(path.name) and path.is_dir() for path in folder.iterdir()
        )
    except OSError as error:
        return Problem("wordpress/uploads", f"cannot be read: {error.strerror}", folder)
    if inside and folder.is_dir():
        return folder
    mend = "name the folder of the old site that holds wp-content/uploads"
    return Problem(
        "wordpress/uploads", "no uploads of a WordPress in this folder", folder, None, mend
    )


def copy_uploads(
    folder: Path, content: Path, *, largest: int = LARGEST, dry_run: bool = False
) -> Iterator[MediaFile]:
    """Copy every file below `folder` to the same path below `content/wp-content/uploads/`.

    What is there already is never written over; a run that was cut off is completed by the next.
    Links are not followed. What must not be published is refused with its reason.

    Args:
        folder: as `uploads_folder` found it.
        content: the content folder.
        largest: bytes of one file.
        dry_run: write nothing, say the same.

    Yields:
        Each file in the order of its path.
    """
    shelf = Shelf(content, dry_run=dry_run)
    for below, reason in _walk(folder):
        path = UPLOADS + below
        if reason:
            yield MediaFile(path, Supply.REFUSED, reason)
            continue
        try:
            yield _copied(folder / below, path, shelf, largest)
        except OSError as error:
            yield MediaFile(path, Supply.REFUSED, f"cannot be copied: {error.strerror or error}")


def _copied(source: Path, path: str, shelf: Shelf, largest: int) -> MediaFile:
    with open_plain(source) as file:
        size = os.fstat(file.fileno()).st_size
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return MediaFile(path, Supply.REFUSED, "no regular file")
        if size > largest:
            return MediaFile(path, Supply.REFUSED, f"more than {largest:,} bytes", size)
        reason = content_objection(source.name, file)
        if reason:
            return MediaFile(path, Supply.REFUSED, reason, size)
        return shelf.put(path, file, source)


def _walk(root: Path) -> Iterator[tuple[str, str]]:
    """Paths of all files below `root`, each with what speaks against it before it is opened."""
    waiting: list[tuple[str, str]] = [("", "")]
    while waiting:
        below, inherited = waiting.pop()
        folder = root / below
        closed = inherited or _closed(folder)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield below.rstrip("/"), f"cannot be read: {error.strerror}"
            continue
        folders = []
        for entry in entries:
            path = below + entry.name
            if entry.is_symlink():
                yield path, "a symbolic link, which is not followed"
            elif entry.is_dir():
                deep = path.count("/") >= DEEPEST
                if deep:
                    yield path, f"lies below more than {DEEPEST} folders"
                else:
                    folders.append((f"{path}/", closed))
            elif not entry.is_file():
                yield path, "a pipe, a device or the like"
            else:
                yield path, name_objection(path) or closed
        waiting += reversed(folders)


def _closed(folder: Path) -> str:
    """Whether the folder was not public: its .htaccess says so."""
    try:
        with open_plain(folder / ".htaccess") as file:
            rules = file.read(65_536).decode("utf-8", "replace")
    except OSError:
        return ""
    sections = "".join(found[0] for found in _SECTION.finditer(rules))
    # Many deny everything but pictures, which are what counts here.
    if _DENIED.search(_SECTION.sub("", rules)) and not _GRANTED.search(sections):
        return "was not public: a .htaccess forbids its folder"
    return ""
