"""What the user of an import chooses."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one import.

    Attributes:
        dry_run: the same report, nothing written.
    """

    dry_run: bool = False
