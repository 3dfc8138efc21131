"""The public address of the site, as a person writes it and as pages print it."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_NEVER = re.compile(r"""[\s"'`<>\\{}|^\x00-\x1f\x7f]""")
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LOCAL = ("localhost", "127.0.0.1")


class SiteAddressError(Exception):
    """The address cannot be used; the text says why and what one looks like, on one line."""


def site_address(text: str) -> str:
    """`text` in ASCII and without a slash at its end: `https://xn--fsqu00a.com/%E5%9C%B0`.

    The scheme is https, or http for this machine; a port and a path may follow the host. Hosts are
    encoded as IDNA 2003, the version in the standard library.

    Raises:
        SiteAddressError: `text` is no such address.
    """
    try:
        return _read(text)
    except ValueError as error:
        raise SiteAddressError(
            f"{text!r} is no public address: {error}; write one such as https://vps.example.com"
        ) from None


def _read(text: str) -> str:
    unusable = _NEVER.search(text)
    if unusable:
        raise ValueError(f"it holds {unusable[0]!r}")
    parts = urlsplit(text)
    host = _host(parts.hostname or "")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _LOCAL):
        raise ValueError("it does not begin with https://")
    if "@" in parts.netloc:
        raise ValueError("it holds a user name")
    if "?" in text or "#" in text:
        raise ValueError("nothing may follow its path")
    # `port` raises ValueError itself when it is out of range.
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{host}{port}{_path(parts.path)}"


def _host(name: str) -> str:
    try:
        host = name.encode("idna").decode("ascii").lower()
    except UnicodeError:
        host = ""
    if not _HOST.fullmatch(host):
        raise ValueError("it names no host")
    return host


def _path(path: str) -> str:
    folders = path.removesuffix("/").split("/")[1:]
    if any(folder in ("", ".", "..") for folder in folders):
        raise ValueError("its path holds an empty folder, . or ..")
    if _STRAY_PERCENT.search(path):
        raise ValueError("its path holds a % that encodes nothing")
    return "".join(f"/{quote(folder, safe='%!$&()*+,;=:@')}" for folder in folders)
