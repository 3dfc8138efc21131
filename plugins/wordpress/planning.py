"""Where each text goes, decided before any body is converted."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from plugins.wordpress.addresses.new_site import comments_feed_of
from plugins.wordpress.addresses.normal_form import page_key, public_path
from plugins.wordpress.addresses.site_pages import is_site_page
from plugins.wordpress.index import Entry, Planned
from plugins.wordpress.language import EDITIONS
from plugins.wordpress.library.bundle_library import own_address
from plugins.wordpress.library.identities import host_of, identities_of_entry
from plugins.wordpress.library.placing import Placing
from plugins.wordpress.slug import LONGEST, distinct
from plugins.wordpress.text_items import is_doubtful, is_text, text_types, the_posts_page

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from plugins.wordpress.indexing import Index
    from plugins.wordpress.library.bundle_library import Library
    from plugins.wordpress.model import Kind

DELETED = "deleted here since the last import"
DOUBTFUL = "no export says whether its type was public: publish it by hand"
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Plan:
    """The place of every text.

    Attributes:
        places: one for each item of the index, None for what becomes no text.
    """

    places: Sequence[Planned | None]

    @property
    def texts(self) -> Iterator[Planned]:
        """The texts alone."""
        return (place for place in self.places if place is not None)

    def moved(self, library: Library) -> dict[str, str]:
        """Public paths that texts have had here until now, and those that they have from now on."""
        return {
            public_path(old): public_path(place.path)
            for place in self.texts
            if place.path
            and (old := library.address(place.target))
            and page_key(old) != page_key(place.path)
        }

    def gone(self, library: Library) -> frozenset[str]:
        """Public paths that texts and their feeds have had here until now, and have no longer."""
        hidden = [
            (place.target, old)
            for place in self.texts
            if not place.path and (old := library.address(place.target))
        ]
        left = {
            address
            for target, old in (*hidden, *library.deleted())
            for address in (public_path(old), _comments_feed(target))
        }
        return frozenset(left - {public_path(place.path) for place in self.texts if place.path})


def plan(index: Index, library: Library, content: Path, hidden: Collection[str] = ()) -> Plan:
    """Give each text of an export its file and its public path.

    Texts that were imported before keep their files, thrown away or not. Of two texts at one
    address the second becomes a draft, whatever the export says.

    Args:
        index: the export.
        library: what the site has already.
        content: the content folder.
        hidden: types whose items were not public, whatever address they have.
    """
    types = text_types(index.entries)
    above = {entry.number: entry for entry in index.entries if entry.type != "post"}
    site, home = host_of(index.site.address), _home(index.site.address)
    texts = [
        _text(item, above, hidden, home)
        if isinstance(item, Entry)
        and (is_text(item, types) or (item.type in types and _was_binned(item, library, site)))
        else None
        for item in index.items
    ]
    posts_page = the_posts_page(texts)
    texts = [None if entry is posts_page else entry for entry in texts]
    placing = Placing(library)
    for position, entry in enumerate(texts):
        if entry is not None:
            placing.add(position, entry, identities_of_entry(entry, site))
    addresses = _Addresses(placing.placed().items(), library, content)
    return Plan([addresses.places.get(position) for position in range(len(texts))])


def _comments_feed(target: Path) -> str:
    prefix = "" if target.stem == EDITIONS[0] else f"/{target.stem}"
    return prefix + comments_feed_of(target)


def _was_binned(entry: Entry, library: Library, site: str) -> bool:
    """Whether WordPress has thrown a text away that is here since an earlier import."""
    if entry.status != "trash" or not entry.number:
        return False
    found = library.find(identities_of_entry(entry, site)[0], entry.language)
    return any(not library.is_deleted(path) for path in found)


def _home(address: str) -> str:
    """The path of a site below a folder (`/blog`), "" for one at the root."""
    try:
        return unicodedata.normalize("NFC", unquote(urlsplit(address).path)).rstrip("/")
    except ValueError:
        return ""


def _text(entry: Entry, above: Mapping[str, Entry], hidden: Collection[str], home: str) -> Entry:
    if entry.type in hidden:
        entry = replace(entry, withheld=entry.withheld or f"its type, {entry.type}, is withheld")
    if is_doubtful(entry):
        entry = replace(entry, withheld=entry.withheld or DOUBTFUL)
    kind: Kind = "posts" if (entry.kind, entry.type) == ("posts", "post") else "pages"
    path = unicodedata.normalize("NFC", unquote(entry.permalink or "")).rstrip("/")
    if kind == "pages" and entry.permalink and path in {home, f"{home}/{entry.language}"}:
        # The home page of the site or of an edition is not a page's own to be.
        entry = replace(entry, permalink=None, is_front=True)
    slug = _whole_slug(entry, above) if kind == "pages" else entry.slug
    if (kind, slug) == (entry.kind, entry.slug):
        return entry
    return replace(entry, kind=kind, slug=slug)


def _whole_slug(entry: Entry, above: Mapping[str, Entry]) -> str:
    """`about-team` for the page `team` below `about`."""
    slugs, seen = [entry.slug], {entry.number}
    parent = above.get(entry.parent)
    while parent is not None and parent.number not in seen and len(slugs) < _DEEPEST:
        if parent.type != entry.type:
            break
        slugs.append(parent.slug)
        seen.add(parent.number)
        parent = above.get(parent.parent)
    slug = "-".join(reversed(slugs))
    return slug if len(slug.encode("utf-8")) <= LONGEST else distinct(slug, slug)


class _Addresses:
    """Public paths of planned texts: no two share one, whichever way they are spelt."""

    def __init__(
        self, placed: Iterable[tuple[int, Planned]], library: Library, content: Path
    ) -> None:
        self._library = library
        self._content = content
        placed = list(placed)
        self._moving = self._chosen_to_move(place for _, place in placed)
        self.places = {position: self._with_path(place) for position, place in placed}
        self._planned = {place.target for place in self.places.values()}
        self._owners: dict[str, Path] = {}
        for place in self.places.values():
            # Who has the address since an earlier import keeps it.
            if place.path and library.claimant(place.path) == place.target:
                self._owners.setdefault(page_key(place.path), place.target)
        self.places = {key: self._settled(place) for key, place in self.places.items()}

    def _chosen_to_move(self, places: Iterable[Planned]) -> dict[str, Path]:
        """Of texts at an address that the site needs itself, the one that is public elsewhere.

        That is the first one, unless an earlier import has published another.
        """
        chosen: dict[str, Path] = {}
        for place in places:
            said = place.entry.permalink
            if said and not place.entry.withheld and is_site_page(said):
                if self._library.claimant(own_address(place.target)) == place.target:
                    chosen[page_key(said)] = place.target
                chosen.setdefault(page_key(said), place.target)
        return chosen

    def _with_path(self, place: Planned) -> Planned:
        withheld = place.entry.withheld
        if self._library.is_deleted(place.target):
            withheld = withheld or DELETED
        said, notes = place.entry.permalink, place.notes
        if said and is_site_page(said):
            if self._moving.get(page_key(said), place.target) != place.target:
                withheld = withheld or f"{said} is the address of several texts"
            notes = (*notes, f"{said} is a page of the site itself: the text has another address")
            said = None
        path = "" if withheld else said or own_address(place.target)
        return replace(place, path=path, withheld=withheld, notes=notes)

    def _settled(self, place: Planned) -> Planned:
        if not place.path:
            return place
        owner = self._owners.get(page_key(place.path)) or self._other(place.path)
        if owner is None or owner == place.target:
            self._owners[page_key(place.path)] = place.target
            return place
        shown = f"{self._content.name}/{owner.relative_to(self._content).as_posix()}"
        reason = f"{place.entry.permalink or 'its address'} is already {shown}"
        return replace(place, path="", withheld=reason)

    def _other(self, address: str) -> Path | None:
        """Whoever has the address and is no part of this import."""
        owner = self._library.claimant(address)
        return owner if owner not in self._planned else None
