"""The text of a raw file: decoded, without the colours of terminals, a part at a time."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from plugins.benchmarks.readers.reading import RawFileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import TextIOWrapper
    from pathlib import Path

HEAD_CHARACTERS = 64 * 1024
"""How much of a text is looked at to tell its format."""

LONGEST_LINE = 1024 * 1024
"""Characters of a line; no tool that writes lines writes longer ones."""

ESCAPE = r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|[ -/]+[0-~]|[0-Z\\^-~])"
"""An escape sequence, which tools print although their output goes to a file: CSI (colours and
cursor), OSC (titles, within their line), a character set, single ones (ECMA-48, ECMA-35)."""

_ESCAPES = re.compile(ESCAPE)
_UNDECODABLE = re.compile("[\udc80-\udcff]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(path: Path) -> str:
    """The encoding that the first bytes declare (PowerShell writes UTF-16), else UTF-8."""
    with path.open("rb") as file:
        first = file.read(4)
    return next((name for bom, name in _BOMS if first.startswith(bom)), "utf-8")


def open_text(path: Path) -> TextIOWrapper:
    """Open a raw file to be read as text, whichever way its lines end."""
    return path.open(encoding=encoding_of(path))


def read_head(path: Path) -> str:
    """The beginning of the text, to tell the format from; a character it cannot read is U+FFFD."""
    with path.open(encoding=encoding_of(path), errors="replace") as file:
        return without_escapes(file.read(HEAD_CHARACTERS))


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Each line with its number, without its end and without escape sequences.

    Raises:
        RawFileError: the text is not in its encoding, or holds a line beyond all reason.
    """
    number = 0
    try:
        # A wrong byte becomes a lone surrogate, so that its own line can be named.
        with path.open(encoding=encoding_of(path), errors="surrogateescape") as file:
            while line := file.readline(LONGEST_LINE):
                number += 1
                if _UNDECODABLE.search(line):
                    raise RawFileError("not UTF-8", _SAVE_AS_UTF8, number)
                if len(line) == LONGEST_LINE:
                    raise RawFileError(
                        f"a line of more than {LONGEST_LINE} characters",
                        "this is no output of a benchmark tool",
                        number,
                    )
                yield number, without_escapes(line).rstrip("\n")
    except UnicodeError:
        raise RawFileError("not the UTF-16 that it begins as", _SAVE_AS_UTF8) from None


_SAVE_AS_UTF8 = "save it as UTF-8, or run the tool with LC_ALL=C.UTF-8"


def without_escapes(text: str) -> str:
    """The text without colours and cursor movements."""
    return _ESCAPES.sub("", text)


def blank_escapes(text: str) -> str:
    """The text with spaces for colours and cursor movements: every character keeps its place."""
    return _ESCAPES.sub(lambda found: " " * len(found[0]), text)


def shortened(text: str, longest: int = 60) -> str:
    """A text of a file for a message: one line, printable, at most `longest` characters."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * longest]).split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"
