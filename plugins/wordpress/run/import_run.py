"""The steps of an import: read twice, planned in between, written so that nobody's work is lost."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from heapq import merge
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.index import Entry
from plugins.wordpress.indexing import Index, index_of
from plugins.wordpress.inventions import BUILT_IN_TYPES
from plugins.wordpress.library.bundle_library import Library
from plugins.wordpress.library.store import Store
from plugins.wordpress.media.media_report import MediaReport
from plugins.wordpress.media.supplying import OldSite, supply_media
from plugins.wordpress.media.uploads import uploads_folder
from plugins.wordpress.memory_use import LEAST, MemoryUse
from plugins.wordpress.model import Outcome, Redirect
from plugins.wordpress.pair_table import PairTable
from plugins.wordpress.planning import plan
from plugins.wordpress.progress import shown
from plugins.wordpress.reports.import_report import FileReport, ImportReport
from plugins.wordpress.run.addressing import address_book, with_slugs, write_addresses
from plugins.wordpress.run.conversion_pool import conversions
from plugins.wordpress.run.labelling import Labelling
from plugins.wordpress.run.other_tallies import count_labels
from plugins.wordpress.run.remembered import RememberedSource
from plugins.wordpress.run.second_reading import SecondReading
from plugins.wordpress.run.steps import context_of
from plugins.wordpress.run.text_writing import TextWriting
from plugins.wordpress.run.unstated import unstated
from plugins.wordpress.sources.opening import uploads_of
from plugins.wordpress.sources.wxr import REPAIRED
from plugins.wordpress.spooled import Spooled
from plugins.wordpress.tally import Account
from plugins.wordpress.web import Client

if TYPE_CHECKING:
    from collections.abc import Collection

    from plugins.wordpress.addresses.book import AddressBook
    from plugins.wordpress.library.ledger import Ledger
    from plugins.wordpress.library.store import Stored
    from plugins.wordpress.model import Source
    from plugins.wordpress.planning import Plan
    from plugins.wordpress.run.options import Options

FOLDER = "wordpress"
"""Folder of `content/` for what is not published: the ledger, and what no page shows."""


class ImportRun:
    """One import under way.

    Args:
        source: the export.
        content: the site's content folder.
        data: the site's data folder.
        options: what the user chose.

    Attributes:
        problems: what concerns no single text.
    """

    def __init__(self, source: Source, content: Path, data: Path, options: Options) -> None:
        self.problems: list[Problem] = []
        self._source = RememberedSource(source)
        self._content = content
        self._data = data
        self._options = options
        self._account = Account()
        self._uploads = uploads_of(source)
        self._index = Index(source.site(), (), {}, frozenset())
        self._unread: dict[int, FileReport] = {}
        self._files = Spooled[FileReport]()
        self._added: list[tuple[str, str]] = []
        self._media = MediaReport(())
        self._remarks: list[str] = []
        self._public: Collection[tuple[str, str]] = ()

    def complete(self, ledger: Ledger) -> None:
        """The whole import.

        Raises:
            TooMuchError: the export needs more memory than its user allows.
            ChangedError: the export changed while it was read.
            LedgerError, sqlite3.Error: the ledger cannot be used.
            OSError: something cannot be written.
        """
        dry_run = self._options.dry_run
        options = self._options.addresses
        index = self._index = with_slugs(
            index_of(self._source, MemoryUse(self._options.memory or LEAST)), options
        )
        self._count(index)
        library = Library(self._content, ledger.known())
        places = plan(index, library, self._content, self._options.hidden)
        self._tell_of_types(places)
        labelling = Labelling(index, places, self._data)
        self.problems += labelling.problems
        # Before the texts: no build finds a text whose category is unknown.
        self.problems += labelling.save(dry_run=dry_run)
        self._added = list(labelling.taxonomy.added)
        count_labels(self._account, index, labelling)
        book = address_book(index, places, labelling, library, options)
        self._remarks += unstated(index, book.structure)
        store = Store({"content": self._content, "data": self._data}, ledger, dry_run=dry_run)
        failed = self._write(places, labelling, library, store, book)
        of_media = self._supply_media(index, book.structure.home)
        if failed:
            # No old address may lead to a text that is not there.
            book = address_book(index, places, labelling, library, options, failed=failed)
        moved = PairTable()
        moved.put((row.source, row.target) for row in chain(of_media, book.redirects()))
        rows = (Redirect(*pair) for pair in moved)
        files = write_addresses(book, rows, places, library, self._data, store)
        self._lead_on(book, moved, files)

    def report(self) -> ImportReport:
        """What became of everything."""
        return ImportReport(
            files=self._files or list(self._unread.values()),
            hosts=self._index.hosts,
            terms=self._added,
            problems=self.problems,
            dry_run=self._options.dry_run,
            root=Path.cwd(),
            tallies=self._account.tallies(),
            site=self._index.site.title,
            media=self._media,
            addresses=self._public,
            remarks=self._remarks,
        )

    def _tell_of_types(self, places: Plan) -> None:
        """No export says whether a type was public, so the author has to look at what is."""
        public = Counter(place.entry.type for place in places.texts if place.path)
        self._remarks += [
            f"{number:,} {'text' if number == 1 else 'texts'} of the type {name!r} became public,"
            f" as the address says: if nobody could read it, import again with --withhold {name}"
            for name, number in sorted(public.items())
            if name not in BUILT_IN_TYPES
        ]

    def _count(self, index: Index) -> None:
        for position, item in enumerate(index.items):
            if isinstance(item, Entry):
                self._account.found(f"items {item.type}")
                for status, number in item.comments:
                    self._account.found(f"comments {status}", number)
            elif item.code == REPAIRED:
                self._remarks.append(f"{item.place(Path.cwd())}: {item.message}")
            else:
                self._account.found("items unreadable")
                self._account.became("items unreadable", Outcome.FAILED)
                source = item.path or Path()
                self._unread[position] = FileReport(source, Outcome.FAILED, problem=item)

    def _write(
        self, places: Plan, labelling: Labelling, library: Library, store: Store, book: AddressBook
    ) -> set[Path]:
        """Write all texts; the files of those that failed."""
        reading = SecondReading(
            source=self._source,
            index=self._index,
            plan=places,
            folder=self._content / FOLDER,
            account=self._account,
            shown=book.shown(),
            dry_run=self._options.dry_run,
        )
        writing = TextWriting(
            plan=places,
            labelling=labelling,
            library=library,
            store=store,
            account=self._account,
            keep=reading.keep_failed,
        )
        texts = [n for n, place in enumerate(places.places) if place is not None]
        context = context_of(self._index, places, book, labelling.lists())
        results = conversions(reading.tasks(), context, len(texts))
        reports = shown(writing.write(results), len(texts), "texts")
        files, failed = Spooled[FileReport](), set[Path]()
        for position, file in merge(
            self._unread.items(), zip(texts, reports, strict=True), key=itemgetter(0)
        ):
            files.append(file, file.size)
            place = places.places[position]
            if place is not None and file.outcome is Outcome.FAILED:
                failed.add(place.target)
        self._files = files
        reading.finish(labelling.terms.slugs)
        return failed

    def _supply_media(self, index: Index, home: str) -> list[Redirect]:
        """Bring the media over; redirects of sizes of pictures that are not there."""
        options = self._options
        address = index.site.address or next((f"http://{host}" for host in sorted(index.hosts)), "")
        folder = options.uploads or self._uploads
        uploads = uploads_folder(folder) if folder else None
        if isinstance(uploads, Problem):
            self.problems.append(uploads)
            uploads = None
        in_texts = dict.fromkeys(
            upload
            for file in self._files
            if file.converted is not None
            for upload in file.converted.uploads
        )
        with ExitStack() as stack:
            client = None
            if options.download:
                client = stack.enter_context(Client(allow_private=options.allow_private))
            parts = options.cache / "parts"
            old = OldSite(address, index.hosts, uploads, client, home, parts)
            report, redirects = supply_media(
                index.entries, in_texts, old, self._content, dry_run=options.dry_run
            )
        self._media = report
        for supply, number in report.counts.items():
            self._account.found("media files", number)
            self._account.became("media files", str(supply), number)
        return redirects

    def _lead_on(self, book: AddressBook, moved: PairTable, files: list[Stored]) -> None:
        """Take note of where old addresses lead, and of files that could not be written."""
        self.problems += [file.problem for file in files if file.problem is not None]
        public = PairTable((old, old) for old in book.public())
        public.put(moved)
        self._public = public
