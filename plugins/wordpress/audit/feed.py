"""What a feed lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from plugins.wordpress.audit.discovery import xml_elements

if TYPE_CHECKING:
    from plugins.wordpress.audit.answer import Answer
    from plugins.wordpress.audit.targets import Host

_ROOTS = ("rss", "feed", "RDF")
_ITEMS = ("item", "entry")


def is_feed(answer: Answer) -> bool:
    """Whether an answer is RSS, Atom or RDF."""
    if not answer.is_xml:
        return False
    first = next(xml_elements(answer.body), None)
    return first is not None and etree.QName(first).localname in _ROOTS


def feed_items(answer: Answer, host: Host) -> list[str]:
    """Targets of the items in their order, fragments left out; those of other sites too are."""
    found = []
    for element in xml_elements(answer.body):
        if etree.QName(element).localname in _ITEMS:
            target = host.target(_link(element), answer.end)
            if target is not None:
                found.append(target)
    return found


def _link(item: etree._Element) -> str:
    for child in item:
        if isinstance(child.tag, str) and etree.QName(child).localname == "link":
            if child.get("href") and child.get("rel", "alternate") == "alternate":
                return str(child.get("href"))
            if child.text and child.text.strip():
                return child.text.strip()
    return ""
