"""Where the addresses of the old site come from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

from plugins.diagnostics import Problem
from plugins.wordpress.audit.discovery import xml_elements
from plugins.wordpress.audit.snapshot import ANSWERS, BASE

_MEND = (
    "give its address, https://example.com/, a file with one address a line, a sitemap, or a folder"
    " that inv audit --save wrote"
)


@dataclass(frozen=True, slots=True)
class OldAddresses:
    """What to ask the old site for.

    Attributes:
        base: where it answers, `https://example.com/blog`.
        addresses: to begin with, whole.
        only: whether those are all, and no links are followed.
        saved: folder of an earlier audit that is read instead of asking; None for none.
    """

    base: str
    addresses: tuple[str, ...] = ()
    only: bool = False
    saved: Path | None = None


def old_addresses(old: str) -> OldAddresses | Problem:
    """What `old` names: a live site, a file of addresses or of a sitemap, or a saved folder."""
    if old.startswith(("http://", "https://")):
        return _of_address(old)
    path = Path(old)
    if (path / ANSWERS).is_file() and (path / BASE).is_file():
        return OldAddresses((path / BASE).read_text(encoding="utf-8").strip(), saved=path)
    try:
        body = path.read_bytes()
    except OSError as error:
        reason = "no saved audit lies there" if path.is_dir() else error.strerror or str(error)
        message = f"{old} names no old site: {reason}"
        return Problem("wordpress/audit-no-old-site", message, mend=_MEND)
    found = _listed(body)
    bases = Counter(f"{part.scheme}://{part.netloc}" for part in map(urlsplit, found))
    sites = {base.partition("://")[2].lower().removeprefix("www.") for base in bases}
    if len(sites) != 1:
        what = "no addresses" if not sites else f"addresses of {len(sites)} sites"
        message = f"holds {what}, but one site can be compared"
        return Problem("wordpress/audit-no-old-site", message, path, mend=_MEND)
    return OldAddresses(bases.most_common(1)[0][0], tuple(found), only=True)


def _of_address(old: str) -> OldAddresses | Problem:
    try:
        split = urlsplit(old)
        name = split.hostname
    except ValueError:
        name = None
    if not name:
        message = f"{old} is no address of a site"
        return Problem("wordpress/audit-no-old-site", message, mend=_MEND)
    if split.path.endswith(".xml"):
        return OldAddresses(f"{split.scheme}://{split.netloc}", (old,))
    return OldAddresses(old, (old,))


def _listed(body: bytes) -> list[str]:
    if body.lstrip().startswith(b"<"):
        locations = (e for e in xml_elements(body) if etree.QName(e).localname == "loc")
        lines = [(element.text or "").strip() for element in locations]
    else:
        lines = [line.strip() for line in body.decode("utf-8", "replace").splitlines()]
    return [line for line in lines if _is_address(line)]


def _is_address(text: str) -> bool:
    try:
        split = urlsplit(text)
    except ValueError:
        return False
    return split.scheme in ("http", "https") and bool(split.netloc)
