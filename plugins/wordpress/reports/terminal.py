"""A migration report for a terminal: what a person has to know, and nothing that went well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.diagnostics.printable import printable
from plugins.wordpress.reports.files import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plugins.wordpress.reports.document import MigrationReport, TextAccount

MOST_SHOWN = 20
"""Lines of one kind before the rest is a number: the files of the report hold all of them."""


def summary(report: MigrationReport) -> str:
    """The report as lines without control characters; problems come last, above the verdict."""
    texts = report.texts
    sections = [
        _rankings(texts),
        _section("Kept as HTML, for want of a Markdown form", _each(texts, "kept_as_html")),
        _section("Notes", _each(texts, "notes")),
        _section("Not public", [f"{_name(t)}: {t.withheld}" for t in texts if t.withheld]),
        _section("Media", [f"{m.address}: {_joined(m.what, m.why)}" for m in report.media]),
        _section(
            "Unknown shortcodes, left visible",
            [f"[{name}] {number}×" for name, number in report.shortcodes.items()],
        ),
        _section(
            "Texts that differ",
            [
                f"{_name(t)}: {percent(t.coverage)}; {'; '.join(t.differences)}"
                for t in texts
                if not t.is_whole
            ],
        ),
        _section("New terms", [f"{table}/{slug}" for table, slug in report.terms]),
        [printable(remark) for remark in report.remarks],
        _problems(report),
        _verdict(report),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines)


def _rankings(texts: Iterable[TextAccount]) -> list[str]:
    title = "Rankings found in texts: those you stand by go into data/rankings/"
    return _section(title, _each(texts, "rankings"))


def _each(texts: Iterable[TextAccount], field: str) -> list[str]:
    return [f"{_name(text)}: {line}" for text in texts for line in getattr(text, field)]


def _section(title: str, lines: Sequence[str]) -> list[str]:
    if not lines:
        return []
    shown = [f"  {printable(line)}" for line in lines[:MOST_SHOWN]]
    more = len(lines) - len(shown)
    return [f"{title} ({len(lines):,})", *shown, *([f"  … and {more:,} more"] if more else [])]


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
    lines.append(f"Text: {percent(report.coverage)} of the old texts is in the new ones")
    return lines


def _name(text: TextAccount) -> str:
    return text.target or text.source


def _joined(what: str, why: str) -> str:
    return f"{what} ({why})" if why else what
