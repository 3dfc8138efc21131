"""How wide a text is, and where it breaks, without a font at hand.

SVG text does not wrap, and which fonts a reader has is not known, so widths are estimated from
above: a wide character is one em, any other about as wide as in DejaVu Sans Bold, the widest face
that browsers fall back on.
"""

from __future__ import annotations

import re
import unicodedata

LINE = 20.0
"""Width in em that a drawing certainly has: that of a window of 320 px at the default font size."""

_THIN = frozenset(" .,:;'|!()[]/-·ijlftrI")
_BROAD = frozenset("mwMW%@—")
_WIDTHS = {"thin": 0.5, "letter": 0.72, "capital": 0.84, "broad": 1.1}
_TOKENS = re.compile(r"\S+\s*|\s+")
_NEVER_FIRST = frozenset("，。、；：？！）》」』】”’…·,.;:?!)]}%")
_NEVER_LAST = frozenset("（《「『【“‘([{")


def text_width(text: str) -> float:
    """Width in em, rather too wide than too narrow."""
    return sum(_width(character) for character in text)


def wrap(text: str, width: float) -> tuple[str, ...]:
    """Break a text into lines of at most `width` em; joined again, they are the text.

    Lines break after spaces and hyphens and between wide characters, but not before a closing or
    after an opening mark; what is still too wide breaks anywhere.
    """
    lines, line = [], ""
    for piece in _pieces(text, width):
        if line and text_width((line + piece).rstrip()) > width:
            lines.append(line)
            line = ""
        line += piece
    return (*lines, line) if line else tuple(lines)


def longest_word(text: str) -> float:
    """Width in em of the widest part that does not break in a nice place."""
    return max((text_width(piece.rstrip()) for piece in _parts(text)), default=0.0)


def _width(character: str) -> float:
    if character in _THIN:
        return _WIDTHS["thin"]
    if character in _BROAD:
        return _WIDTHS["broad"]
    if unicodedata.east_asian_width(character) in {"W", "F", "A"}:
        return 1.0
    return _WIDTHS["capital" if character.isupper() else "letter"]


def _pieces(text: str, width: float) -> list[str]:
    """The parts, those too wide for a line cut into characters."""
    pieces: list[str] = []
    for part in _parts(text):
        pieces.extend([part] if text_width(part.rstrip()) <= width else part)
    return pieces


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    for token in _TOKENS.findall(text):
        start = 0
        for place in range(1, len(token)):
            if _breaks(token[place - 1], token[place]):
                parts.append(token[start:place])
                start = place
        parts.append(token[start:])
    return parts


def _breaks(before: str, after: str) -> bool:
    if after.isspace() or after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return before == "-" or "W" in {_kind(before), _kind(after)}


def _kind(character: str) -> str:
    return "W" if unicodedata.east_asian_width(character) in {"W", "F"} else "N"
