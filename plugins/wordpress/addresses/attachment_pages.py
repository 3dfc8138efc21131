"""Pages that show one file of the media library each, and every address they had."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import nh3

from plugins.wordpress.addresses.normal_form import is_file, normal, public_path
from plugins.wordpress.addresses.readings import plain_name
from plugins.wordpress.addresses.text_addresses import below, comment_pages
from plugins.wordpress.slug import distinct, slug_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from plugins.wordpress.addresses.links import LinkMap
    from plugins.wordpress.addresses.new_site import NewSite
    from plugins.wordpress.addresses.structure import Structure
    from plugins.wordpress.index import Entry

_ELEMENTS = {"p", "br", "em", "strong", "b", "i", "code", "a", "ul", "ol", "li", "blockquote"}
_BLOCK = re.compile(r"<(?:p|ul|ol|blockquote|div|h\d|table|pre)\b", re.IGNORECASE)
_EMPTY_LINES = re.compile(r"\n\s*\n")
_MOST_TAGS = 2000
_LONGEST_NAME = 200
_LONGEST_PATH = 900
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|.*[ .]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AttachmentPage:
    """A row of `data/attachments/*.csv`.

    Attributes:
        path: public path of the page, percent-encoded.
        title: plain text.
        file: address of the file from the root, percent-encoded.
        alt: alternative text, plain.
        caption: HTML of `p br em strong b i code a ul ol li blockquote` only, "" for none.
        description: likewise.
        parent: public path of the text that the file belongs to, "" for none.
    """

    path: str
    title: str
    file: str
    alt: str
    caption: str
    description: str
    parent: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A public attachment and the path of its page in its normal form."""

    entry: Entry
    path: str


class Attachments:
    """Decides where each public attachment has its page.

    Args:
        new: the new site; a page keeps its old path where no other page is in its way.
        structure: of the old site.
        lists: where lists of the old site lead, by their paths: WordPress showed a list where it
            and a page had the same address.

    Attributes:
        placed: public attachments with their pages, in the order of the export.
    """

    def __init__(
        self, new: NewSite, structure: Structure, lists: Mapping[str, str] | None = None
    ) -> None:
        self._lists = lists or {}
        self._new = new
        self._structure = structure
        taken = _Taken((*new.occupied(), *self._lists))
        self.placed = [
            Placed(entry, self._place(entry, place, taken))
            for place, entry in enumerate(new.old.entries)
            if entry.type == "attachment" and entry.attachment and self._is_public(entry)
        ]

    def rows(self) -> Iterator[tuple[str, str]]:
        """Old address and new one of each page and of what lies below it."""
        for entry, target in ((one.entry, public_path(one.path)) for one in self.placed):
            paths = [
                path for path in dict.fromkeys(self._old_paths(entry)) if path not in self._lists
            ]
            yield from ((path, target) for path in paths)
            for path in paths[:1]:
                yield from below(path, target, target, comment_pages(entry.approved))
            # Its own query showed what its path did.
            asked = self._lists.get(self._new.old.path(entry), target)
            if entry.number:
                home = self._structure.home
                if not entry.parent:
                    yield f"{home}/feed?attachment_id={entry.number}", asked
                for query in (f"attachment_id={entry.number}", f"p={entry.number}"):
                    yield f"{home}/?{query}", asked
                    yield f"{home}/index.php?{query}", asked

    def pages(self, links: LinkMap) -> list[AttachmentPage]:
        """The pages, in the order of the export.

        Args:
            links: rewrites links of captions and descriptions.
        """
        return [self._page(placed.entry, placed.path, links) for placed in self.placed]

    def _page(self, entry: Entry, path: str, links: LinkMap) -> AttachmentPage:
        parent = self._new.by_number.get(entry.parent)
        return AttachmentPage(
            path=public_path(path),
            title=entry.title,
            file=file_of(entry, links),
            alt=entry.alt,
            caption=_simple_html(entry.caption, path, links),
            description=_simple_html(entry.description, path, links),
            parent=public_path(parent.path) if parent else "",
        )

    def _is_public(self, entry: Entry) -> bool:
        """WordPress shows an attachment to whoever may see what it belongs to."""
        if entry.withheld or entry.status not in {"inherit", "publish", ""}:
            return False
        parent = self._new.old.by_number.get(entry.parent)
        return parent is None or (not parent.withheld and parent.status in {"publish", "inherit"})

    def _old_paths(self, entry: Entry) -> Iterator[str]:
        """Below its parent under its name, the word `attachment` between them or not."""
        path = self._new.old.path(entry)
        if path:
            yield path
        name = plain_name(entry.name)
        if self._structure.plain or not name:
            return
        parent = self._new.old.by_number.get(entry.parent)
        if parent is None:
            yield normal(f"{self._structure.home}/{name}")
        elif above := self._new.old.path(parent):
            if not name.isdigit():
                yield normal(f"{above}/{name}")
            yield normal(f"{above}/attachment/{name}")

    def _place(self, entry: Entry, place: int, taken: _Taken) -> str:
        name = slug_of(plain_name(entry.name) or entry.slug)
        own = next(self._old_paths(entry), "")
        unique = distinct(name, entry.number or str(place))
        choice = (own, f"/attachment/{name}", f"/attachment/{unique}")
        path = next(path for path in choice if taken.leaves(path) or path == choice[-1])
        taken.add(path)
        return path


class _Taken:
    """Paths of pages, however their letters are written."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._keys: set[str] = set()
        self._folders: set[str] = set()
        for path in paths:
            self.add(path)

    def add(self, path: str) -> None:
        self._keys.add(path.casefold())
        self._folders.update(_above(path.casefold()))

    def leaves(self, path: str) -> bool:
        """Whether a page can be written at `path`."""
        key = path.casefold()
        if not path or key in self._keys or "%" in path or len(path.encode()) > _LONGEST_PATH:
            return False
        if any(
            len(name.encode()) > _LONGEST_NAME or _RESERVED.match(name) for name in _names(path)
        ):
            return False
        if is_file(key) and key in self._folders:
            return False
        return not any(is_file(above) and above in self._keys for above in _above(key))


def file_of(entry: Entry, links: LinkMap) -> str:
    """Address of an attachment's original file as the new site has it."""
    return links.rewrite(entry.files[0] if entry.files else entry.attachment, "/") or ""


def _above(path: str) -> list[str]:
    names = _names(path)
    return ["/" + "/".join(names[:count]) for count in range(1, len(names))]


def _names(path: str) -> list[str]:
    return [name for name in path.split("/") if name]


def _simple_html(source: str, base: str, links: LinkMap) -> str:
    """Safe inline HTML in paragraphs; empty lines make paragraphs as in WordPress.

    A source of more tags than any caption has is shown as text.
    """

    def led(_element: str, name: str, value: str) -> str | None:
        return links.rewrite(value, base) if name == "href" else value

    if source.count("<") > _MOST_TAGS:
        return html.escape(source)
    clean = _cleaned(source.replace("\r\n", "\n"), led)
    if not clean or _BLOCK.search(clean):
        return clean
    parts = [part.strip() for part in _EMPTY_LINES.split(clean)]
    # A mark that two paragraphs share is cut where they part.
    return _cleaned("".join(f"<p>{part}</p>" for part in parts if part), None)


def _cleaned(source: str, led: Callable[[str, str, str], str | None] | None) -> str:
    return nh3.clean(
        source,
        tags=_ELEMENTS,
        attributes={"a": {"href"}},
        attribute_filter=led,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    ).strip()
