"""Further addresses, found in what the old site answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from plugins.wordpress.audit.html_page import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.wordpress.audit.answer import Answer

START = ("/", "/robots.txt", "/sitemap.xml", "/wp-sitemap.xml", "/sitemap_index.xml", "/feed/")
"""Where every crawl begins, below the folder of the site."""

_LINKED = {
    "a": ("href",),
    "area": ("href",),
    "img": ("src", "data-src", "data-original", "data-lazy-src"),
    "source": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
}
_IGNORED_NAMES = (
    "stylesheet preload prefetch dns-prefetch preconnect modulepreload pingback edituri "
    "wlwmanifest https://api.w.org/ profile"
)
_IGNORED_RELATIONS = frozenset(_IGNORED_NAMES.split())
_SOURCE = re.compile(r"\s*([^\s,]\S*[^\s,])(?:\s+[\d.]+[wx])?\s*(?:,|$)")
_SITEMAP_LINE = re.compile(r"^[ \t]*sitemap:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_VARIANT = re.compile(r"-\d+x\d+(?=\.\w+$)|-scaled(?=\.\w+$)")
_MONTH = re.compile(r"(?:/.*)?/(\d{4})/(\d{2})/?$")
# WordPress writes these numbers into the classes of nearly every theme.
_NUMBERS = (
    (re.compile(r"(?:postid-|attachmentid-|post-)(\d+)"), "p"),
    (re.compile(r"page-id-(\d+)"), "page_id"),
    (re.compile(r"cat-item-(\d+)"), "cat"),
    (re.compile(r"author-(\d+)"), "author"),
    (re.compile(r"(?:wp-image-|attachment_)(\d+)"), "attachment_id"),
)


def links(answer: Answer) -> Iterator[str]:
    """Every link of a page, feed, sitemap or robots.txt, as it is written there."""
    if answer.is_html:
        yield from _links_of_page(answer)
    elif answer.is_xml:
        yield from _links_of_xml(answer)
    elif answer.media_type == "text/plain" and answer.end.endswith("/robots.txt"):
        yield from (found[1] for found in _SITEMAP_LINE.finditer(answer.text))


def guesses(answer: Answer, folder: str = "/") -> Iterator[str]:
    """Targets that nothing links to, but WordPress answers: numbers, dates, originals of pictures.

    Only those that do answer are addresses of the old site.
    """
    path = answer.end.partition("?")[0]
    slash = "/" if path.endswith("/") else ""
    if _VARIANT.search(path):
        yield _VARIANT.sub("", path)
    if not answer.is_html:
        return
    above = path.rstrip("/").rpartition("/")[0]
    while len(above) > len(folder) - 1:
        yield above + slash
        above = above.rpartition("/")[0]
    document = parsed(answer.body, answer.charset)
    if month := _MONTH.fullmatch(path):
        for day in sorted({str(e.get("datetime") or "")[:10] for e in document.iter("time")}):
            if day.startswith(f"{month[1]}-{month[2]}-"):
                yield f"{path.rstrip('/')}/{day[8:]}{slash}"
    names = {
        name
        for element in document.iter("body", "article", "li", "div", "img", "figure")
        for name in f"{element.get('class', '')} {element.get('id', '')}".split()
    }
    for rule, key in _NUMBERS:
        for number in sorted({found[1] for name in names if (found := rule.fullmatch(name))}):
            yield f"{folder}?{key}={number}"


def _links_of_page(answer: Answer) -> Iterator[str]:
    for element in parsed(answer.body, answer.charset).iter():
        if not isinstance(element.tag, str):
            continue
        for name in _LINKED.get(element.tag, ()):
            if link := element.get(name):
                yield str(link)
        if element.tag == "link":
            relations = str(element.get("rel", "")).lower().split()
            if not _IGNORED_RELATIONS.intersection(relations) and element.get("href"):
                yield str(element.get("href"))
        if element.get("srcset"):
            yield from (found[1] for found in _SOURCE.finditer(str(element.get("srcset"))))


def _links_of_xml(answer: Answer) -> Iterator[str]:
    for element in xml_elements(answer.body):
        name = etree.QName(element).localname
        if name == "link" and element.get("href"):
            yield str(element.get("href"))
        elif name in ("loc", "link", "comments", "commentRss"):
            # The number of comments is called as their address is.
            if "/" in (element.text or ""):
                yield str(element.text).strip()
        elif name == "enclosure" and element.get("url"):
            yield str(element.get("url"))


def xml_elements(body: bytes) -> Iterator[etree._Element]:
    """The elements of an XML document, as far as it can be read; no entity is ever resolved."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return
    if root is not None:
        yield from (element for element in root.iter() if isinstance(element.tag, str))
