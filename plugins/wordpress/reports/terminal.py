"""A migration report for a terminal: what a person has to know, and nothing that went well."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.diagnostics.printable import printable
from plugins.wordpress.reports.files import percent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.wordpress.reports.document import MigrationReport, TextAccount

MOST_SHOWN = 20
"""Lines of one kind before the rest is a number: the files of the report hold all of them."""


@dataclass(slots=True)
class _Section:
    """Lines under a title: the first ones, and how many there are."""

    title: str
    shown: list[str] = field(default_factory=list)
    number: int = 0

    def add(self, *lines: str) -> None:
        self.number += len(lines)
        room = max(MOST_SHOWN - len(self.shown), 0)
        self.shown += [f"  {printable(line)}" for line in lines[:room]]

    def lines(self) -> list[str]:
        if not self.number:
            return []
        more = self.number - len(self.shown)
        rest = [f"  … and {more:,} more"] if more else []
        return [f"{self.title} ({self.number:,})", *self.shown, *rest]


def summary(report: MigrationReport) -> str:
    """The report as lines without control characters; problems come last, above the verdict."""
    rankings, html, notes, withheld, differing = _of_texts(report.texts)
    media = _Section("Media")
    media.add(*(f"{one.address}: {_joined(one.what, one.why)}" for one in report.media))
    shortcodes = _Section("Unknown shortcodes, left visible")
    shortcodes.add(*(f"[{name}] {count}×" for name, count in report.totals.shortcodes.items()))
    terms = _Section("New terms")
    terms.add(*(f"{table}/{slug}" for table, slug in report.terms))
    sections = [rankings, html, notes, withheld, media, shortcodes, differing, terms]
    parts = [
        *(section.lines() for section in sections),
        [printable(remark) for remark in report.remarks],
        _problems(report),
        _verdict(report),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _of_texts(texts: Iterable[TextAccount]) -> tuple[_Section, ...]:
    """What there is to say of texts, read once: there may be many."""
    rankings = _Section("Rankings found in texts: those you stand by go into data/rankings/")
    html = _Section("Kept as HTML, for want of a Markdown form")
    notes, withheld = _Section("Notes"), _Section("Not public")
    differing = _Section("Texts that differ")
    for text in texts:
        name = text.target or text.source
        rankings.add(*(f"{name}: {line}" for line in text.rankings))
        html.add(*(f"{name}: {line}" for line in text.kept_as_html))
        notes.add(*(f"{name}: {line}" for line in text.notes))
        if text.withheld:
            withheld.add(f"{name}: {text.withheld}")
        if not text.is_whole:
            said = "; ".join(text.differences)
            differing.add(f"{name}: {percent(text.coverage)}; {said}")
    return rankings, html, notes, withheld, differing


def _problems(report: MigrationReport) -> list[str]:
    # Never cut short: each is a text that is not there.
    lines = []
    for problem in report.problems:
        line = f"{problem.message} ({problem.code})"
        line = f"{problem.place}: {line}" if problem.place else line
        lines.append(printable(f"{line}; {problem.mend}" if problem.mend else line))
    return lines


def _verdict(report: MigrationReport) -> list[str]:
    width = max((len(tally.kind) for tally in report.tallies), default=0)
    lines = ["Dry run: nothing was written."] if report.dry_run else []
    for tally in report.tallies:
        parts = [f"{number:,} {what}" for what, number in tally.outcomes.items() if number]
        line = f"{tally.kind:<{width}}  {tally.found:,} found = {' + '.join(parts) or '0'}"
        lines.append(printable(line if tally.balances else f"{line}  DOES NOT BALANCE"))
    if report.hosts:
        lines.append(printable(f"Old site: {', '.join(report.hosts)}"))
    if report.addresses:
        lines.append(f"Addresses: {len(report.addresses):,} old ones have a new home")
    lines.append(f"Text: {percent(report.totals.coverage)} of the old texts is in the new ones")
    return lines


def _joined(what: str, why: str) -> str:
    return f"{what} ({why})" if why else what
