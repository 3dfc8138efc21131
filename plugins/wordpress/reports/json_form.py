"""A migration report as JSON, written piece by piece."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.wordpress.reports.document import MigrationReport

FORMAT = "vps-atlas-migration-report"
VERSION = 1
"""Raised when a key of the JSON form changes its meaning or goes."""


def to_json(report: MigrationReport) -> Iterator[str]:
    """The document: the report's attributes by name, and what follows from them."""
    yield "{"
    for place, (name, value) in enumerate(_members(report)):
        yield f"{',' if place else ''}\n {_dumped(name)}: "
        if isinstance(value, Iterator):
            yield from _list(value)
        else:
            yield _dumped(value, 1)
    yield "\n}\n"


def _members(report: MigrationReport) -> Iterator[tuple[str, object]]:
    yield "format", FORMAT
    yield "version", VERSION
    yield "balances", report.balances
    yield "coverage", report.totals.coverage
    yield "shortcodes", report.totals.shortcodes
    yield "sources", report.sources
    yield "site", report.site
    yield "hosts", report.hosts
    yield "dry_run", report.dry_run
    yield "tallies", ({**asdict(one), "balances": one.balances} for one in report.tallies)
    yield "texts", (asdict(text) for text in report.texts)
    yield "media", (asdict(file) for file in report.media)
    yield "addresses", ({"old": old, "new": new} for old, new in report.addresses)
    yield "terms", ({"table": table, "slug": slug} for table, slug in report.terms)
    yield "problems", (asdict(problem) for problem in report.problems)
    yield "remarks", report.remarks


def _list(values: Iterator[object]) -> Iterator[str]:
    mark = "["
    for value in values:
        yield f"{mark}\n  {_dumped(value, 2)}"
        mark = ","
    yield "[]" if mark == "[" else "\n ]"


def _dumped(value: object, level: int = 0) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * level)
