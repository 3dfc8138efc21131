"""What every later step knows of all items of an export: small records without bodies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.wordpress.model import Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of an export, as the first reading remembers it.

    Attributes:
        source: the export's file.
        line: 1-based line of the item, None when the file is one item.
        number: WordPress's id, "" for none.
        type: `post`, `page`, `attachment`, `nav_menu_item`, …
        status: WordPress's `post_status`.
        kind: folder of `content/` for texts.
        slug: proposed folder name.
        name: `post_name` as stored.
        title: one line of plain text.
        date: as in `model.Post`.
        address: old address as exported, whole.
        permalink: path that it promises, None for none that a page can have.
        withheld: why it must not be public, "" for a public item.
        author: login or name.
        parent: number of the item above, "" for none.
        language: of the site's editions, decided by what the export states, else by the text.
        translations: key shared by all translations of one text, "" for none.
        terms: taxonomy and slug of each term.
        categories: names of its categories, for exports without term slugs.
        tags: names of its tags, likewise.
        attachment: address of an attachment's file, "" for other items.
        files: addresses of all sizes of an attachment's file, from the root, the original first.
        caption: excerpt of an attachment.
        description: body of an attachment, as HTML.
        alt: alternative text of an attachment.
        parts: number of pages that `<!--nextpage-->` makes of the body, 1 without.
        approved: number of approved comments.
        old_slugs: former `post_name`s (`_wp_old_slug`).
        old_dates: former days, `2012-10-26` (`_wp_old_date`).
        sticky: stands on top of the old home page.
        comments: number of comments by status.
        order: `menu_order`.
        fingerprint: identity of a text without number and address, "" for all others.
        is_front: a page that was the old home page of its language; its permalink is none then.
        is_empty: whether it has no body.
    """

    source: Path
    line: int | None
    number: str
    type: str
    status: str
    kind: Kind
    slug: str
    name: str
    title: str
    date: str
    address: str
    permalink: str | None
    withheld: str
    author: str
    parent: str
    language: str
    translations: str
    terms: tuple[tuple[str, str], ...] = ()
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    attachment: str = ""
    files: tuple[str, ...] = ()
    caption: str = ""
    description: str = ""
    alt: str = ""
    parts: int = 1
    approved: int = 0
    old_slugs: tuple[str, ...] = ()
    old_dates: tuple[str, ...] = ()
    sticky: bool = False
    comments: tuple[tuple[str, int], ...] = ()
    order: int = 0
    fingerprint: str = ""
    is_front: bool = False
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """A text and its place in the new site, decided before any body is converted.

    Attributes:
        entry: the text.
        target: its file below `content/`.
        path: public path on the new site (`/2369.html`, `/en/about/`), "" when it is withheld.
        withheld: why it will not be public; besides `entry.withheld` that another text has its
            address already.
        identities: what tells the text from all others, see `library.identities`.
        notes: what its author should know of the place.
    """

    entry: Entry
    target: Path
    path: str
    withheld: str
    identities: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
