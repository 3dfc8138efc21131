"""Addresses that the new site needs for pages of its own, whatever the old one had there."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from plugins.wordpress.language import EDITIONS

SITE_PAGES = (
    *("/", "/404", "/404.html", "/archives", "/category", "/tag", "/series", "/data"),
    *("/redirects.json", "/sitemap.xml", "/robots.txt"),
)
"""Single pages and files of an edition, without the slash at their end."""

_FOLDERS = ("/category/", "/tag/", "/author/", "/series/", "/feeds/", "/theme/")
_EDITION = re.compile(rf"/(?:{'|'.join(EDITIONS[1:])})(?=/|$)")


def is_site_page(path: str) -> bool:
    """Whether the new site itself has a page, a list or a file at `path`.

    Args:
        path: public path of a text, percent-encoded or not.
    """
    decoded = unicodedata.normalize("NFC", unquote(path)).casefold()
    plain = _EDITION.sub("", decoded.removesuffix("index.html").rstrip("/"), count=1) or "/"
    return plain in SITE_PAGES or plain.startswith(_FOLDERS)
