"""The public path that an export promises for a text."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes, urlsplit

from plugins.wordpress.slug import DEVICE

_NO_PATH = re.compile(r"(?i)[\s?#\\{}|<>\"]|//|(?:^|/|%2f)(?:\.|%2e){1,2}(?:/|%2f|$)")
_NO_NAME = re.compile(r"[/\\\x00-\x1f\x7f]")
_LONGEST_PATH = 1024
_LONGEST_NAME = 255


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
    unsafe = _NO_PATH.search(path) or not all(map(_is_name, path.strip("/").split("/")))
    if (
        unsafe
        or len(path) > _LONGEST_PATH
        or not path.startswith("/")
        or (parts.query and path != said)
    ):
        return None, f"permalink {said!r} cannot be a page's path: kept under `wordpress` only"
    return path, ""


def _is_path(path: str) -> bool:
    return (
        path.startswith("/")
        and len(path) <= _LONGEST_PATH
        and not _NO_PATH.search(path)
        and (path == "/" or all(map(_is_name, path.strip("/").split("/"))))
    )


def _is_name(part: str) -> bool:
    """Whether a file of the new site may have the name that a part of a path stands for."""
    raw = unquote_to_bytes(part)
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return (
        len(raw) <= _LONGEST_NAME
        and not _NO_NAME.search(name)
        and not DEVICE.match(name)
        and not name.endswith((" ", "."))
    )
