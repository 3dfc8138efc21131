"""An import: read twice, planned in between, written by the rule that nobody's work is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.index import Entry
from plugins.wordpress.indexing import Index, index_of
from plugins.wordpress.library.bundle_library import Library
from plugins.wordpress.library.ledger import Ledger, LedgerError
from plugins.wordpress.library.store import Store
from plugins.wordpress.model import Outcome
from plugins.wordpress.planning import plan
from plugins.wordpress.reports.import_report import FileReport, ImportReport
from plugins.wordpress.run.conversion_pool import conversions
from plugins.wordpress.run.exclusive import BusyError, only_import
from plugins.wordpress.run.labelling import Labelling
from plugins.wordpress.run.other_tallies import count_labels
from plugins.wordpress.run.progress import shown
from plugins.wordpress.run.remembered import RememberedSource
from plugins.wordpress.run.second_reading import ChangedError, SecondReading
from plugins.wordpress.run.steps import context_of
from plugins.wordpress.run.text_writing import TextWriting
from plugins.wordpress.tally import Account

if TYPE_CHECKING:
    from plugins.wordpress.model import Source
    from plugins.wordpress.planning import Plan
    from plugins.wordpress.run.options import Options

FOLDER = "wordpress"
"""Folder of `content/` for what is not published: the ledger, and what no page shows."""


def import_site(source: Source, content: Path, data: Path, options: Options) -> ImportReport:
    """Turn an export into bundles below `content`, or bring those of an earlier import up to date.

    No input raises: whatever goes wrong is in the report. Nothing is written outside `content` and
    `data`. When this is killed at any point, the next import completes it.

    Args:
        source: the export.
        content: the site's content folder.
        data: the site's data folder.
        options: what the user chose.
    """
    run = _Run(source, content, data, options)
    folder = content / FOLDER
    try:
        with (
            only_import(folder, dry_run=options.dry_run),
            Ledger(folder / "ledger.sqlite3", dry_run=options.dry_run) as ledger,
        ):
            run.complete(ledger)
    except BusyError:
        run.problems.append(Problem("wordpress/busy", "another import is running", folder))
    except (LedgerError, sqlite3.Error) as error:
        message, mend = f"cannot be used: {error}", "restore it, or move it away and import again"
        run.problems.append(
            Problem("wordpress/ledger", message, folder / "ledger.sqlite3", mend=mend)
        )
    except ChangedError:
        message, mend = "the export has changed while it was read", "import again"
        run.problems.append(Problem("wordpress/changed", message, mend=mend))
    except OSError as error:
        path = Path(error.filename) if isinstance(error.filename, str) else folder
        run.problems.append(
            Problem("wordpress/write", f"cannot be written: {error.strerror}", path)
        )
    return run.report()


class _Run:
    """One import under way."""

    def __init__(self, source: Source, content: Path, data: Path, options: Options) -> None:
        self.problems: list[Problem] = []
        self._source = RememberedSource(source)
        self._content = content
        self._data = data
        self._dry_run = options.dry_run
        self._account = Account()
        self._hosts: frozenset[str] = frozenset()
        self._files: dict[int, FileReport] = {}
        self._added: list[tuple[str, str]] = []

    def complete(self, ledger: Ledger) -> None:
        """The whole import."""
        index = index_of(self._source)
        self._hosts = index.hosts
        self._count(index)
        library = Library(self._content, ledger.known())
        places = plan(index, library, self._content)
        labelling = Labelling(index, places, self._data, self._content)
        self.problems += labelling.problems
        # Before the texts: no build finds a text whose category is unknown.
        self.problems += labelling.save(dry_run=self._dry_run)
        self._added = list(labelling.taxonomy.added)
        count_labels(self._account, index, labelling)
        self._write(index, places, labelling, library, ledger)

    def report(self) -> ImportReport:
        """What became of everything."""
        return ImportReport(
            files=[self._files[position] for position in sorted(self._files)],
            hosts=self._hosts,
            terms=self._added,
            problems=self.problems,
            dry_run=self._dry_run,
            root=Path.cwd(),
            tallies=self._account.tallies(),
        )

    def _count(self, index: Index) -> None:
        for position, item in enumerate(index.items):
            if isinstance(item, Entry):
                self._account.found(f"items {item.type}")
                for status, number in item.comments:
                    self._account.found(f"comments {status}", number)
            else:
                self._account.found("items unreadable")
                self._account.became("items unreadable", Outcome.FAILED)
                source = item.path or Path()
                self._files[position] = FileReport(source, Outcome.FAILED, problem=item)

    def _write(
        self, index: Index, places: Plan, labelling: Labelling, library: Library, ledger: Ledger
    ) -> None:
        reading = SecondReading(
            source=self._source,
            index=index,
            plan=places,
            folder=self._content / FOLDER,
            account=self._account,
            dry_run=self._dry_run,
        )
        store = Store({"content": self._content, "data": self._data}, ledger, dry_run=self._dry_run)
        writing = TextWriting(
            plan=places,
            labelling=labelling,
            library=library,
            store=store,
            content=self._content,
            account=self._account,
            keep=reading.keep_failed,
        )
        positions = [number for number, place in enumerate(places.places) if place is not None]
        context = context_of(index, places)
        results = conversions(reading.tasks(), context, len(positions))
        texts = shown(writing.write(results), len(positions), "texts")
        for position, file in zip(positions, texts, strict=True):
            self._files[position] = file
        reading.finish(labelling.terms.slugs)
