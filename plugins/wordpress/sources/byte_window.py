"""A window that moves over a stream of bytes, so that patterns find what chunks cut apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.wordpress.sources.byte_chunks import CHUNK, ChunkError

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


class ByteWindow:
    """The bytes from the place of reading on; what was taken is forgotten.

    Attributes:
        line: 1-based line of the next byte.
        fault: why the stream ended before its time, "" if it did not.
    """

    def __init__(self, source: Iterator[bytes]) -> None:
        self._source = source
        self._data = bytearray()
        self._at = 0
        self._ended = False
        self.line = 1
        self.fault = ""

    def __len__(self) -> int:
        return len(self._data) - self._at

    def more(self) -> bool:
        """Read another chunk; False at the end."""
        if self._ended:
            return False
        if self._at > CHUNK:
            del self._data[: self._at]
            self._at = 0
        try:
            self._data += next(self._source)
        except StopIteration:
            self._ended = True
        except ChunkError as error:
            self._ended = True
            self.fault = str(error)
        return not self._ended

    def take(self, size: int) -> bytes:
        """The next `size` bytes, which must be in the window."""
        taken = bytes(memoryview(self._data)[self._at : self._at + size])
        self._at += size
        self.line += taken.count(b"\n")
        return taken

    def reach(self, size: int) -> None:
        """Read on until `size` bytes are in the window, or the end."""
        while len(self) < size and self.more():
            pass

    def search(self, pattern: re.Pattern[bytes], start: int = 0) -> tuple[int, bytes] | None:
        """How far on `pattern` is found in the bytes read so far, and what it found there."""
        found = pattern.search(self._data, self._at + start)
        return (found.start() - self._at, bytes(found[0])) if found else None

    def match(self, pattern: re.Pattern[bytes], start: int = 0) -> int:
        """How many bytes `pattern` takes from `start` on, -1 when it does not match there."""
        found = pattern.match(self._data, self._at + start)
        return found.end() - found.start() if found else -1

    def view(self, start: int, end: int) -> bytes:
        """A copy of the bytes between two places of the window."""
        return bytes(memoryview(self._data)[self._at + start : self._at + end])

    def find(self, what: bytes, start: int = 0) -> int:
        """How far on `what` stands in the bytes read so far, -1 for nowhere."""
        found = self._data.find(what, self._at + start)
        return found - self._at if found >= 0 else -1
