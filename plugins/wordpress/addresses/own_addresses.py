"""Addresses in old texts: which are the old site's own, and how they are written in the new one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from plugins.wordpress.model import Post

UPLOADS = "/wp-content/uploads/"

_UPLOAD_HOST = re.compile(r"(?:https?:)?//([\w.-]+(?::\d+)?)/wp-content/uploads/", re.IGNORECASE)
# What ends an address in Markdown, what Pelican would replace, and what no browser sends as it is.
_UNSAFE = re.compile(r"[\s<>\"'`{}|\\^\[\]()]")
_SAFE_SCHEMES = frozenset({"http", "https", "ftp", "mailto", "tel", ""})


def old_hosts(posts: Iterable[Post]) -> frozenset[str]:
    """The hosts of the old site, with and without `www.`.

    They are those of the posts' `guid`, and the host from which most posts take their uploads
    (posts show pictures of other WordPress sites too).
    """
    hosts: set[str] = set()
    uploads: Counter[str] = Counter()
    for post in posts:
        guid = re.match(r"https?://([^/?#]+)", str(post.extras.get("guid", "")))
        if guid:
            hosts.add(guid[1].lower())
        uploads.update({host.lower() for host in _UPLOAD_HOST.findall(post.body)})
    if uploads:
        most = max(uploads.values())
        hosts.add(min(host for host, count in uploads.items() if count == most))
    bare = {host.removeprefix("www.") for host in hosts}
    named = {host for host in bare if re.search(r"[a-z]", host)}
    return frozenset(bare | {f"www.{host}" for host in named})


def tidy(address: str, base: str, hosts: frozenset[str]) -> str | None:
    """`address` as the new text writes it, None when it is none that a page may hold.

    Addresses on `hosts` lose scheme and host; relative ones are completed from `base`, the path of
    the old page: the new text lies elsewhere. Others stay, unsafe characters percent-encoded.
    """
    address = address.strip()
    try:
        parts = urlsplit(address)
        if parts.scheme.lower() not in _SAFE_SCHEMES:
            return None
        if parts.netloc.lower() in hosts and parts.scheme.lower() in {"http", "https", ""}:
            own = parts._replace(scheme="", netloc="", path="/" + parts.path.lstrip("/"))
            return _encode(own.geturl())
        if not parts.scheme and not parts.netloc and not address.startswith("#"):
            joined = urljoin(base, _encode(address))
            return "/" + joined.lstrip("/")
        encoded = _encode(address)
        urlsplit(encoded)
    except ValueError:
        return None
    return encoded


@dataclass(frozen=True, slots=True)
class OwnHosts:
    """Rewrites addresses by the old site's host names alone (`conversion.context.Links`)."""

    hosts: frozenset[str]

    def rewrite(self, address: str, base: str) -> str | None:
        """See `tidy`."""
        return tidy(address, base, self.hosts)


def is_supplied(address: str, content: Path) -> bool:
    """Whether the upload at the root-relative `address` lies below `content` already."""
    path = unquote(urlsplit(address).path).lstrip("/")
    if "\0" in path:
        return False
    uploads = (content / UPLOADS.strip("/")).resolve()
    target = (content / path).resolve()
    try:
        return target.is_relative_to(uploads) and target.is_file()
    except OSError:  # a name longer than any file can have
        return False


def _encode(address: str) -> str:
    return _UNSAFE.sub(lambda found: quote(found[0], safe=""), address)
