"""What becomes of the addresses that earlier imports have published."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.wordpress.addresses.normal_form import normal, public_path
from plugins.wordpress.model import Redirect

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from plugins.wordpress.index import Planned
    from plugins.wordpress.library.ledger import Known


@dataclass(frozen=True, slots=True)
class Moves:
    """Texts that an earlier import published elsewhere, or that are public no longer.

    Attributes:
        moved: public path now by the one before, both percent-encoded.
        gone: public paths of texts that are public no longer.
    """

    moved: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()

    @classmethod
    def of(cls, known: Mapping[str, Known], names: Iterable[tuple[str, Planned]]) -> Moves:
        """Compare what the ledger says with the plan.

        Args:
            known: what the ledger knows of files, by their name there.
            names: the planned texts with their files' names in the ledger.
        """
        moved: dict[str, str] = {}
        gone: set[str] = set()
        for name, place in names:
            before = known[name].address if name in known else ""
            if not before or normal(before) == normal(place.path or "/"):
                continue
            if place.path:
                moved[public_path(before)] = public_path(place.path)
            else:
                gone.add(public_path(before))
        return cls(moved, frozenset(gone))

    def redirects(
        self, before: Iterable[Redirect], new: Collection[str], pages: Collection[str]
    ) -> Iterator[Redirect]:
        """The rows of earlier imports that still hold, and those of texts that have moved.

        An export may hold a part of the old site only: what it does not tell of stays.

        Args:
            before: rows that the file has.
            new: sources that this import has rows for.
            pages: paths of pages, see `AddressBook.pages`; they answer themselves.
        """
        for row in before:
            path, mark, fragment = row.target.partition("#")
            if row.source in new or row.source in pages or path in self.gone:
                continue
            yield Redirect(row.source, self.moved.get(path, path) + mark + fragment)
        for old, now in self.moved.items():
            if normal(old) not in pages and normal(old) not in new:
                yield Redirect(normal(old), now)
