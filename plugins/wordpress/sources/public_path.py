"""The public path that an export promises for a text."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote, urlsplit

from plugins.wordpress.slug import DEVICE

_NO_PATH = re.compile(r"(?i)[\s?#\\{}|<>\"]|//|%(?:2f|5c)|(?:^|/)(?:\.|%2e){1,2}(?:/|$)")
_LONGEST_PATH = 1_024
_LONGEST_NAME = 255
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def public_path(said: str) -> tuple[str | None, str]:
    """The path in an address or path as it stands when a page can have it, and the objection.

    Args:
        said: `/2369.html` or `https://example.com/2369.html`; "" for none.

    Returns:
        The path and "", or None and what speaks against it ("" when nothing was said).
    """
    if not said:
        return None, ""
    try:
        parts = urlsplit(said)
    except ValueError:
        return None, f"permalink {_short(said)} is no address: kept under `wordpress` only"
    path = parts.path if parts.scheme in {"http", "https"} else said
    if not _is_fit(path) or (parts.query and path != said):
        return (
            None,
            f"permalink {_short(said)} cannot be a page's path: kept under `wordpress` only",
        )
    return path, ""


def _is_fit(path: str) -> bool:
    """Whether a file below the output folder can answer at `path`."""
    if not path.startswith("/") or len(path) > _LONGEST_PATH or _NO_PATH.search(path):
        return False
    try:
        names = unicodedata.normalize("NFC", unquote(path, errors="strict")).split("/")
        longest = max(len(name.encode()) for name in names)
    except UnicodeError:
        return False
    return longest <= _LONGEST_NAME and not any(
        _CONTROL.search(name) or DEVICE.match(name) or name.endswith((".", " ")) for name in names
    )


def _short(said: str) -> str:
    return repr(said if len(said) <= _LONGEST_NAME else f"{said[:_LONGEST_NAME]}…")
