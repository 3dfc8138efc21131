"""A raw file on its way in: read, freed from private data, read again."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.benchmarks.intake.needed_values import Original, needed_values
from plugins.benchmarks.intake.private_data import redact
from plugins.benchmarks.readers.raw_text import encoding_of
from plugins.benchmarks.readers.reading import RawFileError
from plugins.benchmarks.readers.registry import read_raw, reader_of
from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from plugins.benchmarks.intake.private_data import Removal
    from plugins.benchmarks.readers.reading import RawRun

_UNSAFE = re.compile(r"[^a-z0-9]+")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that can be filed.

    Attributes:
        path: as it was named.
        content: the file to store, without private data.
        folder: name of the tool's folder below `data/raw/`.
        run: what the stored file holds.
        sha256: of the stored file.
        digests: of every form of it that may have been recorded before.
        removals: the private data that it held.
        filed: its path below `data/raw/` if it lies there already, else "".
    """

    path: Path
    content: Path
    folder: str
    run: RawRun
    sha256: str
    digests: frozenset[str]
    removals: tuple[Removal, ...]
    filed: str = ""

    @property
    def suffix(self) -> str:
        """The ending of its name, where that is a plain one."""
        suffix = self.path.suffix.lower()
        return suffix if _SUFFIX.fullmatch(suffix) else ".txt"


def read_incoming(
    path: Path, content: Path, raw_folder: Path, keep: Collection[str]
) -> Incoming | Problem:
    """Read a file, whatever it is; what is wrong with it is one problem.

    Args:
        path: the file.
        content: where to put what is to be stored.
        raw_folder: `data/raw`.
        keep: kinds of private data that stay in, and single values.
    """
    try:
        if not path.is_file():
            return _no_file(path)
        return _read(path, content, raw_folder, keep)
    except RawFileError as error:
        return Problem("benchmarks/raw-file", error.message, path, error.line, error.mend)
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        return Problem("benchmarks/raw-file", message, path, mend="put a readable file there")
    except Exception as error:  # noqa: BLE001 (one strange file must not lose the report)
        message = f"cannot be read: {type(error).__name__}: {error}"
        return Problem("benchmarks/raw-file", message, path, mend="file this one by hand")


def _no_file(path: Path) -> Problem:
    if path.is_dir():
        message, mend = "is a folder", "name the files in it, as in folder/*"
    elif path.is_symlink() and not path.exists():
        message, mend = f"a link to {path.readlink()}, which is not there", "name the file itself"
    elif path.exists():
        message, mend = "a device or a pipe, not a file", "save the output as a file first"
    else:
        message, mend = "no such file", "correct the name"
    return Problem("benchmarks/no-raw-file", message, path, mend=mend)


def _read(path: Path, content: Path, raw_folder: Path, keep: Collection[str]) -> Incoming | Problem:
    original = path.read_bytes()
    content.write_bytes(original)
    run = read_raw(content)
    folder = _UNSAFE.sub("-", reader_of(content).tool.lower()).strip("-")
    encoding = encoding_of(content)
    text = original.decode(encoding)
    public, removals = redact(text, keep)
    digests = {_digest(original)}
    if keep:
        digests.add(_digest(redact(text)[0].encode(encoding)))
    filed = _place_below(raw_folder, path)
    if removals:
        if filed:
            return _private_where_it_lies(path, removals)
        if needed := needed_values(Original(text, encoding, run, content), keep):
            return _changed(path, needed, {one.value: one.kind for one in removals})
        content.write_bytes(public.encode(encoding))
        run = read_raw(content)
    sha256 = _digest(content.read_bytes())
    return Incoming(
        path, content, folder, run, sha256, frozenset({*digests, sha256}), removals, filed
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _place_below(raw_folder: Path, path: Path) -> str:
    folder, file = raw_folder.resolve(), path.resolve()
    return file.relative_to(folder).as_posix() if file.is_relative_to(folder) else ""


def _changed(path: Path, needed: tuple[str, ...], kinds: Mapping[str, str]) -> Problem:
    # A word of letters alone would be taken for a kind.
    keep = dict.fromkeys(kinds[one] if one.isalpha() else one for one in needed)
    return Problem(
        "benchmarks/private-data",
        f"its readings hang on private data: {', '.join(needed)}",
        path,
        mend=f"if everybody may see them, keep them on purpose: --keep {','.join(keep)}",
    )


def _private_where_it_lies(path: Path, removals: tuple[Removal, ...]) -> Problem:
    counts = Counter(one.kind for one in removals)
    held = ", ".join(f"{number} {kind}" for kind, number in counts.items())
    return Problem(
        "benchmarks/private-data",
        f"lies in data/raw already, where no file is changed, and holds private data: {held}",
        path,
        removals[0].lines[0],
        f"import it from another folder, or keep them on purpose with --keep {','.join(counts)}",
    )
