"""Texts of others on a terminal."""

from __future__ import annotations

import re

UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, line ends and changes of direction, which a terminal obeys, and halves of
characters, which it cannot be sent."""


def printable(line: str) -> str:
    """One line in which nothing commands the terminal: such characters are shown as escapes."""
    return UNPRINTABLE.sub(lambda found: found[0].encode("unicode_escape").decode(), line)
