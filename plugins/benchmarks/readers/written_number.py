"""Numbers as tools print them into text."""

from __future__ import annotations

import re

from plugins.benchmarks.readers.checked_document import LARGEST_FIGURE
from plugins.benchmarks.readers.raw_text import shortened
from plugins.benchmarks.readers.reading import RawFileError

_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?", re.ASCII)


def written_number(text: str, tool: str, again: str, *, at: int | str) -> float:
    """The number of `8.5`.

    Args:
        text: what stands where a number is due.
        tool: what printed it.
        again: how to get a file that is right.
        at: line of the file, or what has the number where the file is not one of lines.

    Raises:
        RawFileError: it is no number, negative, beyond all reason, or has the comma of a locale,
            of which nobody can tell whether it parts thousands or decimals.
    """
    line, place = (at, "") if isinstance(at, int) else (None, f"{shortened(at)}: ")
    if "," in text:
        message = f'{place}"{shortened(text, 40)}" has a comma'
        raise RawFileError(message, f"run {tool} with LC_ALL=C", line)
    if not _NUMBER.fullmatch(text) or (value := float(text)) > LARGEST_FIGURE:
        raise RawFileError(f'{place}"{shortened(text, 40)}" is no figure', again, line)
    return value
