"""The tree of blocks in what WordPress's block editor stores.

Grammar: `<!-- wp:namespace/name {JSON} -->…<!-- /wp:namespace/name -->`, or `<!-- wp:name /-->`
without content; a name without a namespace is one of `core`
(https://developer.wordpress.org/block-editor/explanations/architecture/key-concepts/).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.wordpress.conversion.limits import DEEPEST, TooComplexError

if TYPE_CHECKING:
    from collections.abc import Mapping

_DELIMITER = re.compile(
    r"<!--\s+(?P<end>/?)wp:(?P<name>(?:[a-z][a-z0-9_-]*/)?[a-z][a-z0-9_-]*)(?=\s)"
)


@dataclass(frozen=True, slots=True)
class Block:
    """One block; `name` is "" for the whole text and for HTML outside of blocks.

    Attributes:
        name: with its namespace, such as `core/gallery`.
        attributes: of its JSON.
        pieces: HTML and blocks within, in order.
    """

    name: str
    attributes: Mapping[str, object] = field(default_factory=dict)
    pieces: list[str | Block] = field(default_factory=list)

    def text(self, attribute: str) -> str:
        """The attribute if it is a text or a number, else ""."""
        value = self.attributes.get(attribute)
        known = isinstance(value, str | int | float) and not isinstance(value, bool)
        return str(value) if known else ""


def has_blocks(text: str) -> bool:
    """Whether the block editor wrote `text`; paragraphs are elements then, not empty lines."""
    return "<!-- wp:" in text


def parse(text: str) -> Block:
    """The tree of `text`; blocks without an end reach to that of the block around them.

    Raises:
        TooComplexError: more than `limits.DEEPEST` blocks within each other.
    """
    opened = [Block("")]
    position = 0
    while found := _DELIMITER.search(text, position):
        end = text.find("-->", found.end())
        if end < 0:
            break
        opened[-1].pieces.append(text[position : found.start()])
        position = end + 3
        name = found["name"] if "/" in found["name"] else f"core/{found['name']}"
        said = text[found.end() : end].strip()
        if found["end"]:
            _close(opened, name)
            continue
        block = Block(name, _attributes(said.removesuffix("/").strip()))
        opened[-1].pieces.append(block)
        if said.endswith("/"):
            continue
        opened.append(block)
        if len(opened) > DEEPEST:
            raise TooComplexError(f"blocks nested more than {DEEPEST} deep")
    opened[-1].pieces.append(text[position:])
    return opened[0]


def _close(opened: list[Block], name: str) -> None:
    if any(block.name == name for block in opened[1:]):
        while opened.pop().name != name:
            pass


def _attributes(said: str) -> Mapping[str, object]:
    try:
        values = json.loads(said) if said else {}
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}
