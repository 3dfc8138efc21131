"""Pairs of texts on disk: a site has dozens of old addresses for each of its texts."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Pair = tuple[str, str]

_TABLE = "CREATE TABLE pairs (key BLOB PRIMARY KEY, value BLOB NOT NULL)"
_MOST_KNOWN = 10_000
"""Answers that are kept in memory: most links of a site lead to a few of its pages."""


class PairTable:
    """Values by keys; iterates over the pairs in the order of their keys.

    It lies in a temporary folder that goes with this object. What is made of it by pickling reads
    the same file, and does not change it.

    Args:
        rows: as `add` takes them.
    """

    def __init__(self, rows: Iterable[Pair] = ()) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._path = Path(self._folder.name) / "pairs.sqlite3"
        self._connection: sqlite3.Connection | None = None
        self._known: dict[str, str | None] = {}
        connection = self._opened()
        # Nobody needs the file after a crash.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(_TABLE)
        self.add(rows)

    def __getstate__(self) -> Path:
        return self._path

    def __setstate__(self, path: Path) -> None:
        self._path = path
        self._connection = None
        self._known = {}

    def add(self, rows: Iterable[Pair]) -> None:
        """Add pairs; of those with one key the first counts."""
        self._insert("INSERT OR IGNORE INTO pairs VALUES (?, ?)", rows)

    def put(self, rows: Iterable[Pair]) -> None:
        """Add pairs; of those with one key the last counts."""
        self._insert("INSERT OR REPLACE INTO pairs VALUES (?, ?)", rows)

    def get(self, key: str) -> str | None:
        """The value of a key."""
        if key not in self._known:
            if len(self._known) == _MOST_KNOWN:
                self._known.clear()
            query = "SELECT value FROM pairs WHERE key = ?"
            found = self._opened().execute(query, (_packed(key),)).fetchone()
            self._known[key] = _text(found[0]) if found else None
        return self._known[key]

    def keys(self) -> Iterator[str]:
        """The keys, sorted."""
        rows = self._opened().execute("SELECT key FROM pairs ORDER BY key")
        return (_text(key) for (key,) in rows)

    def values(self) -> Iterator[str]:
        """The values, each once."""
        rows = self._opened().execute("SELECT DISTINCT value FROM pairs")
        return (_text(value) for (value,) in rows)

    def as_added(self) -> Iterator[Pair]:
        """The pairs in the order in which they were added."""
        rows = self._opened().execute("SELECT key, value FROM pairs ORDER BY rowid")
        return ((_text(key), _text(value)) for key, value in rows)

    def __iter__(self) -> Iterator[Pair]:
        rows = self._opened().execute("SELECT key, value FROM pairs ORDER BY key")
        return ((_text(key), _text(value)) for key, value in rows)

    def __len__(self) -> int:
        (number,) = self._opened().execute("SELECT count(*) FROM pairs").fetchone()
        return int(number)

    def __contains__(self, pair: object) -> bool:
        return isinstance(pair, tuple) and self.get(pair[0]) == pair[1]

    def _insert(self, statement: str, rows: Iterable[Pair]) -> None:
        self._known.clear()
        packed = ((_packed(key), _packed(value)) for key, value in rows)
        connection = self._opened()
        connection.execute("BEGIN")
        try:
            connection.executemany(statement, packed)
        finally:
            connection.execute("COMMIT")

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = sqlite3.connect(self._path, isolation_level=None)
        return self._connection


def _packed(text: str) -> bytes:
    # The bytes of UTF-8 sort as the characters do; halves of characters are kept.
    return text.encode("utf-8", "surrogatepass")


def _text(packed: bytes) -> str:
    return packed.decode("utf-8", "surrogatepass")
