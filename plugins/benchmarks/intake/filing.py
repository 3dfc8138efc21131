"""Filing raw files: all of them, or nothing is written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.benchmarks.files.catalogue import read_catalogue
from plugins.benchmarks.intake.batch import make_batch, raw_name, target_name
from plugins.benchmarks.intake.changes import Change, new_problems, refusals, write
from plugins.benchmarks.intake.choices import resolve
from plugins.benchmarks.intake.data_entries import add_entries, environment_entry
from plugins.benchmarks.intake.incoming import Incoming
from plugins.benchmarks.intake.machine_facts import environment_name, surroundings
from plugins.benchmarks.intake.recorded import recorded_digests
from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date as calendar_date
    from pathlib import Path

    from plugins.benchmarks.files.catalogue import Catalogue
    from plugins.benchmarks.intake.batch import Batch
    from plugins.benchmarks.intake.choices import Choices, Options
    from plugins.benchmarks.intake.data_entries import Entry
    from plugins.benchmarks.intake.machine_facts import Surroundings


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of a batch.

    Attributes:
        batch: the files.
        raw: path of each below data/raw/, in their order; empty while the options are not clear.
        observations: its file below the data folder, "" while the options are not clear.
    """

    batch: Batch
    raw: tuple[str, ...] = ()
    observations: str = ""


@dataclass(slots=True)
class Plan:
    """What is to be written, and why nothing is.

    Attributes:
        filed: the batches.
        environments: those that the batches name.
        changes: in the order in which they are to be written.
        problems: if there is one, nothing is written.
        source: id and title of the source, "" while the options are not clear.
        written: how many changes were.
    """

    filed: list[Filed] = field(default_factory=list)
    environments: list[Surroundings] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    source: str = ""
    written: int = 0


def file_all(
    read: Sequence[Incoming | Problem],
    data: Path,
    options: Options,
    languages: Collection[str],
    spool: Path,
) -> Plan:
    """File raw files below the data folder; with a problem anywhere nothing is written.

    Args:
        read: the files, as `read_incoming` gives them.
        data: the data folder.
        options: of the command line.
        languages: those of the site.
        spool: a folder for what is on its way.
    """
    catalogue, _ = read_catalogue(data, languages)
    choices, problems = resolve(options, catalogue)
    incoming = [one for one in read if isinstance(one, Incoming)]
    plan = Plan(problems=[*problems, *(one for one in read if isinstance(one, Problem))])
    plan.problems += _duplicates(incoming, data)
    groups, undated = _grouped(incoming, options.day)
    # A day that cannot be read is a mistake of its own.
    plan.problems += [] if options.date else undated
    batches = [
        make_batch(group, choices, catalogue, every_metric=options.all_metrics) for group in groups
    ]
    plan.environments = _environments(batches, catalogue)
    plan.source = _source(choices, catalogue)
    if choices is None or plan.problems:
        plan.filed = [Filed(batch) for batch in batches]
        return plan
    _Filing(data, choices, languages, spool, plan).add(batches)
    plan.problems += refusals(data, plan.changes) or new_problems(data, plan.changes, languages)
    if not plan.problems and not options.dry_run:
        plan.written, plan.problems = write(data, plan.changes)
    return plan


def _source(choices: Choices | None, catalogue: Catalogue) -> str:
    if choices is None:
        return ""
    # A default is easily not seen, and a title and a caveat may not fit what is filed.
    title = catalogue.sources.entries[choices.source].title.in_language("en")
    return f"{choices.source}: {title}" if title else choices.source


def _environments(batches: Iterable[Batch], catalogue: Catalogue) -> list[Surroundings]:
    by_name: dict[str, list[Batch]] = defaultdict(list)
    for batch in batches:
        by_name[batch.environment].append(batch)
    by_name.pop("", None)
    return [
        surroundings(
            name,
            same[0].date,
            (file.run.machine for batch in same for file in batch.files),
            catalogue.environments.entries.get(name),
        )
        for name, same in by_name.items()
    ]


def _duplicates(incoming: Iterable[Incoming], data: Path) -> list[Problem]:
    recorded, problems = recorded_digests(data / "observations")
    seen: dict[str, Path] = {}
    for one in incoming:
        old = next((recorded[digest] for digest in one.digests if digest in recorded), None)
        twin = next((seen[digest] for digest in one.digests if digest in seen), None)
        if old is not None:
            message = f"is recorded already in data/observations/{old.name}"
            problems.append(_duplicate(one.path, message))
        elif twin is not None:
            problems.append(_duplicate(one.path, f"is the same file as {twin}"))
        seen.update(dict.fromkeys(one.digests, one.path))
    return problems


def _duplicate(path: Path, message: str) -> Problem:
    return Problem("benchmarks/duplicate-raw", message, path, mend="leave it out")


def _grouped(
    incoming: Iterable[Incoming], date: calendar_date | None
) -> tuple[list[list[tuple[calendar_date, Incoming]]], list[Problem]]:
    groups: dict[tuple[str, calendar_date], list[tuple[calendar_date, Incoming]]]
    groups = defaultdict(list)
    problems: list[Problem] = []
    for one in incoming:
        day = date or one.run.date
        if day is None:
            message = "does not say on which day it was made"
            mend = "add --date with the day, as in --date 2026-11-25"
            problems.append(Problem("benchmarks/no-date", message, one.path, mend=mend))
        else:
            groups[one.folder, day].append((day, one))
    return list(groups.values()), problems


@dataclass(frozen=True, slots=True)
class _Filing:
    data: Path
    choices: Choices
    languages: Collection[str]
    spool: Path
    plan: Plan

    def add(self, batches: Sequence[Batch]) -> None:
        """Add the batches and their changes to the plan."""
        subject = self.choices.subject.id
        taken: set[str] = set()
        last: list[Change] = []
        for number, batch in enumerate(batches):
            names = [self._store(batch, incoming, taken) for incoming in batch.files]
            target = target_name(batch, subject, self.data)
            content = self.spool / f"observations-{number}"
            content.write_text(batch.observations(self.choices, names), encoding="utf-8")
            last.append(Change(target, content))
            self.plan.filed.append(Filed(batch, tuple(names), target))
        environments = [
            environment_entry(
                one.name,
                environment_name(self.choices.subject, one.date, one.facts, self.languages),
                one.facts,
            )
            for one in self.plan.environments
            if one.is_new
        ]
        metrics = {
            entry["id"]: entry for batch in batches for entry in batch.new_metrics(self.languages)
        }
        self._extend("environments", environments)
        self._extend("metrics", list(metrics.values()))
        self.plan.changes += last

    def _store(self, batch: Batch, incoming: Incoming, taken: set[str]) -> str:
        name, is_there = raw_name(batch, incoming, self.choices.subject.id, taken, self.data)
        taken.add(name)
        if not is_there:
            self.plan.changes.append(Change(f"raw/{name}", incoming.content))
        return name

    def _extend(self, key: str, entries: list[Entry]) -> None:
        if not entries:
            return
        path = self.data / f"{key}.toml"
        content = self.spool / f"{key}.toml"
        try:
            before = path.read_bytes() if path.exists() else None
            text = add_entries((before or b"").decode("utf-8-sig"), key, entries)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            message, mend = f"nothing can be added: {reason}", "mend it first; `inv check` says how"
            self.plan.problems.append(Problem("benchmarks/toml", message, path, mend=mend))
            return
        content.write_bytes(text.encode("utf-8"))
        self.plan.changes.append(Change(f"{key}.toml", content, before))
