"""What the author says on the command line, checked against the data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from datetime import date as calendar_date
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from plugins.benchmarks.intake.stand_ins import KINDS
from plugins.benchmarks.model import Identifier
from plugins.diagnostics import Problem
from plugins.diagnostics.toml_source import nearest

if TYPE_CHECKING:
    from plugins.benchmarks.files.catalogue import Catalogue
    from plugins.benchmarks.files.listing import Listing
    from plugins.benchmarks.model import Environment, Source, Subject

_IDENTIFIER: TypeAdapter[str] = TypeAdapter(Identifier)


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `inv import-benchmark`, as they were written; "" for one that was not."""

    subject: str = ""
    date: str = ""
    source: str = ""
    environment: str = ""
    keep: str = ""
    all_metrics: bool = False
    dry_run: bool = False

    @property
    def day(self) -> calendar_date | None:
        """The date, None for none or one that cannot be read."""
        try:
            return calendar_date.fromisoformat(self.date)
        except ValueError:
            return None

    @property
    def kept(self) -> frozenset[str]:
        """The kinds of private data, and the single values, that stay in."""
        return frozenset(filter(None, (kind.strip() for kind in self.keep.split(","))))


@dataclass(frozen=True, slots=True)
class Choices:
    """The options, resolved.

    Attributes:
        subject: what was measured.
        source: id of the source.
        environment: id, known or new; "" for one made of the subject, and of the day where
            the subject does not bring its machine.
    """

    subject: Subject
    source: str
    environment: str


def resolve(options: Options, catalogue: Catalogue) -> tuple[Choices | None, list[Problem]]:
    """The choices, or None with everything that is wrong with the options."""
    problems: list[Problem] = []
    subject = catalogue.subjects.entries.get(options.subject)
    if not options.subject:
        mend = "--subject kvm; data/subjects.toml lists them"
        problems.append(_problem("unknown-subject", "say what was measured", mend))
    elif subject is None:
        problems += _unknown(catalogue.subjects, options.subject, "--subject")
    if options.date and options.day is None:
        mend = "write it as 2026-11-25"
        problems.append(_problem("bad-date", f'--date: "{options.date}" is no date', mend))
    elif options.day and options.day > _tomorrow():
        mend = "give the day of the runs"
        problems.append(_problem("bad-date", f"--date: {options.day} is yet to come", mend))
    source, wrong = _source(options.source, catalogue.sources)
    problems += wrong
    problems += _environment_problems(options.environment, catalogue.environments)
    for kind in sorted(options.kept - KINDS.keys()):
        if not kind.isalpha():
            continue
        mend = nearest(kind, tuple(KINDS), f"this list: {', '.join(KINDS)}")
        problems.append(_problem("unknown-kind", f'--keep: no kind of data "{kind}"', mend))
    if problems or subject is None:
        return None, problems
    return Choices(subject, source, options.environment), []


def _tomorrow() -> calendar_date:
    """The latest day that it is anywhere, or nearly so."""
    return datetime.now(tz=UTC).date() + timedelta(days=1)


def _source(written: str, sources: Listing[Source]) -> tuple[str, list[Problem]]:
    if written:
        known = written in sources.entries
        return written, [] if known else _unknown(sources, written, "--source")
    measured = [one.id for one in sources.entries.values() if one.kind == "measured"]
    if len(measured) == 1:
        return measured[0], []
    if measured:
        mend = f"--source with one of: {', '.join(measured)}"
        return "", [_problem("no-source", "several sources are measurements", mend)]
    mend = 'add one with kind = "measured" to data/sources.toml, or name another with --source'
    return "", [_problem("no-source", "no source is a measurement", mend)]


def _environment_problems(written: str, environments: Listing[Environment]) -> list[Problem]:
    if not written or written in environments.entries:
        return []
    if written in environments.invalid:
        return _unknown(environments, written, "--environment")
    try:
        _IDENTIFIER.validate_python(written)
    except ValidationError:
        message = f'--environment: "{written}" is no id'
        mend = "use lower-case letters, digits, hyphens and full stops inside"
        return [_problem("bad-value", message, mend)]
    return []


def _unknown(
    listing: Listing[Subject] | Listing[Source] | Listing[Environment], name: str, option: str
) -> list[Problem]:
    found = listing.unknown(name, Path(option), None)
    if found:
        return found
    message = f'{option}: "{name}" cannot be used, data/{listing.path.name} has problems'
    return [_problem(f"unknown-{listing.noun}", message, "mend them first; `inv check` lists them")]


def _problem(code: str, message: str, mend: str) -> Problem:
    return Problem(f"benchmarks/{code}", message, mend=mend)
