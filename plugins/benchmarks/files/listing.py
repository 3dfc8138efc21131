"""The entries of one data file, by id, as far as they can be used."""

from __future__ import annotations

import tomllib
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import ValidationError

from plugins.benchmarks.files.languages import language_problems
from plugins.benchmarks.files.schema import with_defaults
from plugins.diagnostics import Problem
from plugins.diagnostics.toml_source import line_of, nearest, read_toml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from plugins.benchmarks.model import Entry, Environment, Metric, Source, Subject

EntryType = TypeVar("EntryType", bound="Entry")
Named = TypeVar("Named", "Subject", "Metric", "Environment", "Source")


def read_entries(
    path: Path,
    file_model: type[Entry],
    key: str,
    entry_model: type[EntryType],
    languages: Collection[str],
) -> tuple[list[tuple[int, EntryType]], list[Problem]]:
    """The valid entries of a file with their index in `key`, and everything wrong with the file.

    A file with a bad entry keeps its other entries, so that one mistake does not make every figure
    that names a neighbour look wrong too.
    """
    file = read_toml(path, file_model, "benchmarks")
    valid = valid_entries(path, file, key, entry_model)
    problems = file if isinstance(file, list) else []
    return valid, [*problems, *entry_languages(valid, path, key, languages)]


def valid_entries(
    path: Path, file: Entry | list[Problem], key: str, entry_model: type[EntryType]
) -> list[tuple[int, EntryType]]:
    """The valid entries in `key`, with their index, of a file that may have mistakes elsewhere."""
    if not isinstance(file, list):
        return list(enumerate(getattr(file, key)))
    valid: list[tuple[int, EntryType]] = []
    for index, entry in enumerate(raw_entries(path, key)):
        # What is wrong with an entry is reported already, with the whole file.
        with suppress(ValidationError):
            valid.append((index, entry_model.model_validate(entry)))
    return valid


def entry_languages(
    valid: list[tuple[int, EntryType]], path: Path, key: str, languages: Collection[str]
) -> Iterator[Problem]:
    """The problems of all texts of these entries (see `language_problems`)."""
    for index, entry in valid:
        yield from language_problems(entry, path, (key, index), languages)


def raw_entries(path: Path, key: str) -> list[Any]:
    """The tables `[[key]]` of a file, unchecked; none if the file cannot be parsed."""
    try:
        file = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return []
    entries = file.get(key)
    return with_defaults(file, entries) if isinstance(entries, list) else []


@dataclass(slots=True)
class Listing(Generic[Named]):
    """Everything of one kind that figures may name.

    Attributes:
        noun: what an entry is called, for example `subject`.
        path: the file that lists them.
        entries: the valid entries by id, in the order of the file.
        invalid: ids of entries that have problems of their own; naming one is no second mistake.
        readable: False if the file as a whole could not be read.
    """

    noun: str
    path: Path
    entries: dict[str, Named] = field(default_factory=dict)
    invalid: frozenset[str] = frozenset()
    readable: bool = True

    def unknown(self, name: str, path: Path, line: int | None) -> list[Problem]:
        """The problem of naming `name` in `path`, none if there is such an entry."""
        if name in self.entries or name in self.invalid or not self.readable:
            return []
        if not self.path.exists():
            message, mend = f"there is no file data/{self.path.name}", "put it back"
            return [Problem("benchmarks/missing-file", message, self.path.parent, mend=mend)]
        mend = nearest(name, tuple(self.entries), f"data/{self.path.name}")
        return [
            Problem(f"benchmarks/unknown-{self.noun}", f'no {self.noun} "{name}"', path, line, mend)
        ]

    def choose(self, names: Iterable[str]) -> tuple[Named, ...]:
        """The valid entries among `names`, in their order."""
        return tuple(self.entries[name] for name in names if name in self.entries)


def read_listing(
    path: Path,
    file_model: type[Entry],
    entry_model: type[Named],
    noun: str,
    languages: Collection[str],
) -> tuple[Listing[Named], list[Problem]]:
    """Read data/subjects.toml and its like; a file that does not exist lists nothing."""
    listing: Listing[Named] = Listing(noun, path)
    if not path.exists():
        return listing, []
    key = path.stem
    entries, problems = read_entries(path, file_model, key, entry_model, languages)
    if problems:
        raw = raw_entries(path, key)
        listing.readable = bool(raw)
        named = {entry.get("id") for entry in raw if isinstance(entry, dict)}
        listing.invalid = frozenset(str(name) for name in named)
    for index, entry in entries:
        if entry.id in listing.entries:
            first = next(i for i, other in entries if other.id == entry.id)
            problems.append(_duplicate(listing, entry.id, first, index))
        else:
            listing.entries[entry.id] = entry
    return listing, problems


def _duplicate(listing: Listing[Named], name: str, first: int, second: int) -> Problem:
    path, key = listing.path, listing.path.stem
    message = f'{listing.noun} "{name}" is there already, on line {line_of(path, (key, first))}'
    mend = "give one of the two another id, or remove it"
    line = line_of(path, (key, second, "id"))
    return Problem("benchmarks/duplicate-id", message, path, line, mend)
