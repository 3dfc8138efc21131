"""What came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.wordpress.web.decoding import DecodingError, decoded
from plugins.wordpress.web.errors import WebError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx


@dataclass(frozen=True, slots=True)
class Hop:
    """A redirect that was followed: the address asked for and the status of its answer."""

    url: str
    status: int


@dataclass(frozen=True, slots=True)
class Response:
    """A whole answer.

    Attributes:
        status: HTTP status of the last hop.
        url: address that answered, behind all redirects.
        headers: of that answer, names in any letter case.
        body: decompressed.
        hops: redirects on the way, first one first.
    """

    status: int
    url: str
    headers: httpx.Headers
    body: bytes
    hops: tuple[Hop, ...] = ()

    @property
    def media_type(self) -> str:
        """`text/html` and the like, in lower case; "" when the server does not say."""
        return str(self.headers.get("content-type", "")).partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """What the header names, in lower case, "" for none."""
        said = str(self.headers.get("content-type", "")).lower().partition("charset=")[2]
        return said.partition(";")[0].strip("\"' ")

    @property
    def text(self) -> str:
        """The body in the charset that its header names, else UTF-8; broken bytes as `�`."""
        try:
            return self.body.decode(self.charset or "utf-8", "replace")
        except (LookupError, ValueError):
            return self.body.decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer whose body is still to be read; the other attributes are those of `Response`."""

    status: int
    url: str
    headers: httpx.Headers
    hops: tuple[Hop, ...]
    chunks: Iterator[bytes]

    def pieces(self, largest: int) -> Iterator[bytes]:
        """The body, decompressed, piece by piece.

        Raises:
            WebError: more than `largest` bytes are declared, sent or unpacked, or they are broken.
        """
        declared = str(self.headers.get("content-length", ""))
        if declared.isdecimal() and int(declared[:20]) > largest:
            raise WebError(self.url, f"announces {declared} bytes, more than {largest:,}")
        unpacked = 0
        try:
            for piece in decoded(self._bounded(largest), self.headers.get("content-encoding", "")):
                unpacked += len(piece)
                if unpacked > largest:
                    raise WebError(self.url, f"unpacks to more than {largest:,} bytes")
                yield piece
        except DecodingError as error:
            raise WebError(self.url, str(error)) from error

    def whole(self, largest: int) -> Response:
        """The answer with its body, read to its end; raises as `pieces` does."""
        body = b"".join(self.pieces(largest))
        return Response(self.status, self.url, self.headers, body, self.hops)

    def _bounded(self, largest: int) -> Iterator[bytes]:
        sent = 0
        for chunk in self.chunks:
            sent += len(chunk)
            if sent > largest:
                raise WebError(self.url, f"sends more than {largest:,} bytes")
            yield chunk
