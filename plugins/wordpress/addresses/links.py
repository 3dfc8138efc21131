"""Rewrites links of old texts: where an address of the old site leads on the new one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from plugins.wordpress.addresses.normal_form import normal, query_key, written
from plugins.wordpress.addresses.own_addresses import tidy
from plugins.wordpress.upload_path import UPLOADS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.wordpress.pair_table import PairTable

_LONGEST = 4000
"""Characters of an address that a browser still asks for; a longer one stays as it is."""

NUMBERS = ("attachment_id", "p", "page_id")
"""Variables that hold the number of a text, the one first that WordPress heeds first."""

QueryKey = tuple[tuple[str, str], ...]

# Sizes of a picture (`a-300x190.png`), and what WordPress and plugins for fine screens add.
_SIZE = re.compile(r"(?:-\d+x\d+|-scaled|-rotated|@\dx)+(?=\.\w+$)", re.IGNORECASE)
_DEFAULT_PORT = re.compile(r":(?:80|443)$")
_LOCAL = re.compile(r"(?:localhost|127\.0\.0\.1)(?::\d+)?")
_PHOTON = re.compile(r"i\d\.wp\.com")
# Variables that choose what WordPress shows; all others (`utm_source`, `replytocom`) do not.
_VARIABLES = frozenset(
    [
        "p",
        "page_id",
        "attachment_id",
        "attachment",
        "cat",
        "category_name",
        "tag",
        "tag_id",
        "taxonomy",
        "term",
        "author",
        "author_name",
        "name",
        "pagename",
        "post_type",
        "m",
        "year",
        "monthnum",
        "day",
        "w",
        "s",
        "paged",
        "page",
        "cpage",
        "feed",
        "lang",
    ]
)


def link_key(path: str, query: QueryKey = ()) -> str:
    """What links to one address are looked up by, however they spell it.

    Args:
        path: as `normal_form.normal` has it.
        query: as `normal_form.query_key` has it.
    """
    return f"{path}?{query!r}" if query else path


@dataclass(frozen=True, slots=True)
class LinkMap:
    """Knows where addresses of the old site lead (`conversion.context.Links`); can be pickled.

    Attributes:
        hosts: names of the old site, with ports other than 80 and 443.
        media_hosts: other hosts that serve its uploads.
        home: path of the old home page, "" at the root.
        targets: new address by the `link_key` of the old one; pages that stay where they are
            included.
        media: new address of the original file, by the path of any of its sizes.
        variables: names that choose a page in a query.
    """

    hosts: frozenset[str]
    media_hosts: frozenset[str] = frozenset()
    home: str = ""
    targets: PairTable | Mapping[str, str] = field(default_factory=dict)
    media: Mapping[str, str] = field(default_factory=dict)
    variables: frozenset[str] = _VARIABLES

    def rewrite(self, address: str, base: str) -> str | None:
        """The address as the new text writes it, None when it is none that a page may hold.

        Addresses of the old site lose scheme and host; those that moved become the new ones,
        fragments stay; sizes of a picture become the original where that is known. What nothing is
        known of stays, unsafe characters percent-encoded.

        Args:
            address: absolute, relative, or of any other site.
            base: path of the old page, which relative addresses start from.
        """
        own = self.own(address, base)
        if own is None:
            return self._local(address) or self._tidied(address, base)
        before, mark, fragment = own.partition("#")
        target = self._led(before)
        if target is None:
            return own
        return target if "#" in target else target + mark + fragment

    def own(self, address: str, base: str = "/") -> str | None:
        """Path, query and fragment of an address of the old site, None for any other."""
        tidied = self._tidied(address, base)
        return tidied if tidied and tidied.startswith("/") and tidied[1:2] != "/" else None

    def _tidied(self, address: str, base: str) -> str | None:
        return tidy(self._homeward(address.strip()), base, self.hosts)

    def _homeward(self, address: str) -> str:
        """`address` without the default port, and uploads on other hosts as the site's own."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return address
        if parts.scheme.lower() not in {"http", "https", ""} or not parts.netloc:
            return address
        host, path = _DEFAULT_PORT.sub("", parts.netloc.lower()), parts.path
        if _PHOTON.fullmatch(host):
            host, _, path = path.lstrip("/").partition("/")
        if host in self.media_hosts and UPLOADS in path:
            return path
        if host not in self.hosts:
            return address
        return urlunsplit(parts._replace(netloc=host, path=path))

    def _local(self, address: str) -> str | None:
        """Where an address leads that a copy on somebody's own machine gave to a known page.

        Plugins that wrote the address below a text did so while it was exported there.
        """
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return None
        if not _LOCAL.fullmatch(parts.netloc.lower()):
            return None
        below = f"/{parts.path.lstrip('/').partition('/')[2]}"
        for path in (below, parts.path):
            if path not in {"", "/"} and (target := self._led(path)):
                return target
        return None

    def _led(self, address: str) -> str | None:
        if len(address) > _LONGEST:
            return None
        path, _, query = address.partition("?")
        path, asked = normal(path), query_key(query)
        original = self.media.get(path) or self.media.get(_SIZE.sub("", path))
        if original or UPLOADS in path:
            # Those of a blog in a folder lie at the root too.
            return original or written(path[path.index(UPLOADS) :])
        if path == f"{self.home}/index.php" and asked:
            path = self.home or "/"
        chosen = tuple(pair for pair in asked if pair[0] in self.variables)
        return (
            self.targets.get(link_key(path, asked))
            or self._numbered(chosen)
            or self.targets.get(link_key(path, chosen))
        )

    def _numbered(self, chosen: QueryKey) -> str | None:
        """What a query asks for by its number, behind whatever path it stands."""
        number = next((pair for name in NUMBERS for pair in chosen if pair[0] == name), None)
        return self.targets.get(link_key(self.home or "/", (number,))) if number else None
