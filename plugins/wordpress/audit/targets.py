"""Links as they stand on pages, and the targets that they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
# What RFC 3986 allows in a path or a query without an escape, and the percent sign itself.
_KEPT = "!$%&'()*+,/:;=?@[]~"
_UNRESERVED = re.compile(r"[A-Za-z0-9\-._~]")


@dataclass(frozen=True)
class Host:
    """The names of one site.

    Attributes:
        names: hosts with their port, lower case: what it is asked at, and what it calls itself.
        folder: path that all its pages lie below, with slashes at both ends; mostly `/`.
    """

    names: frozenset[str]
    folder: str = "/"

    @classmethod
    def of(cls, *addresses: str) -> Host:
        """The site that is called any of these addresses, with and without `www.`.

        The folder is that of the last address: what a site calls itself says where it lies.
        """
        split = [urlsplit(address) for address in addresses if address]
        names = {part.netloc.lower().removeprefix("www.") for part in split}
        folder = "/" + "".join(f"{part}/" for part in split[-1].path.split("/") if part)
        return cls(frozenset({*names, *(f"www.{name}" for name in names)}), folder)

    def target(self, link: str, page: str = "/") -> str | None:
        """What `link` on the page at target `page` means; None when it leaves the site."""
        link = link.strip()
        try:
            split = urlsplit(urljoin(f"http://here.invalid{page}", link))
            own = split.netloc.lower() == "here.invalid" or split.netloc.lower() in self.names
        except ValueError:
            return None
        if split.scheme not in ("http", "https") or not own:
            return None
        path = split.path or "/"
        if not f"{path}/".startswith(self.folder):
            return None
        return normal(f"{path}?{split.query}" if split.query else path)


def normal(target: str) -> str:
    """`target` with one spelling of its escapes: upper case, none for letters, digits and `-._~`.

    Raises:
        Nothing: what is no escape stays a percent sign.
    """
    encoded = quote(target, safe=_KEPT, errors="replace")

    def spelt(found: re.Match[str]) -> str:
        character = unquote(found[0], errors="strict") if int(found[0][1:], 16) < 128 else ""
        return character if _UNRESERVED.fullmatch(character) else found[0].upper()

    return _ESCAPE.sub(spelt, encoded)


def lower_case(target: str) -> str:
    """The spelling that WordPress itself uses: `%e5` instead of `%E5`."""
    return _ESCAPE.sub(lambda found: found[0].lower(), target)


def readable(target: str) -> str:
    """`target` for people: letters of all scripts instead of escapes where they are UTF-8."""
    try:
        text = unquote(target, errors="strict")
    except UnicodeDecodeError:
        return target
    return text if text.isprintable() and " " not in text else target


def identity(target: str) -> str:
    """What all addresses of one static page share: `/a`, `/a/`, `/a.html`, `/a/index.html`."""
    path = target.partition("?")[0].removesuffix("/index.html").removesuffix(".html")
    return path.rstrip("/") or "/"
