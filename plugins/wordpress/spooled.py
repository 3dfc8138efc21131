"""A list that lies on disk once it is long: reports tell of every text of a site."""

from __future__ import annotations

import pickle
import tempfile
from array import array
from typing import IO, TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

MOST = 1_000
"""Items that are kept in memory: few need no file."""


class Spooled(Generic[T]):
    """Items that can be pickled, in the order in which they came; a `collections.abc.Collection`.

    Args:
        items: the first ones.
        most: so many are kept in memory, the others in a nameless temporary file.
    """

    def __init__(self, items: Iterable[T] = (), most: int = MOST) -> None:
        self._most = most
        self._held: list[T] = []
        self._ends = array("q", [0])
        self._file: IO[bytes] | None = None
        for item in items:
            self.append(item)

    def append(self, item: T) -> None:
        """Add an item at the end."""
        if len(self._held) < self._most:
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
