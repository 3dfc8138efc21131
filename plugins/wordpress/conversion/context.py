"""What the conversion of one body needs to know of the rest of the site; can be pickled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


class Links(Protocol):
    """Knows where addresses of the old site lead on the new one."""

    def rewrite(self, address: str, base: str) -> str | None:
        """The address as the new text writes it, None when it is none that a page may hold.

        Args:
            address: as the old text has it: absolute, relative, or of any other site.
            base: path of the old page, which relative addresses start from.
        """
        ...


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of the media library, for galleries and blocks that name it by number.

    Attributes:
        address: of the original file, as the new site has it.
        title: plain text.
        alt: alternative text.
        caption: plain text or inline HTML, unsanitised.
        parent: number of the post that it was uploaded to, "" for none.
        order: position in galleries (`menu_order`).
    """

    address: str
    title: str
    alt: str
    caption: str
    parent: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """The rest of the site.

    Attributes:
        links: rewrites addresses.
        attachments: by number.
        blocks: content of reusable blocks (`wp_block`), by number.
        titles: title and new address of published texts, newest first, for dynamic blocks.
        lists: text and address, old or new, of what other dynamic blocks list, by the block's name.
    """

    links: Links
    attachments: Mapping[str, Attached] = field(default_factory=dict)
    blocks: Mapping[str, str] = field(default_factory=dict)
    titles: tuple[tuple[str, str], ...] = ()
    lists: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
