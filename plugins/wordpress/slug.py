"""Folder names for posts, made from the file names of an export."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import unquote_to_bytes

LONGEST = 200
"""UTF-8 bytes of the longest slug: file systems allow 255, room is left for suffixes."""

DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE | re.ASCII)
"""Matches names that no file may have on Windows: those of its devices."""

_DATE = re.compile(r"^(?P<date>\d{4}-\d{2}-\d{2})-")
_NOT_WORD = re.compile(r"[\W_]+")
_STRIPPED_CODE = re.compile(
    r"(?:e[3-9][89ab][0-9a-f][89ab][0-9a-f])+(?:e[3-9](?:[89ab][0-9a-f]?)?)?"
)
_CHARACTER = r"(?:e[3-9][89ab][0-9a-f]|efb[cd])[89ab][0-9a-f]"
_TWO_CHARACTERS = re.compile(f"(?:{_CHARACTER}){{2}}")
_CHARACTERS = re.compile(f"(?:{_CHARACTER})+")
# First path segments that the site needs itself.
_SEGMENTS = "zh en index category tag series feeds theme wp-content archives author data"
_RESERVED = frozenset(_SEGMENTS.split())


def date_of(stem: str) -> str:
    """The date that a file name begins with (`2012-10-26-…`), "" for none."""
    found = _DATE.match(stem)
    return found["date"] if found else ""


def slug_of(stem: str) -> str:
    """A safe folder name for the export's file name without its extension.

    The leading date goes, percent codes become the characters they stand for (also where an
    exporter has lost the `%`), and everything but letters and digits becomes a single hyphen. The
    result is in NFC, lower case, at most `LONGEST` bytes, never empty and never a reserved name.
    """
    name = unquote_to_bytes(_DATE.sub("", stem)).decode("utf-8", "ignore")
    name = "-".join(_restore(part) for part in name.split("-"))
    slug = hyphenated(name)
    slug = slug.encode("utf-8")[:LONGEST].decode("utf-8", "ignore").strip("-")
    if not slug:
        return f"post-{digest(stem)}"
    return f"{slug}-post" if slug in _RESERVED or DEVICE.match(slug) else slug


def hyphenated(name: str) -> str:
    """Letters and digits of `name` in lower-case NFC, single hyphens for all else."""
    composed = unicodedata.normalize("NFC", name).lower()
    # Lower-casing can decompose (İ), and combining marks are no word characters.
    return unicodedata.normalize("NFC", _NOT_WORD.sub("-", composed).strip("-"))


def distinct(slug: str, identity: str) -> str:
    """`slug` lengthened by a digest of `identity`: the same one for the same text each time."""
    suffix = f"-{digest(identity)}"
    room = LONGEST - len(suffix)
    return slug.encode("utf-8")[:room].decode("utf-8", "ignore").rstrip("-") + suffix


def digest(text: str) -> str:
    """Eight hexadecimal digits that stand for `text`."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _restore(part: str) -> str:
    # `e8bf90e7bbb4`: WordPress's percent-encoded slug after an exporter has deleted the `%`.
    if not _STRIPPED_CODE.fullmatch(part):
        if not _TWO_CHARACTERS.search(part):
            return part
        return _CHARACTERS.sub(lambda code: bytes.fromhex(code[0]).decode("utf-8", "ignore"), part)
    return bytes.fromhex(part[: len(part) // 2 * 2]).decode("utf-8", "ignore")
