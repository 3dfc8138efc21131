"""A figure as one row of a download: everything that is known of it, in full precision."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from plugins.benchmarks.units import canonical_symbol, convert

if TYPE_CHECKING:
    from plugins.benchmarks.blocks.localised import Localised
    from plugins.benchmarks.explorer.addresses import Addresses
    from plugins.benchmarks.interval import Interval
    from plugins.benchmarks.model import Environment, Observation, Source

Value = str | int | float | None | list["Value"] | dict[str, "Value"]
"""What JSON can say."""

Record = dict[str, Value]

SUBJECT_COLUMNS = ("subject", "subject_name")
FIGURE_COLUMNS = (
    "metric",
    "metric_name",
    "direction",  # higher or lower is better, or none
    "form",  # point, runs, at-most, at-least, range or judgement
    "value",  # of a point, or the median of runs; empty for a bound and a range
    "low",  # lowest run, or what is known at least; empty where nothing is; alike high
    "high",
    "unit",
    "runs",  # how many
    "samples",  # each run in its order
    "median_low",  # confidence interval of the median
    "median_high",
    "median_coverage",  # how often such an interval holds the true median, 0 to 1
    "canonical_value",  # the same in byte/s, s, ratio or what is canonical for the unit
    "canonical_low",
    "canonical_high",
    "canonical_unit",
    "raw_value",  # the same as recorded
    "raw_low",
    "raw_high",
    "raw_unit",
    "judgement",  # what a tool makes of it, in its words
    "date",  # on which the figure was obtained
    "environment",
    "environment_name",
    "tool",
    "version",
    "raw_files",  # raw output below data/raw, with SHA-256
)
SOURCE_COLUMNS = (
    "source",
    "source_kind",  # measured, paper, vendor, claim or opinion
    "source_title",
    "source_authors",
    "source_address",
    "source_licence",
)
REMARK_COLUMNS = ("quote", "caveats", "notes")

COLUMNS = SUBJECT_COLUMNS + FIGURE_COLUMNS + SOURCE_COLUMNS + REMARK_COLUMNS
"""The columns of a row, in order; numbers without another unit are in that of `unit`."""


def record(figure: Observation, localised: Localised, addresses: Addresses) -> Record:
    """A figure by column, its texts in one language, every address absolute."""
    metric, runs = figure.metric, figure.runs
    text = localised.text
    is_quantity = not metric.is_judgement
    median = figure.median_interval
    return {
        "subject": figure.subject.id,
        "subject_name": text(figure.subject.name),
        "metric": metric.id,
        "metric_name": text(metric.name),
        "direction": metric.direction,
        "form": form_of(figure),
        **(_numbers(figure) if is_quantity else {}),
        "unit": metric.unit if is_quantity else None,
        "runs": runs.count if runs else None,
        "samples": [number(point) for point in figure.points] if runs else None,
        "median_low": number(median.low) if median else None,
        "median_high": number(median.high) if median else None,
        "median_coverage": runs.interval.coverage if runs and runs.interval else None,
        "judgement": figure.judgement or None,
        "date": figure.date.isoformat() if figure.date else None,
        **_circumstances(figure, localised),
        **source_record(figure.source, localised, addresses),
        "quote": figure.quote,
        "caveats": _caveats(figure, localised),
        "notes": list(figure.notes) or None,
    }


def source_record(source: Source, localised: Localised, addresses: Addresses) -> Record:
    """The columns of a source."""
    return {
        "source": source.id,
        "source_kind": source.kind,
        "source_title": localised.text(source.title),
        "source_authors": list(source.authors) or None,
        "source_address": addresses.of_source(localised.text(source.address)) or None,
        "source_licence": source.licence,
    }


def environment_record(environment: Environment, localised: Localised) -> Record:
    """The columns of an environment."""
    return {
        "environment": environment.id,
        "environment_name": localised.text(environment.name),
    }


def form_of(figure: Observation) -> str:
    """`point`, `runs`, `at-most`, `at-least`, `range` or `judgement`."""
    if figure.metric.is_judgement:
        return "judgement"
    return "runs" if figure.runs else figure.interval.form


def number(value: float) -> float | int | None:
    """A number as its shortest text gives it back; None for an open end."""
    if math.isinf(value):
        return None
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def _numbers(figure: Observation) -> Record:
    raw = figure.runs.median if figure.runs else None
    symbol = canonical_symbol(figure.unit)
    canonical = None if raw is None else convert(raw, figure.unit, symbol)
    return {
        **_ends("", figure.known, figure.middle),
        **_ends("canonical_", figure.canonical, canonical),
        "canonical_unit": symbol,
        **_ends("raw_", figure.interval, raw),
        "raw_unit": figure.unit,
    }


def _ends(prefix: str, known: Interval, middle: float | None) -> Record:
    """A bound or a range has no value: its limit is none, nor is its middle."""
    value = known.low if middle is None and known.form == "point" else middle
    return {
        f"{prefix}value": None if value is None else number(value),
        f"{prefix}low": number(known.low),
        f"{prefix}high": number(known.high),
    }


def _circumstances(figure: Observation, localised: Localised) -> Record:
    return {
        **environment_record(figure.environment, localised),
        "tool": figure.tool.name if figure.tool else None,
        "version": figure.tool.version if figure.tool else None,
        "raw_files": [{"file": raw.file, "sha256": raw.sha256} for raw in figure.raw] or None,
    }


def _caveats(figure: Observation, localised: Localised) -> list[Value] | None:
    given = (figure.caveat, figure.source.caveat, figure.environment.caveat)
    return [*dict.fromkeys(localised.text(text) for text in given if text)] or None
