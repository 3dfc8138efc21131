"""The nouns of an import."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Kind = Literal["posts", "pages"]


@dataclass(frozen=True, slots=True)
class Post:
    """One article or page of an export, its body still in the exporter's Markdown.

    Attributes:
        source: the file it was read from.
        kind: the folder of `content/` that it belongs to.
        slug: proposed folder name; the library may lengthen it when another text has it already.
        title: one line of plain text, never empty.
        date: as the export wrote it (ISO 8601, with its time zone if it had one); "" for none.
        modified: likewise.
        permalink: the exact public path, None when the export has none that a page can have.
        categories: names as the export has them, in its order.
        tags: likewise.
        excerpt: the author's own summary in the export, may be empty.
        withheld: why the text must not be public; "" for a public text.
        extras: every front-matter key without a place of its own, values unchanged.
        body: the text behind the front matter.
        notes: what the author should know about this file.
    """

    source: Path
    kind: Kind
    slug: str
    title: str
    date: str
    modified: str
    permalink: str | None
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    excerpt: str
    withheld: str
    extras: Mapping[str, object]
    body: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderChain:
    """A line such as `KVM->OpenVZ->XEN`: an order that the author gave in the text.

    Attributes:
        heading: the heading or label that the line stands under, "" for none.
        names: three or more, the first one best.
    """

    heading: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of each kind a text holds; `characters` leaves out white space."""

    characters: int = 0
    links: int = 0
    pictures: int = 0
    headings: int = 0
    tables: int = 0
    code_blocks: int = 0


class Outcome(StrEnum):
    """What became of one file of the export."""

    IMPORTED = "imported"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    FAILED = "failed"
