"""Finds the orders that an author gave in a line of text, such as `KVM->OpenVZ->XEN`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.wordpress.conversion.elements import elements, holds, is_within
from plugins.wordpress.conversion.html_names import HEADINGS
from plugins.wordpress.conversion.inventory import visible_text
from plugins.wordpress.model import OrderChain

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_ARROW = re.compile(r" ?(?:(?<![-=])[-=]++ ?[>＞]|[>＞→⇒➔➜»]+) ?")
_LABEL = re.compile(r"^(?P<label>[^:：>＞→]{1,60}[:：])\s*(?=\S)")
_SENTENCE = re.compile(r"[。！？；;!?，,、<]|\.\s")
_LINES = frozenset({*HEADINGS, "p", "li", "td", "dd"})
_LONGEST_NAME = 40
_FEWEST = 3


def order_chains(soup: BeautifulSoup) -> tuple[OrderChain, ...]:
    """Lines of three or more short names joined by arrows, with the heading above each.

    Code is left out: `a->b->c` is an expression there.
    """
    chains: list[OrderChain] = []
    heading = ""
    for block in elements(soup, _LINES):
        if holds(block, {"p", "li", "pre"}) or is_within(block, {"pre"}):
            continue
        if block.name in HEADINGS:
            heading = visible_text(block)
            continue
        for line in block.get_text().split("\n"):
            chain = chain_of(line, heading)
            if chain:
                chains.append(chain)
    return tuple(chains)


def chain_of(line: str, heading: str = "") -> OrderChain | None:
    """The chain that `line` consists of, behind a label with a colon if it has one."""
    # One space for many: looking for arrows behind long runs of them would be quadratic.
    line = " ".join(line.split())
    label = _LABEL.match(line)
    if label:
        heading = label["label"]
        line = line[label.end() :]
    names = tuple(_ARROW.split(line))
    if len(names) < _FEWEST or not all(0 < len(name) <= _LONGEST_NAME for name in names):
        return None
    if any(_SENTENCE.search(name) for name in names):
        return None
    return OrderChain(heading.rstrip(" :："), names)
