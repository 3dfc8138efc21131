"""Addresses in the text of a comment become links, as WordPress makes them when it shows one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4.element import NavigableString

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

# Han text runs into an address without a space, and closes it with signs of its own.
_ADDRESS = re.compile(
    r"(?<![\w./@=&?#%-])(?:https?://|www\.)[a-z0-9][\w\-.~:/?#@!$&'()*+,;=%\[\]]*",
    re.ASCII | re.IGNORECASE,
)
_TRAILING = ".,;:!?'*"
_CLOSING = {")": "(", "]": "["}
_AS_THEY_ARE = frozenset({"a", "code", "pre"})


def link_addresses(tree: BeautifulSoup) -> None:
    """Change `tree` in place: bare addresses outside of links and code become links."""
    texts = [text for text in tree.find_all(string=True) if "://" in text or "www." in text.lower()]
    for text in texts:
        if not any(parent.name in _AS_THEY_ARE for parent in text.parents):
            _link(tree, text)


def _link(tree: BeautifulSoup, text: NavigableString) -> None:
    parts: list[NavigableString | Tag] = []
    end = 0
    for found in _ADDRESS.finditer(text):
        address = _without_trailing(found[0])
        parts.append(NavigableString(text[end : found.start()]))
        target = address if "://" in address else f"http://{address}"
        parts.append(tree.new_tag("a", href=target, string=address))
        end = found.start() + len(address)
    if parts:
        text.replace_with(*parts, NavigableString(text[end:]))


def _without_trailing(address: str) -> str:
    """An address without the signs of the sentence that it stands in."""
    # Counted once: an address may consist of closing brackets.
    alone = {sign: address.count(sign) - address.count(_CLOSING[sign]) for sign in _CLOSING}
    end = len(address)
    while address[end - 1] in _TRAILING or alone.get(address[end - 1], 0) > 0:
        end -= 1
        if address[end] in alone:
            alone[address[end]] -= 1
    return address[:end]
