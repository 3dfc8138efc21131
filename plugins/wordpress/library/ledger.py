"""What imports wrote: for each file its texts' identities and the export's version of it.

A small SQLite database. Before a file is written its new version is noted down as intended, and
only afterwards as written, so that an import that was killed in between is understood by the next.
Line ends count as the same whatever system they come from.
"""

from __future__ import annotations

import filecmp
import hashlib
import json
import shutil
import sqlite3
import tempfile
import zlib
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import TracebackType

FORMAT = 1

_LARGEST = 100_000_000  # bytes of one version
_TABLE = """
CREATE TABLE files (
    path TEXT PRIMARY KEY,
    identities TEXT NOT NULL,
    address TEXT NOT NULL,
    digest TEXT NOT NULL,
    base BLOB,
    intended TEXT NOT NULL DEFAULT '',
    next BLOB,
    offered BLOB
) WITHOUT ROWID
"""
_COLUMNS = "path, identities, address, digest, base, intended, next, offered"
_PUT = f"INSERT OR REPLACE INTO files ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608


class LedgerError(Exception):
    """The ledger cannot be used; the text says why, in one line."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one file.

    Attributes:
        path: `content/posts/x/zh.md`, `data/redirects/wordpress.csv`.
        identities: of the old text that it holds, see `identities.py`.
        address: public path of the text, "" for a draft and for what is no text.
        digest: of the file as the last import left it, "" when none was finished.
        base: the export's version that `digest` came from, compressed; None likewise.
        intended: digest of a version that was about to be written, "" when none is pending.
        next: the export's version for that, compressed.
        offered: the export's version that lies beside the author's file, compressed; None for none.
    """

    path: str
    identities: tuple[str, ...] = ()
    address: str = ""
    digest: str = ""
    base: bytes | None = None
    intended: str = ""
    next: bytes | None = None
    offered: bytes | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A row without its versions: what an import keeps in memory of every file."""

    identities: tuple[str, ...]
    address: str
    digest: str
    intended: str


class Ledger:
    """The ledger of one site, to be used as a context.

    Args:
        path: the database; it is made when something is to be remembered.
        dry_run: read a copy, change nothing.
    """

    def __init__(self, path: Path, *, dry_run: bool = False) -> None:
        self._path = path
        self._dry_run = dry_run
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        self._connection: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        """Open the database if there is one.

        Raises:
            LedgerError: it is a symbolic link, damaged, or of a later version of this program.
        """
        if self._path.is_symlink():
            raise LedgerError("a symbolic link")
        if not self._path.exists():
            return self
        try:
            # A reader heals what a killed writer left, so it must be able to write.
            self._connection = self._opened(self._copied() if self._dry_run else self._path)
            (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        except (sqlite3.Error, OSError) as error:
            self._close()
            raise LedgerError(str(error)) from error
        if version > FORMAT:
            self._close()
            raise LedgerError(f"written by a later version (format {version})")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        used = self._connection is not None and not self._dry_run
        self._close()
        if used and error is None:
            _make_canonical(self._path)

    def known(self) -> Mapping[str, Known]:
        """All files by their path.

        Raises:
            LedgerError: the database is damaged.
        """
        if self._connection is None:
            return {}
        query = "SELECT path, identities, address, digest, intended FROM files ORDER BY path"
        try:
            rows = self._connection.execute(query)
            return {path: Known(_identities(listed), *texts) for path, listed, *texts in rows}
        except sqlite3.Error as error:
            raise LedgerError(str(error)) from error

    def row(self, path: str) -> Row | None:
        """All that is known of one file.

        Raises:
            LedgerError: the row is damaged.
            sqlite3.Error: the database is.
        """
        if self._connection is None:
            return None
        query = f"SELECT {_COLUMNS} FROM files WHERE path = ?"  # noqa: S608 (a literal)
        found = self._connection.execute(query, (path,)).fetchone()
        if found is None:
            return None
        return replace(Row(*found), identities=_identities(found[1]))

    def remember(self, rows: Iterable[Row], forgotten: Iterable[str] = ()) -> None:
        """Write rows in one step, and forget paths; nothing is done without either."""
        values = [
            (row.path, json.dumps(row.identities, ensure_ascii=False), *_rest(row)) for row in rows
        ]
        lost = [(path,) for path in forgotten]
        if self._dry_run or not (values or lost):
            return
        if self._connection is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._opened(self._path)
        with self._connection as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_TABLE.replace("TABLE files", "TABLE IF NOT EXISTS files"))
            connection.execute(f"PRAGMA user_version = {FORMAT}")
            connection.executemany("DELETE FROM files WHERE path = ?", lost)
            connection.executemany(_PUT, values)

    def _opened(self, path: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    def _copied(self) -> Path:
        self._copy = tempfile.TemporaryDirectory()
        for path in self._path.parent.glob(f"{self._path.name}*"):
            shutil.copyfile(path, Path(self._copy.name) / path.name)
        return Path(self._copy.name) / self._path.name

    def _close(self) -> None:
        if self._connection is not None:
            with closing(self._connection):
                self._connection = None
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None


def _make_canonical(path: Path) -> None:
    """Give a database the bytes that follow from its rows alone, in whatever order they came."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        fresh.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("VACUUM INTO ?", (str(fresh),))
        with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
            # VACUUM counts it up.
            connection.execute("PRAGMA schema_version = 1")
        if filecmp.cmp(fresh, path, shallow=False):
            fresh.unlink()
        else:
            fresh.replace(path)
    except (sqlite3.Error, OSError):
        # A full disk: the ledger is whole as it is.
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def normalised(data: bytes) -> bytes:
    """A text file's bytes with the line ends that imports write."""
    return data.replace(b"\r\n", b"\n")


def digest_of(data: bytes) -> str:
    """What tells one version of a file from another."""
    return hashlib.sha256(normalised(data)).hexdigest()


def packed(text: str) -> bytes:
    """A version as the ledger holds it."""
    return zlib.compress(text.encode("utf-8"), 6)


def unpacked(data: bytes) -> str:
    """The version that `packed` was given.

    Raises:
        LedgerError: it was given none, or one larger than any text.
    """
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(data, _LARGEST).decode("utf-8")
    except (zlib.error, UnicodeDecodeError, TypeError) as error:
        raise LedgerError(f"a version in it is damaged: {error}") from error
    if not unpacking.eof:
        raise LedgerError("a version in it is damaged: it has no end")
    return text


def _identities(listed: object) -> tuple[str, ...]:
    try:
        found = json.loads(listed) if isinstance(listed, str) else None
    except ValueError as error:
        raise LedgerError(f"a row in it is damaged: {error}") from error
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise LedgerError("a row in it is damaged: no list of identities")
    return tuple(found)


def _rest(row: Row) -> tuple[str | bytes | None, ...]:
    return (row.address, row.digest, row.base, row.intended, row.next, row.offered)
