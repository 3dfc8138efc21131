"""How much memory an import may need, reckoned while the export is read for the first time.

Every later step keeps something of every item: its record, its place, its old addresses, its line
of the report. So a file of millions of tiny items would need many times its own size, and is
refused before it does.
"""

from __future__ import annotations

from sys import getsizeof
from typing import TYPE_CHECKING

from plugins.wordpress.text_items import NO_TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from plugins.diagnostics import Problem
    from plugins.wordpress.index import Entry
    from plugins.wordpress.model import Term

LEAST = 300
"""Megabytes that an import may need in any case, unless its user says otherwise."""

# Measured with exports of some ten thousand items of each kind; bytes.
_PROGRAM = 120_000_000
_RECORD = 1_200
_TEXT = 600
_ADDRESS = 70
_FILE = 1_500
_TERM = 4_500
_PROBLEM = 3_000

_ADDRESSES_OF_TEXT = 16
_MOST_FORMER_PATHS = 200
_MOST_PAGES = 500


def allowed(paths: Iterable[Path]) -> int:
    """Megabytes that an import of these files and folders may need: their size, or `LEAST`."""
    files = (file for path in paths for file in (path.rglob("*") if path.is_dir() else [path]))
    size = sum(file.stat().st_size for file in files if file.is_file())
    return max(LEAST, size // 1_000_000)


class TooMuchError(Exception):
    """The export holds more than fits; the text says what was read until then."""


class MemoryUse:
    """What the items that were read so far will need.

    Args:
        megabytes: that the whole import may need.
    """

    def __init__(self, megabytes: int = LEAST) -> None:
        self._megabytes = megabytes
        self._left = megabytes * 1_000_000 - _PROGRAM
        self._items = 0

    def entry(self, entry: Entry) -> None:
        """Take an item into account.

        Raises:
            TooMuchError: there is no room for it.
        """
        size = _RECORD + _texts(entry)
        if entry.attachment:
            size += _FILE * (1 + len(entry.files))
        elif entry.type not in NO_TEXTS:
            size += _TEXT + _ADDRESS * _addresses(entry)
        self._take(size)

    def problem(self, problem: Problem) -> None:
        """Take an item that could not be read into account; errors likewise."""
        self._take(_PROBLEM + 2 * len(problem.message))

    def term(self, term: Term) -> None:
        """Take a term that was not met before into account; errors likewise."""
        self._items -= 1
        self._take(_TERM + 2 * (len(term.name) + len(term.slug) + len(term.description)))

    def author(self, login: str) -> None:
        """Take an author that was not met before into account; errors likewise."""
        self._items -= 1
        self._take(_TERM + 2 * len(login))

    def body(self, text: str) -> None:
        """Take a text that is kept whole into account; errors likewise."""
        self._items -= 1
        self._take(getsizeof(text))

    def _take(self, size: int) -> None:
        self._items += 1
        self._left -= size
        if self._left < 0:
            raise TooMuchError(
                f"its first {self._items:,} items need more than {self._megabytes:,} MB of memory"
            )


def _texts(entry: Entry) -> int:
    whole = [entry.slug, entry.name, entry.title, entry.address, entry.permalink or ""]
    whole += [entry.attachment, entry.caption, entry.description, entry.alt]
    whole += [*entry.files, *entry.old_slugs, *entry.old_dates]
    # The record has each once, plans and reports have some of them again.
    return 2 * sum(getsizeof(text) for text in whole if text) + 16 * (
        len(entry.terms) + len(entry.categories)
    )


def _addresses(entry: Entry) -> int:
    """Old addresses of a text, see `addresses.text_addresses`."""
    parts = 2 * min(entry.parts - 1, _MOST_PAGES)
    pages = min(entry.approved // 10, _MOST_PAGES)
    former = (1 + len(entry.old_slugs)) * (1 + len(entry.old_dates)) * (1 + len(entry.terms))
    more = min(former, _MOST_FORMER_PATHS)
    return (1 + len(entry.old_slugs)) * (_ADDRESSES_OF_TEXT + parts + pages) + more
