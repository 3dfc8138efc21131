"""Reads WXR, the XML of WordPress's own exporter: versions 1.0 to 1.2, one file or several."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.sources.byte_chunks import chunks
from plugins.wordpress.sources.byte_window import ByteWindow
from plugins.wordpress.sources.cdata_sections import LARGEST_TEXT
from plugins.wordpress.sources.single_line import title_line
from plugins.wordpress.sources.wxr_items import PHP_LEFT, post_of
from plugins.wordpress.sources.wxr_site import SiteFacts
from plugins.wordpress.sources.xml_elements import ElementError, ElementParser
from plugins.wordpress.sources.xml_pieces import LARGEST_PIECE, MOST_TAGS, Piece, pieces
from plugins.wordpress.sources.xml_prolog import Prolog, read_prolog

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plugins.wordpress.model import Post, Site


REPAIRED = "wordpress/repaired"
"""Code of a problem that tells of a repair: nothing was lost by it."""

_NUMBER = re.compile(rb"<wp:post_id>\s*(?:<!\[CDATA\[)?(\d{1,20})")
_TITLE = re.compile(rb"<title>\s*(?:<!\[CDATA\[)?([^<\]]{0,200})")
_FATAL = re.compile(rb"<b>Fatal error</b>:([^\n<]{0,200})")


@dataclass(slots=True)
class _Place:
    """How far the reading of one file has come."""

    path: Path
    parser: ElementParser
    last: str = ""


class WxrSource:
    """The items of one export; a `model.Source`.

    An item that several files hold with the same content is yielded once; one that differs is a
    problem.

    Args:
        paths: the files of the export, plain or packed with gzip, in the order to be read.
        uploads: a copy of `wp-content/uploads` that came with them, None for none.
    """

    def __init__(self, paths: Sequence[Path], uploads: Path | None = None) -> None:
        self.uploads = uploads
        self._paths = tuple(paths)
        self._facts = SiteFacts()

    def site(self) -> Site:
        """What the export says of the site; complete once `posts` has been read to its end."""
        return self._facts.site()

    def posts(self) -> Iterator[Post | Problem]:
        """Every item in the order of the files, and a problem for each that cannot be used."""
        self._facts = SiteFacts()
        known: dict[str, tuple[bytes, Path, int]] = {}
        for path in self._paths:
            for found in self._items(path):
                if isinstance(found, Problem) or not found.number:
                    yield found
                    continue
                digest = _digest(found)
                first = known.setdefault(found.number, (digest, path, found.line or 0))
                if first[1:] == (path, found.line) or _in_another_menu(found, first[0], digest):
                    yield found
                elif first[0] != digest:
                    yield _clash(found, first)

    def _items(self, path: Path) -> Iterator[Post | Problem]:
        window = ByteWindow(chunks(path))
        prolog = read_prolog(window)
        if prolog.objection:
            yield Problem("wordpress/no-export", prolog.objection, path, prolog.line)
            return
        if prolog.junk:
            yield _junk(prolog, path)
        place = _Place(path, ElementParser(prolog.root, prolog.encoding))
        for piece in pieces(window):
            if piece.fault:
                yield _fault(piece, place, window.fault)
            elif piece.name not in PHP_LEFT:
                yield from self._read(piece, place)

    def _read(self, piece: Piece, place: _Place) -> Iterator[Post | Problem]:
        try:
            element, notes = place.parser.parse(piece)
        except ElementError as error:
            line = piece.line + error.line - 1
            what = "is nested too deep" if error.deep else f"is broken: {error}"
            place.last = _named(piece)
            message = f"{place.last} {what}"
            mend = "mend the XML there, or copy the text by hand"
            yield Problem("wordpress/broken-item", message, place.path, line, mend)
            return
        if piece.name == "item":
            post = post_of(element, place.path, piece.line, notes)
            place.last = f"item {post.number} ({post.title})"
            yield post
            return
        self._facts.add(element)
        if notes:
            message = f"<{piece.name}>: {'; '.join(notes)}"
            yield Problem(REPAIRED, message, place.path, piece.line)


def _digest(post: Post) -> bytes:
    same = replace(post, source=Path(), line=None, notes=())
    return hashlib.blake2b(repr(same).encode("utf-8", "replace"), digest_size=16).digest()


def _in_another_menu(post: Post, first: bytes, digest: bytes) -> bool:
    # WordPress exports a menu item once for each menu that it stands in.
    return post.type == "nav_menu_item" and first != digest


def _clash(post: Post, first: tuple[bytes, Path, int]) -> Problem:
    message = (
        f"item {post.number} ({post.title}) differs from the item of that number in "
        f"{first[1].name}:{first[2]}, which was used"
    )
    mend = "give files of one export only, the newest"
    return Problem("wordpress/number-clash", message, post.source, post.line, mend)


def _junk(prolog: Prolog, path: Path) -> Problem:
    message = f"{prolog.junk} characters before the XML skipped, such as a message of PHP"
    return Problem(REPAIRED, message, path, prolog.line)


def _named(piece: Piece) -> str:
    """How to speak of an element that could not be parsed."""
    number, title = _NUMBER.search(piece.data), _TITLE.search(piece.data)
    words = ["item" if piece.name == "item" else f"<{piece.name}>"]
    words += [number[1].decode()] if number else []
    if title and title[1].strip():
        words.append(f"({title_line(title[1].decode('utf-8', 'replace'))})")
    return " ".join(words)


def _fault(piece: Piece, place: _Place, fault: str) -> Problem:
    path, line = place.path, piece.line
    match piece.fault:
        case "cut":
            after = f"after {place.last}" if place.last else "before the first item"
            inside = f", inside {_named(piece)}" if piece.data else ""
            php = _FATAL.search(piece.data)
            said = fault or (php and f"PHP said:{php[1].decode('utf-8', 'replace')}")
            reason = f" ({said.strip()})" if said else ""
            message = f"the file breaks off {after}{inside}{reason}"
            return Problem("wordpress/truncated", message, path, line, "export it again")
        case "unclosed":
            message = f"{_named(piece)} has no end: the next item begins inside it"
            mend = "close it with </item> where it ends"
            return Problem("wordpress/broken-item", message, path, line, mend)
        case "too-large":
            message = (
                f"{_named(piece)} is too large: a text of more than {LARGEST_TEXT:,} bytes, or "
                f"{LARGEST_PIECE:,} bytes or {MOST_TAGS:,} tags in all"
            )
            return Problem("wordpress/too-large", message, path, line, "bring it over by hand")
        case "declaration":
            message = "declares a DOCTYPE or entities, which no export does: not read on"
            return Problem("wordpress/no-export", message, path, line)
        case _:
            words = title_line(piece.data.decode("utf-8", "replace"))[:80]
            return Problem(REPAIRED, f"text between the elements skipped: {words}", path, line)
