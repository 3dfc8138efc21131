"""Finds out what kind of export somebody gave, by what is in the files."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.sources.byte_chunks import GZIP, ChunkError, chunks
from plugins.wordpress.sources.exporter_folder import EXTENSIONS, ExporterFolder, find_exports
from plugins.wordpress.sources.joined_sources import JoinedSources
from plugins.wordpress.sources.regular_file import open_regular
from plugins.wordpress.sources.wxr import WxrSource
from plugins.wordpress.sources.zip_archive import ZIP
from plugins.wordpress.sources.zip_source import ZipSource, uploads_below

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.wordpress.model import Source

_HEAD = 64 * 1024
# Names that are worth a look inside: a copy of a whole site holds thousands of pictures.
_WORTH_A_LOOK = frozenset({".xml", ".wxr", ".rss", ".txt", ".gz", ".zip", ""})


class _Form(Enum):
    WXR = auto()
    ZIP = auto()
    MARKDOWN = auto()
    COMMENTS = auto()
    UNKNOWN = auto()


def open_source(paths: Sequence[Path]) -> Source | list[Problem]:
    """The export in `paths` as one source, or what is wrong with them.

    Several WXR files count as parts of one export.

    Args:
        paths: WXR files (plain or gzip), ZIPs, folders, Markdown files of exporters.
    """
    found = _Found()
    for path in paths:
        _add(path, found)
    return found.source() if paths else [Problem("wordpress/no-source", "no export was given")]


def uploads_of(source: Source) -> Path | None:
    """The copy of `wp-content/uploads` that came with a source, None for none."""
    found = getattr(source, "uploads", None)
    return found if isinstance(found, Path) else None


def open_folder(folder: Path) -> Source | list[Problem]:
    """Likewise, for what lies in one folder; archives in it are not opened."""
    found = _Found()
    if not _add_files(folder, found):
        found.problems.append(_nothing_in(folder))
    return found.source()


@dataclass(slots=True)
class _Found:
    wxr: list[Path] = field(default_factory=list)
    uploads: Path | None = None
    others: list[Source] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def source(self) -> Source | list[Problem]:
        if self.problems:
            return self.problems
        sources = list(self.others)
        if self.wxr:
            sources.insert(0, WxrSource(list(dict.fromkeys(self.wxr)), self.uploads))
        return sources[0] if len(sources) == 1 else JoinedSources(sources)


def _add(path: Path, found: _Found) -> None:
    if not path.exists():
        found.problems.append(Problem("wordpress/no-source", "no such file or folder", path))
        return
    if path.is_dir():
        _add_folder(path, found)
        return
    match _form(path):
        case _Form.WXR:
            found.wxr.append(path)
        case _Form.ZIP:
            source = ZipSource(path, open_folder)
            found.problems.extend(source.problems)
            found.others.append(source)
        case _Form.MARKDOWN:
            found.others.append(ExporterFolder(path))
        case _Form.COMMENTS:
            message = "an export of comments: it needs the export of their site beside it"
            found.problems.append(Problem("wordpress/comments-only", message, path))
        case _:
            found.problems.append(_unknown(path))


def _add_folder(folder: Path, found: _Found) -> None:
    if _add_files(folder, found):
        return
    archives = [path for path in _candidates(folder) if _form(path) is _Form.ZIP]
    for archive in archives:
        _add(archive, found)
    if not archives:
        found.problems.append(_nothing_in(folder))


def _add_files(folder: Path, found: _Found) -> bool:
    """Take the WXR and Markdown files below `folder`; False when there are none."""
    wxr = [path for path in _candidates(folder) if _form(path) is _Form.WXR]
    found.wxr += wxr
    uploads = uploads_below(folder)
    found.uploads = found.uploads or uploads
    markdown = bool(find_exports(folder))
    if markdown:
        found.others.append(ExporterFolder(folder, uploads))
    return bool(wxr) or markdown


def _nothing_in(folder: Path) -> Problem:
    mend = "give the folder that the exporter's *.md files or the *.xml files lie in"
    message = "holds no export: no *.md, no *.markdown, no WXR file"
    return Problem("wordpress/no-source", message, folder, mend=mend)


def _candidates(folder: Path) -> list[Path]:
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        # What authors uploaded is no export, whatever it looks like.
        folders[:] = sorted(name for name in folders if name != "wp-content")
        found += [
            Path(place) / name for name in names if Path(name).suffix.lower() in _WORTH_A_LOOK
        ]
    return sorted(found)


def _form(path: Path) -> _Form:
    file = open_regular(path)
    if isinstance(file, Problem):
        return _Form.UNKNOWN
    with file:
        head = file.read(len(ZIP[0]))
    if head in ZIP:
        return _Form.ZIP
    text = _head(path)
    if text is None:
        return _Form.WXR if head.startswith(GZIP) else _Form.UNKNOWN
    begin = text.lstrip()[:1024]
    if begin.startswith(b"---") or (path.suffix.lower() in EXTENSIONS and begin[:1] != b"<"):
        return _Form.MARKDOWN
    if b"http://disqus.com" in begin or (begin[:1] == b"{" and b'"thread' in text):
        return _Form.COMMENTS
    return _Form.WXR if b"wordpress.org/export/" in text or b"<wp:" in text else _Form.UNKNOWN


def _head(path: Path) -> bytes | None:
    head = b""
    try:
        for chunk in chunks(path):
            head += chunk
            if len(head) >= _HEAD:
                break
    except ChunkError:
        return head or None
    return head[:_HEAD]


def _unknown(path: Path) -> Problem:
    file = open_regular(path)
    if isinstance(file, Problem):
        return file
    file.close()
    message = "no export of WordPress: neither WXR, nor Markdown with front matter, nor a ZIP"
    mend = "export the site with Tools > Export, or with the Jekyll or Hugo exporter"
    return Problem("wordpress/no-source", message, path, mend=mend)
