"""Threads of an export of comments, on disk: there may be more comments than fit into memory."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING, overload

from plugins.diagnostics import Problem
from plugins.wordpress.sources.comment_threads import Thread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plugins.wordpress.model import Comment

MOST_THREADS = 100_000
"""Threads with comments in one export."""

MOST_COMMENTS = 20_000
"""Comments of one thread."""

MOST_PARTS = 10_000
"""Values of one comment."""

LARGEST_COMMENT = 16_000_000
"""Bytes of one comment with all that it holds."""

_TABLES = """
CREATE TABLE heads (thread BLOB PRIMARY KEY, head BLOB NOT NULL);
CREATE TABLE comments (place INTEGER NOT NULL, comment BLOB NOT NULL);
"""


class TooManyError(Exception):
    """There is more of something than any site has; the text says of what."""


class CommentFile:
    """A file that no single comment may fill; what parsers read from."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._left = LARGEST_COMMENT

    def begin(self) -> None:
        """The next comment begins about here."""
        self._left = LARGEST_COMMENT

    def read(self, size: int = -1) -> bytes:
        """The next bytes.

        Raises:
            TooManyError: there were too many of one comment.
        """
        data = self._file.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise TooManyError(f"a comment of more than {LARGEST_COMMENT:,} bytes")
        return data


def too_many(error: TooManyError, path: Path) -> Problem:
    """What to say of an export whose reading ended with this."""
    message = f"{error}, which no site has; what stands before is kept"
    return Problem("wordpress/comments", message, path, mend="give it in parts")


class StoredThreads(Sequence[Thread]):
    """The threads with comments, in the order of their first ones; nobody else has the file.

    Comments are read from disk when somebody asks for them.
    """

    def __init__(self) -> None:
        # A database without a name goes with its connection.
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.executescript(_TABLES)
        self._database.execute("BEGIN")
        self._places: dict[str, int] = {}
        self._numbers: list[str] = []
        self._counts: list[int] = []

    def add_head(self, number: str, key: str, address: str, title: str) -> None:
        """Take note of what is said of a thread; the last word counts."""
        values = (_name(number), pickle.dumps((key, address, title)))
        self._database.execute("INSERT OR REPLACE INTO heads VALUES (?, ?)", values)

    def add_comment(self, number: str, comment: Comment) -> None:
        """Add a comment to its thread.

        Raises:
            TooManyError: there are too many, or too many threads.
        """
        place = self._places.setdefault(number, len(self._places))
        if place == len(self._numbers):
            if place == MOST_THREADS:
                raise TooManyError(f"more than {MOST_THREADS:,} threads")
            self._numbers.append(number)
            self._counts.append(0)
        if self._counts[place] == MOST_COMMENTS:
            raise TooManyError(f"more than {MOST_COMMENTS:,} comments in thread {number}")
        self._counts[place] += 1
        values = (place, pickle.dumps(comment, pickle.HIGHEST_PROTOCOL))
        self._database.execute("INSERT INTO comments VALUES (?, ?)", values)

    def finish(self) -> None:
        """All that there is has been added."""
        self._database.execute("CREATE INDEX by_place ON comments (place)")
        self._database.execute("COMMIT")

    def comments(self, place: int) -> Iterator[Comment]:
        """The comments of a thread, in the order of the export."""
        query = "SELECT comment FROM comments WHERE place = ? ORDER BY rowid"
        for (packed,) in self._database.execute(query, (place,)):
            yield pickle.loads(packed)  # noqa: S301 (our own file)

    def count(self, place: int) -> int:
        """How many there are."""
        return self._counts[place]

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> Thread: ...
    @overload
    def __getitem__(self, place: slice) -> list[Thread]: ...
    def __getitem__(self, place: int | slice) -> Thread | list[Thread]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        number = self._numbers[place]
        query = "SELECT head FROM heads WHERE thread = ?"
        found = self._database.execute(query, (_name(number),)).fetchone()
        head: tuple[str, str, str] = pickle.loads(found[0]) if found else ("", "", "")  # noqa: S301
        return Thread(number, *head, _Comments(self, place))


class _Comments(Sequence["Comment"]):
    """Those of one thread."""

    def __init__(self, threads: StoredThreads, place: int) -> None:
        self._threads = threads
        self._place = place

    def __iter__(self) -> Iterator[Comment]:
        return self._threads.comments(self._place)

    def __len__(self) -> int:
        return self._threads.count(self._place)

    @overload
    def __getitem__(self, place: int) -> Comment: ...
    @overload
    def __getitem__(self, place: slice) -> list[Comment]: ...
    def __getitem__(self, place: int | slice) -> Comment | list[Comment]:
        return list(self)[place]


def _name(number: str) -> bytes:
    return number.encode("utf-8", "surrogatepass")
