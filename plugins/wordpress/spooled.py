"""A list that lies on disk once it is long: reports tell of every text of a site."""

from __future__ import annotations

import pickle
import tempfile
from array import array
from typing import IO, TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

ROOM = 1_000_000
"""Characters that are kept in memory: few items need no file."""

_USUAL = 1_000  # characters of an item


class Spooled(Generic[T]):
    """Items that can be pickled, in the order in which they came; a `collections.abc.Collection`.

    Args:
        items: the first ones.
        room: characters that are kept in memory, the others in a nameless temporary file.
    """

    def __init__(self, items: Iterable[T] = (), room: int = ROOM) -> None:
        self._room = room
        self._held: list[T] = []
        self._ends = array("q", [0])
        self._file: IO[bytes] | None = None
        for item in items:
            self.append(item)

    def append(self, item: T, size: int = _USUAL) -> None:
        """Add an item of about `size` characters at the end."""
        self._room -= size
        if self._room >= 0 and self._file is None:
            self._held.append(item)
            return
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 (closed with this object)
        self._file.seek(self._ends[-1])
        pickle.dump(item, self._file, pickle.HIGHEST_PROTOCOL)
        self._ends.append(self._file.tell())

    def __len__(self) -> int:
        return len(self._held) + len(self._ends) - 1

    def __iter__(self) -> Iterator[T]:
        yield from self._held
        for start, end in zip(self._ends, self._ends[1:], strict=False):
            if self._file is not None:
                self._file.seek(start)
                yield pickle.loads(self._file.read(end - start))  # noqa: S301 (our own file)

    def __contains__(self, item: object) -> bool:
        return any(one == item for one in self)
