"""Finds the REST interface of a live WordPress."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from plugins.diagnostics import Problem
from plugins.wordpress.sources.rest_json import RestJsonError, load
from plugins.wordpress.sources.single_line import single_line
from plugins.wordpress.web.errors import WebError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.wordpress.web.client import Client
    from plugins.wordpress.web.response import Response

_HEAD = 300_000
_RELATION = "https://api.w.org/"
_HEADER = re.compile(rf"<([^<>]+)>\s*;[^,]*\brel=\"?{re.escape(_RELATION)}")
_TAG = re.compile(r"<link\b[^<>]*>", re.IGNORECASE)
_HREF = re.compile(r"\bhref=[\"']([^\"']+)", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^<>]*\blang=[\"']([A-Za-z-]{2,20})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RestSite:
    """A live site.

    Attributes:
        root: of its interface, with a slash or `rest_route=/` at the end.
        title: of the site.
        address: of its home page, without a slash at the end.
        language: as its home page states it, "" for none.
    """

    root: str
    title: str
    address: str
    language: str

    def endpoint(self, path: str, query: str = "") -> str:
        """Address of `wp/v2/<path>`, also where the root is a query itself."""
        joint = "&" if "?" in self.root else "?"
        return f"{self.root}wp/v2/{path}{joint + query if query else ''}"


def find_site(client: Client, address: str) -> RestSite | Problem:
    """The site at `address` and its interface.

    WordPress names it in a `Link` header and in the head of each page; else the two usual places
    are tried.
    """
    try:
        home = client.get(address)
    except WebError as error:
        return Problem("wordpress/rest", str(error), mend="check the address of the site")
    said = ""
    for root in dict.fromkeys(_roots(home)):
        try:
            answer = client.get(root)
            values = load(answer.text, dict) if answer.status == 200 else {}
        except (WebError, RestJsonError) as error:
            said = f": {error}"
            continue
        if isinstance(values, dict) and "wp/v2" in (values.get("namespaces") or ()):
            language = _LANGUAGE.search(home.text[:_HEAD])
            return RestSite(
                root=answer.url if answer.url.endswith("/") else root,
                title=single_line(str(values.get("name") or "")),
                address=str(values.get("home") or values.get("url") or address).rstrip("/"),
                language=language[1] if language else "",
            )
    message = f"{address} shows no REST interface of WordPress{said}"
    return Problem("wordpress/rest", message, mend="export the site with Tools > Export instead")


def _roots(home: Response) -> Iterator[str]:
    header = _HEADER.search(home.headers.get("link", ""))
    if header:
        yield urljoin(home.url, header[1])
    for tag in _TAG.findall(home.text[:_HEAD]):
        href = _HREF.search(tag)
        if _RELATION in tag and href:
            yield urljoin(home.url, html.unescape(href[1]))
    folder = urljoin(home.url, "./")
    yield f"{folder}wp-json/"
    yield f"{folder}?rest_route=/"
