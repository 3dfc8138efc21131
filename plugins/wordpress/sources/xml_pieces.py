"""Cuts the channel of an export into its elements, one at a time, without parsing them.

Each element is parsed on its own afterwards: what is broken in one of them, however badly, costs
no other, memory holds one of them, and the line of each is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from plugins.wordpress.sources.cdata_sections import Budget, read_cdata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.wordpress.sources.byte_window import ByteWindow

LARGEST_PIECE = 16 * 1024**2
"""Bytes of one element with all that it holds."""

MOST_TAGS = 400_000
"""Tags in one element: a post with some ten thousand comments."""

_LONGEST_TAG = 64 * 1024
_MOST_ATTRIBUTES = 30_000  # libxml2 takes time that grows with the square of those of one tag
_HEAD = 4096  # bytes kept of an element that is too large, to name it by
_MARGIN = 256
_CONTAINERS = frozenset({b"rss", b"channel"})
_NO_ELEMENT = {b"<!--": b"-->", b"<?": b"?>", b"<![CDATA[": b"]]>"}
_CHILD = re.compile(rb"<!--|<!\[CDATA\[|<\?|<!|</?[A-Za-z_][\w:.-]*(?=[\s/>])")
_TAG = re.compile(rb"<(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_OPENING = re.compile(rb"<([A-Za-z_][\w:.-]*)(?:\s[^<>]*+)?>[^<>]*+\Z")

Fault = Literal["", "cut", "unclosed", "too-large", "declaration", "stray"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One element of the channel.

    Attributes:
        name: as its tag spells it, "" for stray text.
        data: from its start tag to its end tag; its beginning only when it is too large.
        line: 1-based line of its start.
        notes: what was repaired.
        fault: why it cannot be parsed: `cut`: the file ends inside it; `unclosed`: the next item
            begins inside it; `too-large`: it, a text in it or the number of its
            tags; `declaration`: a DOCTYPE or entity;
            `stray`: text between the elements (the first one in a file only).
    """

    name: str
    data: bytes
    line: int
    notes: tuple[str, ...] = ()
    fault: Fault = ""


@dataclass(slots=True)
class _Collector:
    """The bytes of the element that is being read."""

    parts: list[bytes] = field(default_factory=list)
    size: int = 0
    tags: int = 0
    attributes: int = 0
    budget: Budget = field(default_factory=Budget)
    recent: bytes = b""
    enclosing: bytes = b""
    notes: list[str] = field(default_factory=list)
    overflow: bool = False

    def add(self, data: bytes) -> None:
        self.recent = (self.recent + data[-_MARGIN:])[-_MARGIN:]
        self.size += len(data)
        if (
            self.size <= LARGEST_PIECE
            and self.tags <= MOST_TAGS
            and self.attributes <= _MOST_ATTRIBUTES
        ):
            self.parts.append(data)
        elif not self.overflow:
            self.overflow = True
            self.parts = [self.beginning()]

    def markup(self, data: bytes) -> None:
        self.tags += data.count(b"<")
        self.attributes += data.count(b"=")
        self.add(data)

    def beginning(self) -> bytes:
        return b"".join(part[:_HEAD] for part in self.parts[:64])[:_HEAD]

    def cdata(self, window: ByteWindow) -> None:
        opening = _OPENING.search(self.recent, max(self.recent.rfind(b"<"), 0))
        if opening:
            self.enclosing = opening[1]
        content, note = read_cdata(window, self.enclosing, self.budget)
        if note:
            self.notes.append(note)
        if content is None:
            self.overflow = True
        else:
            self.add(content)
        # A text in several sections belongs to one element.
        self.recent = b""

    def piece(self, name: bytes, line: int, fault: Fault = "") -> Piece:
        if self.overflow:
            fault = "too-large"
            self.parts = [self.beginning()]
        notes = tuple(dict.fromkeys(self.notes))
        return Piece(name.decode(), b"".join(self.parts), line, notes, fault)


def pieces(window: ByteWindow) -> Iterator[Piece]:
    """The elements below `<channel>` in their order; ends with a `cut` piece if the file does.

    Args:
        window: stands before or behind the root's start tag.
    """
    closed = strayed = False
    while True:
        line = window.line
        found = _next_child(window)
        before = window.take(found[0] if found else max(len(window) - _MARGIN, 0))
        if before.strip() and not strayed:
            strayed = True
            yield Piece("", before.strip()[:_HEAD], line, fault="stray")
        if found is None:
            if window.more():
                continue
            break
        token = found[1]
        name = token.lstrip(b"</")
        if token in _NO_ELEMENT:
            _skip(window, _NO_ELEMENT[token])
        elif token == b"<!":
            yield Piece("", b"", window.line, fault="declaration")
            return
        elif token.startswith(b"</") or name in _CONTAINERS:
            closed = closed or (token.startswith(b"</") and name in _CONTAINERS)
            start_tag(window)
        else:
            piece = _cut(window, name)
            yield piece
            if piece.fault in {"cut", "declaration"}:
                return
    if not closed:
        yield Piece("", b"", window.line, fault="cut")


def _next_child(window: ByteWindow) -> tuple[int, bytes] | None:
    found = window.search(_CHILD)
    if found and found[1] == b"<!":
        # The rest of `<![CDATA[` may be in the next chunk.
        window.reach(found[0] + len(b"<![CDATA["))
        found = window.search(_CHILD)
    return found


def start_tag(window: ByteWindow) -> bytes:
    """Take the start tag that the window stands at; up to the next `>` when its quotes are odd."""
    while (size := window.match(_TAG)) < 0:
        if len(window) > _LONGEST_TAG or not window.more():
            end = window.find(b">")
            size = end + 1 if end >= 0 else len(window)
            break
    return window.take(size)


def _skip(window: ByteWindow, end: bytes) -> None:
    while (at := window.find(end)) < 0:
        window.take(max(len(window) - len(end), 0))
        if not window.more():
            window.take(len(window))
            return
    window.take(at + len(end))


@lru_cache(maxsize=64)
def _inside(name: bytes) -> re.Pattern[bytes]:
    closing = re.escape(name)
    return re.compile(
        rb"<!\[CDATA\[|<!--|</" + closing + rb"\s{0,64}>|<item(?=[\s>])|<!(?:DOCTYPE|ENTITY)"
    )


def _cut(window: ByteWindow, name: bytes) -> Piece:
    line = window.line
    collector = _Collector()
    tag = start_tag(window)
    collector.markup(tag)
    if tag.endswith(b"/>"):
        return collector.piece(name, line)
    inside = _inside(name)
    while True:
        found = window.search(inside)
        collector.markup(window.take(found[0] if found else max(len(window) - _MARGIN, 0)))
        if found is None:
            if window.more():
                continue
            collector.markup(window.take(len(window)))
            return collector.piece(name, line, "cut")
        token = found[1]
        if token == b"<![CDATA[":
            collector.cdata(window)
        elif token == b"<!--":
            _skip(window, b"-->")
        elif token.startswith(b"<!"):
            return collector.piece(name, line, "declaration")
        elif token == b"<item":
            return collector.piece(name, line, "unclosed")
        else:
            collector.markup(window.take(len(token)))
            return collector.piece(name, line)
