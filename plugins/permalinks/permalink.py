"""From a public path to a file below the output folder, and back."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

INDEX = "index.html"

_LEGAL_IN_PATH = "!$&'()*+,;=:@~"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_RESERVED = re.compile(r"^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)
_MAX_NAME = 255
_MAX_PATH = 1024


class PermalinkError(ValueError):
    """The path cannot be the address of a static page; the text says why."""


@dataclass(frozen=True, slots=True)
class Permalink:
    """One address.

    Attributes:
        save_as: file below the output folder, decoded, `2369.html` or `后/index.html`.
        url: the same without leading slash, percent-encoded, `index.html` left out.
    """

    save_as: str
    url: str


def permalink(path: str) -> Permalink:
    """The address that a public path such as `/2369.html`, `/about` or `/%E5%90%8E/` stands for.

    A path ending in `/` or without `.html` or another suffix is a folder with an `index.html`.

    Raises:
        PermalinkError: no path from the root, a query, or a part that no file may be called.
    """
    if not path.startswith("/") or path.startswith("//"):
        raise PermalinkError(f"{path} is not a path from the root of the site, such as /2369.html")
    if "?" in path or "#" in path:
        raise PermalinkError(f"{path} has a query or fragment, which no static file can answer")
    if len(path) > _MAX_PATH:
        raise PermalinkError(f"{path[:40]}… is longer than {_MAX_PATH} characters")
    inner = path[1:].removesuffix("/")
    names = [_decoded(path, name) for name in inner.split("/")] if inner else []
    for name in names:
        _check_name(path, name)
    is_file = bool(names) and not path.endswith("/") and "." in names[-1][1:]
    save_as = "/".join(names if is_file else [*names, INDEX])
    return Permalink(save_as, url_of(save_as))


def url_of(save_as: str) -> str:
    """The percent-encoded URL, without leading slash, under which `save_as` answers."""
    folder, _, name = save_as.rpartition("/")
    path = save_as if name != INDEX else f"{folder}/" if folder else ""
    return quote(path, safe="/" + _LEGAL_IN_PATH)


def _decoded(path: str, name: str) -> str:
    try:
        decoded = unquote_to_bytes(name).decode("utf-8")
    except UnicodeDecodeError:
        raise PermalinkError(f"{path} is not percent-encoded UTF-8") from None
    if "/" in decoded:
        raise PermalinkError(f"{path} has an encoded slash, which hosts read in different ways")
    return unicodedata.normalize("NFC", decoded)


def _check_name(path: str, name: str) -> None:
    if name in ("", ".", ".."):
        raise PermalinkError(f"{path} has an empty part or a . or .. in it")
    if "\\" in name or _CONTROL.search(name):
        raise PermalinkError(f"{path} has a backslash or a control character in it")
    if _RESERVED.match(name) or name.endswith((" ", ".")):
        raise PermalinkError(f'{path}: no file may be called "{name}" on every system')
    if len(name.encode()) > _MAX_NAME:
        raise PermalinkError(f"{path} has a part of over {_MAX_NAME} bytes")
