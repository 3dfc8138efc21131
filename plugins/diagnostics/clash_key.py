"""Names that are one file on some system."""

from __future__ import annotations

import unicodedata


def clash_key(path: str) -> str:
    """Equal for paths that are one on systems that fold letter case or compose characters."""
    # Folding may take a composed character apart again.
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
