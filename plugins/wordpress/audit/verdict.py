"""What became of one old address."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """The first four are counted, the first two are good."""

    SAME = "same"
    REDIRECTED = "redirected"
    DIFFERENT = "different"
    MISSING = "missing"
    BROKEN = "broken before"
    WITHHELD = "withheld"

    @property
    def good(self) -> bool:
        """Whether the address answers with the same content."""
        return self in (Verdict.SAME, Verdict.REDIRECTED)

    @property
    def counted(self) -> bool:
        """Whether the address is one that the new site owes an answer to."""
        return self not in (Verdict.BROKEN, Verdict.WITHHELD)


@dataclass(frozen=True, slots=True)
class Finding:
    """One address of the old site.

    Attributes:
        target: the address.
        verdict: what became of it.
        kind: `text`, `list`, `feed` or `file`; "" for an address that was broken before.
        end: where it leads on the new site; "" for nowhere.
        reason: why it is not the same or not counted; "" when all is well.
        found: grams of the old text that the new page holds; 0 unless `kind` is `text`.
        wanted: grams of the old text.
    """

    target: str
    verdict: Verdict
    kind: str = ""
    end: str = ""
    reason: str = ""
    found: int = 0
    wanted: int = 0
