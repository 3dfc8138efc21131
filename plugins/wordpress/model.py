"""The nouns of an import."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from plugins.diagnostics import Problem

Kind = Literal["posts", "pages"]


@dataclass(frozen=True, slots=True)
class Term:
    """A category, tag, language or term of any other taxonomy.

    Attributes:
        taxonomy: WordPress's name of it: `category`, `post_tag`, `language`, `nav_menu`, …
        slug: as WordPress stores it, often percent-encoded in lower case.
        name: plain text.
        parent: slug of the term above, "" for none.
        description: as the author wrote it (serialised PHP for `post_translations`).
        number: WordPress's `term_id`, "" when the export has none.
        meta: its custom fields, in the order of the export.
    """

    taxonomy: str
    slug: str
    name: str
    parent: str = ""
    description: str = ""
    number: str = ""
    meta: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Author:
    """Someone who wrote posts.

    Attributes:
        login: what posts name them by.
        name: to be displayed.
        slug: last part of the address of their posts (`user_nicename`), "" when unknown.
        number: WordPress's user id, "" when unknown.
        email: never published; "" when unknown.
        extras: what else the export says of them, such as first and last name.
    """

    login: str
    name: str
    slug: str = ""
    number: str = ""
    email: str = ""
    extras: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment, pingback or trackback.

    Attributes:
        number: WordPress's `comment_id` (or that of Duoshuo or Disqus), unique within its post.
        parent: number of the comment that it answers, "" for none.
        author: name, plain text.
        address: of the author's site, "" for none; unchecked.
        email: never published.
        date: ISO 8601 with its time zone when that is known.
        body: HTML as the export has it, unsanitised.
        status: `approved`, `pending`, `spam` or `trash`; only the first is ever published.
        kind: `comment`, `pingback` or `trackback`.
        extras: whatever else the export says of it, such as the sender's IP address.
    """

    number: str
    parent: str
    author: str
    address: str
    email: str
    date: str
    body: str
    status: Literal["approved", "pending", "spam", "trash"]
    kind: str = "comment"
    extras: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Post:
    """One item of an export: post, page, attachment, menu item or whatever its type says.

    Attributes:
        source: the file it was read from.
        kind: the folder of `content/` that it belongs to if it becomes a text.
        slug: proposed folder name; the library may lengthen it when another text has it already.
        title: one line of plain text, never empty.
        date: as the export wrote it (ISO 8601, with its time zone if it had one); "" for none.
        modified: likewise.
        permalink: the exact public path, None when the export has none that a page can have.
        categories: names as the export has them, in its order.
        tags: likewise.
        excerpt: the author's own summary in the export, may be empty.
        withheld: why the text must not be public; "" for a public text.
        extras: every value of the export without a place of its own, unchanged.
        body: the text itself.
        notes: what the author should know about this item.
        markup: what `body` is: an exporter's `markdown`, WordPress's own `post_content`, or HTML as
            the site showed it (`rendered`).
        line: 1-based line of the item in `source`, None when the source is one item.
        number: WordPress's id, "" when the export has none.
        type: WordPress's `post_type`: `post`, `page`, `attachment`, `nav_menu_item`, `wp_block`, or
            one that a plugin invented.
        status: WordPress's `post_status`: `publish`, `draft`, `pending`, `private`, `future`,
            `trash`, `inherit`, `auto-draft`.
        name: WordPress's `post_name`, as stored.
        address: the old address as the export has it, whole; "" for none.
        author: login or name.
        parent: number of the item above, "" for none.
        order: `menu_order`.
        sticky: stands on top of the old home page.
        password: not published, ever; a text that has one is withheld.
        attachment: address of the file of an attachment.
        terms: of every taxonomy, in the order of the export.
        comments: in the order of the export.
        meta: custom fields, in the order of the export, names may repeat.
        language: language code that the export states, "" when it states none.
        translations: key that all translations of one text share, "" for none.
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
    markup: Literal["markdown", "wordpress", "rendered"] = "markdown"
    line: int | None = None
    number: str = ""
    type: str = "post"
    status: str = "publish"
    name: str = ""
    address: str = ""
    author: str = ""
    parent: str = ""
    order: int = 0
    sticky: bool = False
    password: str = ""
    attachment: str = ""
    terms: tuple[Term, ...] = ()
    comments: tuple[Comment, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
    language: str = ""
    translations: str = ""

    def field(self, name: str) -> str:
        """The first custom field called `name`, "" for none."""
        return next((value for key, value in self.meta if key == name), "")


@dataclass(frozen=True, slots=True)
class Site:
    """What an export says of the whole site.

    Attributes:
        title: its name.
        address: where it was served, `https://example.com/blog`, "" when unknown.
        language: as WordPress writes it (`zh-CN`), "" when unknown.
        authors: by login.
        terms: those that the export declares, whether used or not.
        version: of the export's format, "" when unknown.
        extras: what else the export says of the site, such as its description.
    """

    title: str = ""
    address: str = ""
    language: str = ""
    authors: Mapping[str, Author] = field(default_factory=dict)
    terms: Sequence[Term] = ()
    version: str = ""
    extras: Mapping[str, str] = field(default_factory=dict)


class Source(Protocol):
    """An export that can be read again and again, one item in memory at a time."""

    def site(self) -> Site:
        """What is said of the site as a whole; complete once `posts` has been read to its end."""
        ...

    def posts(self) -> Iterator[Post | Problem]:
        """Every item in the order of the export; what cannot be used is a problem with its place.

        Each call reads the export from its beginning and yields the same items.
        """
        ...


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
    """What became of one item of the export.

    `imported`: written for the first time; `updated`: written again, nobody had edited it;
    `merged`: the export's changes joined with the author's; `conflict`: both versions were left,
    the export's beside the author's; `unchanged`: nothing to do; `kept`: the author's file was left
    alone; `failed`: could not be used, see its problem.
    """

    IMPORTED = "imported"
    UPDATED = "updated"
    MERGED = "merged"
    CONFLICT = "conflict"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Redirect:
    """One old address and where it leads: a row of `data/redirects/*.csv`.

    Attributes:
        source: path of the old site from the root, percent-decoded in NFC, with its query if it has
            one (`/?p=2369`, `/2369.html/feed`); without a slash at its end but for `/` itself.
        target: public path on the new site, with a fragment if need be (`/2369.html`,
            `/archives/#page--year-2012`).
    """

    source: str
    target: str
