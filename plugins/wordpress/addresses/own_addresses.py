"""Addresses in old texts: which are the old site's own, and how they are written in the new one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from plugins.wordpress.addresses.linked_addresses import linked_addresses
from plugins.wordpress.addresses.normal_form import normal
from plugins.wordpress.addresses.post_name import post_name
from plugins.wordpress.model import Post
from plugins.wordpress.upload_path import UPLOADS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.wordpress.index import Entry

_WHOLE = re.compile(r"(?:https?:)?//(?P<host>[^/?#@\s]+)(?P<path>/[^?#]*)?", re.IGNORECASE)
_HOST = re.compile(r"^https?://([^/?#@\s]+)")
_UPLOAD_HOST = re.compile(rf"(?:https?:)?//([\w.-]+(?::\d+)?){UPLOADS}", re.IGNORECASE)
# What ends an address in Markdown, what Pelican would replace, and what no browser sends as it is.
_UNSAFE = re.compile(r"[\s<>\"'`{}|\\^\[\]()]")
SCHEMES = frozenset(
    {"http", "https", "ftp", "sftp", "mailto", "tel", "sms", "ed2k", "thunder", "magnet"}
).union({"flashget", "qqdl", "mms", "rtsp", "git", "svn", "irc", "news", "skype"})
"""Schemes of addresses that a text may hold: none of them runs anything in the page."""


def old_hosts(items: Iterable[Post | Entry]) -> frozenset[str]:
    """The hosts of the old site, with and without `www.`.

    They are those of the `guid` of posts that have been read whole, the one that most items have in
    their address, and the one from which most take their uploads (posts show pictures of other
    WordPress sites too, and plugins let an item's address lead elsewhere). Where an export names
    none of these, it is the one whose linked paths are most often those of the export's own texts,
    categories and tags.
    """
    hosts: set[str] = set()
    addresses: Counter[str] = Counter()
    uploads: Counter[str] = Counter()
    linked: list[tuple[str, str]] = []
    own: set[str] = set()
    for item in items:
        addresses.update(_HOST.findall(item.address.lower()))
        uploads.update(host.lower() for host in _UPLOAD_HOST.findall(item.attachment))
        if isinstance(item, Post):
            hosts.update(_HOST.findall(str(item.extras.get("guid", "")).lower()))
            uploads.update({host.lower() for host in _UPLOAD_HOST.findall(item.body)})
            if not (hosts or addresses or uploads):
                linked += set(_whole_links(item))
                own.update(_own_paths(item))
    hosts.update(_most_frequent(addresses), _most_frequent(uploads))
    if not hosts:
        hosts = _most_frequent(Counter(host for host, path in linked if path in own))
    return with_www(hosts)


def with_www(hosts: Iterable[str]) -> frozenset[str]:
    """Hosts with and without `www.`; numbers have no names below them."""
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
        if parts.scheme and parts.scheme.lower() not in SCHEMES:
            return None
        if parts.netloc.lower() in hosts and parts.scheme.lower() in {"http", "https", ""}:
            own = parts._replace(scheme="", netloc="", path="/" + parts.path.lstrip("/"))
            return "/" + urljoin("/", _encode(own.geturl())).lstrip("/")
        if not parts.scheme and not parts.netloc and not address.startswith("#"):
            joined = urljoin(base, _encode(address))
            return "/" + joined.lstrip("/")
        encoded = _encode(address)
        urlsplit(encoded)
    except ValueError:
        return None
    return encoded


def _whole_links(post: Post) -> Iterator[tuple[str, str]]:
    """Host and path of the absolute addresses that a post links to."""
    for address in linked_addresses(post):
        found = _WHOLE.match(address)
        if found:
            yield found["host"].lower(), normal(found["path"] or "/")


def _own_paths(post: Post) -> Iterator[str]:
    """Paths that lead to a post and to the lists that hold it, as WordPress has them unasked."""
    if post.permalink:
        yield normal(post.permalink)
    for folder, names in (("category", post.categories), ("tag", post.tags)):
        yield from (f"/{folder}/{post_name(name)}" for name in names)


def _most_frequent(hosts: Counter[str]) -> set[str]:
    most = max(hosts.values(), default=0)
    return {min(host for host, count in hosts.items() if count == most)} if hosts else set()


def _encode(address: str) -> str:
    return _UNSAFE.sub(lambda found: quote(found[0], safe=""), address)
