"""The account of an import: of each kind of item, how many there were and what became of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ASIDE = "kept aside"
"""Outcome of what no page shows and `content/wordpress/` holds."""


PAGE = "page of its own"
"""Outcome of a file of the media library that is shown on a page, `data/attachments/`."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The account of one kind of item; `found` is the sum of `outcomes`.

    Attributes:
        kind: `items post`, `comments approved`, `terms category`, `authors`, …
        found: how many the export holds, counted while it was read.
        outcomes: how many of them each outcome befell, counted when it did.
    """

    kind: str
    found: int
    outcomes: Mapping[str, int]

    @property
    def balances(self) -> bool:
        """Whether nothing was lost or counted twice."""
        return self.found == sum(self.outcomes.values())


class Account:
    """Counts while an import runs."""

    def __init__(self) -> None:
        self._found: Counter[str] = Counter()
        self._outcomes: dict[str, Counter[str]] = {}

    def found(self, kind: str, number: int = 1) -> None:
        """Count items that the export holds."""
        self._found[kind] += number

    def became(self, kind: str, outcome: str, number: int = 1) -> None:
        """Count items whose outcome is known."""
        self._outcomes.setdefault(kind, Counter())[str(outcome)] += number

    def tallies(self) -> tuple[Tally, ...]:
        """The account of each kind, in the order of their names."""
        kinds = sorted({*self._found, *self._outcomes})
        return tuple(
            Tally(kind, self._found[kind], dict(sorted(self._outcomes.get(kind, {}).items())))
            for kind in kinds
        )
