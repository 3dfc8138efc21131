"""Decompression that hands out small pieces, so that its reader can stop at a bomb."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ACCEPTED = "gzip, deflate"
"""What we ask for in `Accept-Encoding`."""

_PIECE = 65_536
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_GZIP_START = b"\x1f\x8b"


class DecodingError(Exception):
    """A body is not in the encoding that its header names."""


def decoded(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The body behind `chunks` in pieces of at most 64 KiB for `gzip` and `deflate`.

    Args:
        chunks: as the server sent them.
        encoding: value of `Content-Encoding`.

    Raises:
        DecodingError: another encoding, several at once, or broken data.
    """
    name = encoding.strip().lower()
    if name in ("", "identity"):
        yield from chunks
    elif name in ("gzip", "x-gzip", "deflate"):
        yield from _inflated(chunks, name)
    else:
        raise DecodingError(f"compressed as {name[:40]!r}, which was not asked for")


def _inflated(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    inflater = zlib.decompressobj(_GZIP_OR_ZLIB)
    started = False
    held = b""
    for chunk in chunks:
        data, held = held + chunk, b""
        if not started and data and name == "deflate" and data[0] & 0x0F != 8:
            # Some servers send raw deflate (RFC 1951) where RFC 9110 wants a zlib stream.
            inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        started = started or bool(data)
        while data:
            if inflater.eof:
                if len(data) < len(_GZIP_START):
                    held = data
                if not data.startswith(_GZIP_START):
                    break
                inflater = zlib.decompressobj(_GZIP_OR_ZLIB)
            try:
                piece = inflater.decompress(data, _PIECE)
            except zlib.error as error:
                raise DecodingError("its compressed data is broken") from error
            # An empty piece still counts as a step, or a reader could not stop us.
            yield piece
            data = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
    if started and not inflater.eof:
        raise DecodingError("its compressed data is cut off")
