"""Frames, players and Flash of old pages, as links to what they showed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.wordpress.conversion.elements import elements, is_within
from plugins.wordpress.conversion.embeds import page_of
from plugins.wordpress.conversion.html_names import EMBEDDED
from plugins.wordpress.conversion.inventory import attribute
from plugins.wordpress.upload_path import upload_path

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_ADDRESS_ATTRIBUTES = ("data-lazy-src", "data-src", "src", "data", "value")
_ADDRESS_PARAMETERS = frozenset({"movie", "src", "url", "filename"})


def link_embedded(soup: BeautifulSoup) -> tuple[list[str], list[str]]:
    """Put links in the places of embedded elements.

    Returns:
        One line for each of them, and the addresses that they lead to.
    """
    notes: list[str] = []
    embedded: list[str] = []
    for element in elements(soup, EMBEDDED):
        if is_within(element, EMBEDDED):
            continue
        parts = (element, *element.find_all(True))
        fetched = (_fetched(part, name) for part in parts for name in _ADDRESS_ATTRIBUTES)
        addresses = dict.fromkeys(page_of(address) for address in fetched if address)
        paragraph = soup.new_tag("div")
        for address in addresses:
            link = soup.new_tag("a", href=address)
            link.string = _shown(address)
            paragraph.extend([link, "\n"])
        poster = attribute(element, "poster").strip()
        if poster:
            paragraph.append(soup.new_tag("img", src=poster, alt=""))
        paragraph.extend(picture.extract() for picture in element.find_all("img"))
        inner = _instead(element, addresses)
        if inner:
            paragraph.append(inner)
        element.replace_with(paragraph)
        notes.append(f"<{element.name}> became a link to {' and '.join(addresses) or 'nothing'}")
        embedded += addresses
    return notes, embedded


def _shown(address: str) -> str:
    """The text of the link: an old host says nothing of a file that moves along."""
    own = upload_path(address)
    return own.rpartition("/")[2] or address


def _instead(element: Tag, addresses: dict[str, None]) -> str:
    """The text that browsers show which cannot play `element`."""
    if element.name == "iframe" and addresses:
        return ""
    text = element.get_text().strip()
    return "" if text in addresses else text


def _fetched(tag: Tag, name: str) -> str:
    if tag.name in {"a", "img", "li"}:
        return attribute(tag, "href").strip() if name == "src" else ""
    if name == "value" and attribute(tag, "name").lower() not in _ADDRESS_PARAMETERS:
        return ""
    return attribute(tag, name).strip()
