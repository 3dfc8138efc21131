"""The public path that an export promises for a text."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_NO_PATH = re.compile(r"(?i)[\s?#\\{}|<>\"]|//|(?:^|/|%2f)(?:\.|%2e){1,2}(?:/|%2f|$)")


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
        return None, f"permalink {said!r} is no address: kept under `wordpress` only"
    path = parts.path if parts.scheme in {"http", "https"} else said
    unsafe = _NO_PATH.search(path)
    if unsafe or not path.startswith("/") or (parts.query and path != said):
        return None, f"permalink {said!r} cannot be a page's path: kept under `wordpress` only"
    return path, ""
