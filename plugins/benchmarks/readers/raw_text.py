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

# CSI and OSC sequences (ECMA-48), which tools print although their output goes to a file.
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
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
        with open_text(path) as file:
            while line := file.readline(LONGEST_LINE):
                number += 1
                if len(line) == LONGEST_LINE:
                    raise RawFileError(
                        f"a line of more than {LONGEST_LINE} characters",
                        "this is no output of a benchmark tool",
                        number,
                    )
                yield number, without_escapes(line).rstrip("\n")
    except UnicodeError:
        mend = "save it as UTF-8, or run the tool with LC_ALL=C.UTF-8"
        raise RawFileError("not UTF-8", mend, number + 1) from None


def without_escapes(text: str) -> str:
    """The text without colours and cursor movements."""
    return _ESCAPES.sub("", text)


def blank_escapes(text: str) -> str:
    """The text with spaces for colours and cursor movements: every character keeps its place."""
    return _ESCAPES.sub(lambda found: " " * len(found[0]), text)
