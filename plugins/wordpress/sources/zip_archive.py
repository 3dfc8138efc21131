"""Unpacks a ZIP of an export into a folder of its own, and nothing beside it."""

from __future__ import annotations

import re
import shutil
import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.diagnostics.clash_key import clash_key
from plugins.wordpress.sources.regular_file import open_regular

if TYPE_CHECKING:
    from collections.abc import Iterator

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
MOST_ENTRIES = 200_000
LARGEST_UNPACKED = 8 * 1024**3
"""Bytes that all files of an archive may have together."""

_HIGHEST_RATIO = 200
_FREE = 1024**2  # bytes of a file that may unpack before its ratio counts
_LONGEST_NAME = 255
_CHUNK = 1024**2
_UTF_8_NAME = 0x800
_ENCRYPTED = 0x1
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_READABLE = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})


class _BombError(Exception):
    pass


@dataclass(frozen=True, slots=True)
class _Entry:
    """One file of an archive, and where it may be written below the folder."""

    info: zipfile.ZipInfo
    path: PurePosixPath


def unpack(archive: Path, folder: Path) -> list[Problem]:
    """Write the archive's files below `folder`; what must not be written is a problem.

    An archive that would unpack to far more than an export is left as it is at that point.
    """
    file = open_regular(archive)
    if isinstance(file, Problem):
        return [file]
    problems: list[Problem] = []
    try:
        with file, zipfile.ZipFile(file) as opened:
            entries = list(_entries(opened, archive, problems))
            _check_size([entry.info for entry in entries], folder)
            left = LARGEST_UNPACKED
            for entry in entries:
                try:
                    with opened.open(entry.info) as packed:
                        left -= _write(packed, folder / entry.path, entry.info, left)
                except (FileExistsError, NotADirectoryError):
                    message = f"entry {entry.path} is left out: another entry lies in its place"
                    problems.append(_refusal("archive-entry", message, archive))
    except _BombError as error:
        problems.append(_refusal("archive-bomb", f"not unpacked: {error}", archive))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        problems.append(_refusal("archive", f"a damaged archive: {error}", archive))
    except OSError as error:
        message = f"cannot be unpacked: {error.strerror or error}"
        problems.append(_refusal("archive", message, archive))
    return problems


def _entries(opened: zipfile.ZipFile, archive: Path, problems: list[Problem]) -> Iterator[_Entry]:
    infos = opened.infolist()
    if len(infos) > MOST_ENTRIES:
        raise _BombError(f"more than {MOST_ENTRIES:,} files")
    seen: set[str] = set()
    for info in infos:
        if info.is_dir():
            continue
        # Jekyll's exporter 1.0 begins each name at the root; `unzip` reads it so too.
        name = _decoded(info).removeprefix("/")
        objection = _objection(info, name)
        key = clash_key(name)
        if not objection and key in seen:
            objection = "a name that another entry has already"
        if objection:
            printable = name[:100].encode("unicode_escape").decode()
            message = f"entry {printable} is left out: {objection}"
            problems.append(_refusal("archive-entry", message, archive))
            continue
        seen.add(key)
        yield _Entry(info, PurePosixPath(name))


def _decoded(info: zipfile.ZipInfo) -> str:
    """The entry's name: tools of Chinese Windows write GBK, which the format does not provide."""
    name = info.orig_filename.replace("\\", "/")
    if info.flag_bits & _UTF_8_NAME:
        return name
    raw = name.encode("cp437")
    for codec in ("utf-8", "gb18030"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return name


def _objection(info: zipfile.ZipInfo, name: str) -> str:
    parts = name.split("/")
    kind = stat.S_IFMT(info.external_attr >> 16)
    objections = {
        "it is encrypted": info.flag_bits & _ENCRYPTED,
        "packed by a method that is not supported": info.compress_type not in _READABLE,
        "a link or a device, no file": kind not in {0, stat.S_IFREG},
        "its path leads out of the archive": name.startswith("/")
        or ":" in parts[0]
        or ".." in parts,
        "its path cannot be that of a file": any(
            part in {"", "."} or len(part.encode()) > _LONGEST_NAME for part in parts
        ),
        "its path holds control characters": _CONTROL.search(name) is not None,
    }
    return next((why for why, holds in objections.items() if holds), "")


def _check_size(infos: list[zipfile.ZipInfo], folder: Path) -> None:
    total = sum(info.file_size for info in infos)
    if total > LARGEST_UNPACKED:
        raise _BombError(f"its files have {total:,} bytes, more than {LARGEST_UNPACKED:,}")
    for info in infos:
        if info.file_size > max(_FREE, info.compress_size * _HIGHEST_RATIO):
            raise _BombError("a file in it unpacks to more than 200 times its size")
    if total > shutil.disk_usage(folder).free:
        raise _BombError(f"there is no room for the {total:,} bytes of its files")


def _write(packed: IO[bytes], path: Path, info: zipfile.ZipInfo, left: int) -> int:
    """Write one file; returns its size. The sizes in the archive's directory may be lies."""
    limit = min(left, max(_FREE, info.compress_size * _HIGHEST_RATIO))
    written = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        while chunk := packed.read(_CHUNK):
            written += len(chunk)
            if written > limit:
                raise _BombError("a file in it unpacks to more than it says")
            file.write(chunk)
    return written


def _refusal(code: str, message: str, archive: Path) -> Problem:
    mend = "unpack it yourself and give the folder"
    return Problem(f"wordpress/{code}", message, archive, mend=mend)
