"""The bytes of an XML export, piece by piece: unpacked, and out of UTF-16."""

from __future__ import annotations

import codecs
import zlib
from typing import TYPE_CHECKING, BinaryIO

from plugins.diagnostics import Problem
from plugins.wordpress.sources.regular_file import open_regular

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHUNK = 256 * 1024
"""Bytes read at a time."""

GZIP = b"\x1f\x8b"
LARGEST_UNPACKED = 8 * 1024**3
"""Bytes that one gzip file may unpack to."""
_HIGHEST_RATIO = 150
_FREE = 64 * 1024**2  # bytes that may unpack before the ratio counts: short files compress well
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


class ChunkError(Exception):
    """The bytes end here: a read error, a damaged or a hostile gzip file."""


def chunks(path: Path) -> Iterator[bytes]:
    """The bytes of `path`, gzip unpacked, UTF-16 turned into UTF-8, without a byte-order mark.

    Raises:
        ChunkError: the bytes cannot be read on; those before were yielded.
    """
    file = open_regular(path)
    if isinstance(file, Problem):
        raise ChunkError(file.message)
    with file:
        packed = file.read(2) == GZIP
        file.seek(0)
        raw = _unpacked(file) if packed else _read(file)
        yield from _in_utf_8(raw)


def _read(file: BinaryIO) -> Iterator[bytes]:
    try:
        while chunk := file.read(CHUNK):
            yield chunk
    except OSError as error:
        raise ChunkError(f"cannot be read: {error.strerror}") from error


def _unpacked(file: BinaryIO) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(wbits=31)
    taken = given = 0
    for chunk in _read(file):
        taken += len(chunk)
        waiting = chunk
        while waiting:
            if unpacker.eof:  # several gzip members may follow each other
                unpacker = zlib.decompressobj(wbits=31)
            try:
                out = unpacker.decompress(waiting, CHUNK)
            except zlib.error as error:
                raise ChunkError("the gzip file is damaged") from error
            waiting = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            given += len(out)
            if given > max(_FREE, taken * _HIGHEST_RATIO) or given > LARGEST_UNPACKED:
                raise ChunkError("the gzip file unpacks to far more than an export would")
            if out:
                yield out
    if not unpacker.eof:
        raise ChunkError("the gzip file breaks off")


def _in_utf_8(raw: Iterator[bytes]) -> Iterator[bytes]:
    first = next(raw, b"")
    codec = _UTF_16.get(first[:2])
    if codec is None:
        yield first.removeprefix(codecs.BOM_UTF8)
        yield from raw
        return
    decoder = codecs.getincrementaldecoder(codec)("replace")
    yield decoder.decode(first[2:]).encode()
    for chunk in raw:
        yield decoder.decode(chunk).encode()
    yield decoder.decode(b"", final=True).encode()
