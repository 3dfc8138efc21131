"""What stands before the channel of an export: declaration, root, and what PHP printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.wordpress.sources.xml_pieces import start_tag

if TYPE_CHECKING:
    from plugins.wordpress.sources.byte_window import ByteWindow

LARGEST_PROLOG = 1024**2
"""Bytes before the root within which it must be found."""

_ENCODING = re.compile(rb"\sencoding\s*=\s*[\"']([A-Za-z][\w.:-]{0,40})[\"']")
_TOKEN = re.compile(rb"<!--|<\?xml\s|(?i:<!(?:DOCTYPE|ENTITY))|<(?:rss|channel|item)(?=[\s>])")
_MARGIN = 32


@dataclass(frozen=True, slots=True)
class Prolog:
    """What was found before the first element of the channel.

    Attributes:
        root: the root's start tag, b"" when the file begins with the channel or an item.
        encoding: as declared, "" for none.
        junk: number of characters before the root that belong to no XML file.
        line: of the junk's beginning.
        objection: why the file cannot be read, "" when it can.
    """

    root: bytes = b""
    encoding: str = ""
    junk: int = 0
    line: int = 1
    objection: str = ""


def read_prolog(window: ByteWindow) -> Prolog:
    """Take all that stands before the channel."""
    encoding, junk, junk_line, taken = "", 0, 0, 0
    while taken <= LARGEST_PROLOG:
        found = window.search(_TOKEN)
        line = window.line
        before = window.take(found[0] if found else max(len(window) - _MARGIN, 0))
        taken += len(before)
        if before.strip():
            junk, junk_line = junk + len(before.strip()), junk_line or line
        if found is None:
            if window.more():
                continue
            break
        token = found[1]
        if token.upper() in {b"<!DOCTYPE", b"<!ENTITY"}:
            message = "declares a DOCTYPE or entities, which no export does: not read"
            return Prolog(line=window.line, objection=message)
        if token in {b"<!--", b"<?xml "} or token.startswith(b"<?xml"):
            text = _until(window, b"-->" if token == b"<!--" else b"?>")
            declared = _ENCODING.search(text) if token != b"<!--" else None
            encoding = declared[1].decode() if declared else encoding
            taken += len(text)
            continue
        root = start_tag(window) if token == b"<rss" else b""
        return Prolog(root, encoding, junk, junk_line or 1)
    return Prolog(objection=window.fault or "no export of WordPress: no <rss> was found in it")


def _until(window: ByteWindow, end: bytes) -> bytes:
    while (at := window.find(end)) < 0:
        if len(window) > LARGEST_PROLOG or not window.more():
            return window.take(len(window))
    return window.take(at + len(end))
