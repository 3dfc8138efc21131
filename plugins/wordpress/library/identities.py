"""How an old text is known again: by its number, its address or, failing these, what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.wordpress.slug import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.wordpress.index import Entry
    from plugins.wordpress.model import Post

FINGERPRINT = "import_fingerprint"
"""Key below `wordpress` of a text without an address or a number of its own."""


def host_of(address: str) -> str:
    """The host of a site without `www.`, "" when it has none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def number_of(post: Post) -> str:
    """WordPress's id, also where an exporter wrote it into the front matter only."""
    stated = post.extras.get("id")
    return post.number or (str(stated) if isinstance(stated, str | int) else "")


def identities_of_entry(entry: Entry, site: str) -> tuple[str, ...]:
    """What tells one text of an export from all others, the surest first.

    Args:
        entry: the text.
        site: host of the old site, "" when unknown: numbers of two sites are two things.
    """
    address = entry.permalink or _query_address(entry.address) or entry.address
    number = f"{site}#{entry.number}" if entry.number else ""
    name = f"{entry.date[:10]}/{entry.slug}"
    if not (number or address):
        return entry.fingerprint, name
    # Exports may give one address to many texts.
    return tuple(key for key in (number, address and f"{address} {name}", address) if key)


def identities_of_file(values: Mapping[str, object], folder: str) -> tuple[str, ...]:
    """The same of a bundle file by its front matter; empty when it is no import.

    Args:
        values: its front matter.
        folder: name of its bundle.
    """
    extras = values.get("wordpress")
    if not isinstance(extras, dict):
        return ()
    number = str(extras.get("id") or "")
    site = host_of(str(extras.get("guid") or ""))
    numbers = dict.fromkeys([f"{site}#{number}", f"#{number}"]) if number else {}
    addresses = [str(extras.get(key) or "") for key in ("permalink", "url")]
    own = str(values.get("permalink") or "")
    name = f"{str(values.get('date') or '')[:10]}/{folder}"
    known = [key for key in (own, *map(_query_address, addresses), *addresses) if key]
    known += [f"{address} {name}" for address in known]
    if mark := str(extras.get(FINGERPRINT) or ""):
        known += [mark, name]
    return tuple(dict.fromkeys([*numbers, *known]))


def neutral(identity: str) -> str:
    """An identity without the language: the two editions of a text share it."""
    return identity.removeprefix("/en") if identity.startswith("/en/") else identity


def fingerprint(date: str, title: str, body: str) -> str:
    """Identity of a text that has no other: its day and a digest of what it says.

    It is written into the new file, so that the text is known again after its author has edited it.
    """
    return f"{date[:10]}-{digest(title + chr(10) + body)}".removeprefix("-")


def _query_address(address: str) -> str:
    # `?p=7` is an identity, but no address that a page can have.
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.path or '/'}?{parts.query}" if parts.query else ""
