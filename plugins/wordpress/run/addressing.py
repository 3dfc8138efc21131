"""The address book of an import, told of what the new site calls its lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from plugins.wordpress.addresses.address_files import (
    attachments_from_csv,
    attachments_to_csv,
    redirects_from_csv,
    redirects_to_csv,
)
from plugins.wordpress.addresses.author_slugs import with_author_slugs
from plugins.wordpress.addresses.book import AddressBook
from plugins.wordpress.library.lasting_rows import lasting, lasting_redirects
from plugins.wordpress.library.store import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from plugins.wordpress.addresses.options import Options
    from plugins.wordpress.index import Planned
    from plugins.wordpress.indexing import Index
    from plugins.wordpress.library.bundle_library import Library
    from plugins.wordpress.library.store import Store, Stored
    from plugins.wordpress.model import Redirect
    from plugins.wordpress.planning import Plan
    from plugins.wordpress.run.labelling import Labelling

Row = TypeVar("Row")

REDIRECTS = "redirects/wordpress.csv"
ATTACHMENTS = "attachments/wordpress.csv"


def with_slugs(index: Index, options: Options) -> Index:
    """The export with the slugs of its authors, as far as the user or its links tell them."""
    known = _known(options, index)
    return replace(index, site=with_author_slugs(index.site, index.entries, known))


def address_book(  # noqa: PLR0913 (what old and new addresses depend on)
    index: Index,
    plan: Plan,
    labelling: Labelling,
    library: Library,
    options: Options,
    *,
    failed: Collection[Path] = (),
) -> AddressBook:
    """All addresses of an import.

    Args:
        index: the export.
        plan: its texts.
        labelling: what their categories, tags and authors are called on the new site.
        library: what the new site has besides.
        options: what the user knows of the old site.
        failed: files of texts that could not be written after all.
    """
    planned: list[Planned] = [place for place in plan.texts if place.target not in failed]
    known = replace(
        _known(options, index),
        lists={**labelling.lists(), **options.lists},
        pages=options.pages | library.addresses() - {place.path for place in planned},
    )
    return AddressBook.of(planned, index.entries, index.site, known)


def _known(options: Options, index: Index) -> Options:
    return replace(options, seen=options.seen | index.linked, hosts=options.hosts | index.hosts)


def write_addresses(  # noqa: PLR0913, PLR0917 (what old and new addresses depend on)
    book: AddressBook,
    moved: Iterable[Redirect],
    plan: Plan,
    library: Library,
    data: Path,
    store: Store,
) -> list[Stored]:
    """Bring the files that tell the build of old addresses up to date.

    What earlier imports wrote there stays, unless it leads to a text that is public no longer.

    Args:
        book: of this import.
        moved: its redirects and those of media, each source once.
        plan: the texts.
        library: what lay in `content/` before.
        data: the site's data folder.
        store: writes files.
    """
    redirects, attachments = data / REDIRECTS, data / ATTACHMENTS
    gone = plan.gone(library)
    rows = (
        row
        for row in lasting_redirects(
            _last(redirects, store, redirects_from_csv), moved, plan.moved(library)
        )
        if row.source not in book.pages and row.target.partition("#")[0] not in gone
    )
    files = lasting(
        (row for row in _last(attachments, store, attachments_from_csv) if row.parent not in gone),
        book.attachments(),
        lambda row: row.path,
    )
    wanted = [
        Wanted(redirects, redirects_to_csv(rows)),
        Wanted(attachments, attachments_to_csv(files)),
    ]
    # A file that is there is emptied of what is gone; one without rows is not begun.
    return store.put([one for one in wanted if one.text.count("\n") > 1 or one.path.exists()])


def _last(path: Path, store: Store, read: Callable[[str], Iterator[Row]]) -> Iterator[Row]:
    """The rows that the last import wrote."""
    text = store.last(path)
    return read(text) if text else iter(())
