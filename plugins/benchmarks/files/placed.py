"""An entry of a data file together with the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from plugins.diagnostics import Problem
from plugins.diagnostics.toml_source import line_of

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.benchmarks.model import Entry

EntryType = TypeVar("EntryType", bound="Entry")


@dataclass(frozen=True, slots=True)
class Placed(Generic[EntryType]):
    """An entry, its file, and its index in the list `key` of a TOML file or its line in a CSV."""

    entry: EntryType
    path: Path
    key: str
    index: int

    def line(self, *keys: str | int) -> int | None:
        """The line of the entry, or of one of its keys."""
        if self.path.suffix == ".csv":
            return self.index
        return line_of(self.path, (self.key, self.index, *keys))

    def problem(self, code: str, message: str, mend: str, *keys: str | int) -> Problem:
        """A problem of this entry."""
        return Problem(f"benchmarks/{code}", message, self.path, self.line(*keys), mend)
