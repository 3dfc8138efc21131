"""All addresses of an import in one place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.wordpress.addresses.attachment_pages import AttachmentPage, Attachments
from plugins.wordpress.addresses.links import LinkMap, link_key
from plugins.wordpress.addresses.lists import old_lists
from plugins.wordpress.addresses.new_site import NewSite
from plugins.wordpress.addresses.normal_form import normal, public_path, query_key, written
from plugins.wordpress.addresses.old_addresses import OldAddresses
from plugins.wordpress.addresses.old_site import OldSite
from plugins.wordpress.addresses.options import Options
from plugins.wordpress.addresses.structure import Structure
from plugins.wordpress.pair_table import PairTable
from plugins.wordpress.upload_path import UPLOADS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plugins.wordpress.index import Entry, Planned
    from plugins.wordpress.model import Redirect, Site

# Most old addresses are of these forms. A link to one stays as it is and is led on as any visitor
# is: knowing them all would take as much memory again as everything else.
_RARELY_LINKED = re.compile(
    r"(?<=[^/])/(?:feed(?:/\w+)?|embed|trackback|comment-page-\d+|page/\d+)$"
    r"|[?&](?:feed|paged|page|cpage|embed)=|^[^?]*/index\.php\?"
)


@dataclass(frozen=True)
class AddressBook:
    """Where everything was, and where it is now.

    Attributes:
        structure: of the old site.
        links: rewrites links of texts.
        pages: paths of the new site's pages in their normal form (`normal_form.normal`).
    """

    structure: Structure
    links: LinkMap
    _addresses: OldAddresses
    _attachments: Attachments
    pages: frozenset[str]

    @classmethod
    def of(
        cls,
        planned: Sequence[Planned],
        entries: Iterable[Entry],
        site: Site,
        options: Options | None = None,
    ) -> AddressBook:
        """Work out all addresses.

        Args:
            planned: every text of the import with its place; those without a path, or withheld,
                get no address.
            entries: every item of the export, attachments included.
            site: what the export says of the whole, complete.
            options: settings.
        """
        options = options or Options()
        old = OldSite.of(entries, site, options)
        structure = Structure.told_by(old, options)
        new = NewSite(tuple(planned), old, options)
        lists = list(old_lists(new, structure))
        shown = {
            normal(structure.home + path): listed.target
            for listed in lists
            for path in listed.paths
        }
        attachments = Attachments(new, structure, shown)
        addresses = OldAddresses.of(new, structure, attachments, lists)
        pages = new.occupied() | {placed.path for placed in attachments.placed}
        links = LinkMap(
            hosts=old.hosts,
            media_hosts=options.media_hosts,
            home=structure.home,
            targets=PairTable(_targets(addresses, pages)),
            media=_media(old, LinkMap(old.hosts, options.media_hosts)),
        )
        return cls(structure, links, addresses, attachments, frozenset(pages))

    def redirects(self) -> Iterator[Redirect]:
        """Rows of `data/redirects/wordpress.csv`, sorted."""
        return self._addresses.redirects(self.pages)

    def attachments(self) -> list[AttachmentPage]:
        """Rows of `data/attachments/wordpress.csv`, in the order of the export."""
        return self._attachments.pages(self.links)

    def shown(self) -> frozenset[int]:
        """`id` of each attachment's entry that has a page."""
        return frozenset(id(placed.entry) for placed in self._attachments.placed)

    def public(self) -> Iterator[str]:
        """Every address that the old site answered, in its normal form; some come twice.

        Those that lead elsewhere now, those that stay, and the files of public attachments.
        """
        yield from self._addresses.targets.keys()
        for placed in self._attachments.placed:
            for file in (placed.entry.attachment, *placed.entry.files):
                if (own := self.links.own(file)) is not None:
                    yield normal(own)


def _targets(addresses: OldAddresses, pages: set[str]) -> Iterator[tuple[str, str]]:
    """New addresses by old ones, in the form that links are looked up in; the first counts."""
    for source, target in addresses.targets.as_added():
        if not _RARELY_LINKED.search(source):
            path, _, query = source.partition("?")
            yield link_key(path, query_key(query)), target
    for target in addresses.targets.values():
        yield link_key(normal(target)), target.partition("#")[0]
    for page in pages:
        yield link_key(page), public_path(page)


def _media(old: OldSite, links: LinkMap) -> dict[str, str]:
    """The original file of an attachment by the path of each of its sizes."""
    found: dict[str, str] = {}
    for entry in old.entries:
        files = [
            own for file in (*entry.files, entry.attachment) if file and (own := links.own(file))
        ]
        original = normal(files[0]) if files else ""
        original = original[max(original.find(UPLOADS), 0) :]
        for file in files:
            found.setdefault(normal(file).partition("?")[0], written(original))
    return found
