"""What a site says to a request."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer, redirects not followed.

    Attributes:
        status: of HTTP; 0 when there was no answer at all, see `problem`.
        media_type: `text/html` and the like, lower case, without parameters; "" when unknown.
        charset: that the header names, "" for none.
        body: decompressed.
        location: where a redirect leads, as the site wrote it; "" for none.
        problem: why there is no answer, one clause; "" when there is one.
    """

    status: int
    media_type: str = ""
    charset: str = ""
    body: bytes = b""
    location: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address leads to in the end.

    Attributes:
        target: what was asked for.
        end: what answered behind all redirects: a target, or a whole address on another host.
        status: of the last reply, 0 for none.
        media_type: of the last reply.
        charset: of the last reply.
        body: of the last reply; empty for media, see `digest`.
        digest: SHA-256 of the body, hexadecimal.
        problem: why there is nothing to compare, one clause; "" for a good answer.
    """

    target: str
    end: str
    status: int
    media_type: str = ""
    charset: str = ""
    body: bytes = b""
    digest: str = ""
    problem: str = ""

    @property
    def good(self) -> bool:
        """Whether the address answers with something of this site."""
        return not self.problem

    @property
    def is_html(self) -> bool:
        """Whether a browser would show it as a page."""
        return self.media_type in ("text/html", "application/xhtml+xml")

    @property
    def is_xml(self) -> bool:
        """Whether it may be a feed or a sitemap."""
        if self.is_html:
            return False
        return self.media_type.endswith(("/xml", "+xml")) or self.body.startswith(b"<?xml")

    @property
    def text(self) -> str:
        """The body decoded: charset of the header, else UTF-8; broken bytes as `�`."""
        try:
            return self.body.decode(self.charset or "utf-8", "replace")
        except LookupError:
            return self.body.decode("utf-8", "replace")


class Website(Protocol):
    """Something that can be asked for targets."""

    def ask(self, target: str) -> Reply:
        """The reply to one request; never raises for a target."""
        ...


def digest(body: bytes) -> str:
    """What tells whether two bodies are equal."""
    return sha256(body).hexdigest()
