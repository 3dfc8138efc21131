"""Finished pieces of HTML that later steps must not look into: marks stand for them meanwhile.

The marks consist of characters that Unicode leaves to private use, and digits.
"""

from __future__ import annotations

import re

_BLOCK, _INLINE, _END = "\uf8f2", "\uf8f3", "\uf8f4"

BLOCK_MARK = f"{_BLOCK}[0-9]+{_END}"
"""Regular expression of the mark of a piece that stands on lines of its own."""

_ANY = re.compile(f"[{_BLOCK}{_INLINE}](?P<number>[0-9]+){_END}")
_OWN = re.compile(f"[{_BLOCK}{_INLINE}{_END}]")


class Holding:
    """Pieces by number; a piece may hold marks of pieces put away before it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    @staticmethod
    def without_marks(text: str) -> str:
        """`text` in which nothing can be taken for a mark; the characters become references."""
        return _OWN.sub(lambda found: f"&#{ord(found[0])};", text)

    def block(self, html: str) -> str:
        """Put away a block; returns its mark, parted from what stands around it."""
        return f"\n\n{self._keep(_BLOCK, html)}\n\n"

    def inline(self, html: str) -> str:
        """Put away a part of a line; returns its mark."""
        return self._keep(_INLINE, html)

    def restore(self, text: str) -> str:
        """`text` with the pieces in the places of their marks."""
        # Each piece holds only older ones: one pass over them makes all complete.
        whole: list[str] = []
        for piece in self._pieces:
            whole.append(_ANY.sub(lambda found: whole[int(found["number"])], piece))
        return _ANY.sub(lambda found: whole[int(found["number"])], text)

    def _keep(self, kind: str, html: str) -> str:
        self._pieces.append(html)
        return f"{kind}{len(self._pieces) - 1}{_END}"
