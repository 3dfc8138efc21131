"""The numbers of the methods as the page on methods prints them: those of the code."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count as count_from
from math import comb
from typing import TYPE_CHECKING

from plugins.benchmarks.readers.registry import READERS
from plugins.benchmarks.statistics import method
from plugins.benchmarks.statistics.evidence import is_rare, separation_chance
from plugins.benchmarks.statistics.median_interval import median_interval, span_coverage

if TYPE_CHECKING:
    from plugins.benchmarks.blocks.localised import Localised

_EXAMPLES = (6, 10, 20)


@dataclass(frozen=True, slots=True)
class SpanCoverage:
    """How often the lowest to the highest of `count` runs hold the true median, in per cent."""

    count: int
    coverage: str


@dataclass(frozen=True, slots=True)
class MedianRanks:
    """Which runs of `count`, counted from the lowest, bound the interval of the median."""

    count: int
    lowest: int
    highest: int
    coverage: str


@dataclass(frozen=True, slots=True)
class DecidingRuns:
    """How many subjects, `count` runs of each, can be put in order in full."""

    count: int
    subjects: int


@dataclass(frozen=True, slots=True)
class MethodRules:
    """Every constant of `plugins.benchmarks.statistics.method` that a reader is told, as text.

    Shares are in per cent, without the sign.
    """

    confidence: str
    fewest_for_interval: int
    spans: tuple[SpanCoverage, ...]
    medians: tuple[MedianRanks, ...]
    noisy_spread: str
    fewest_for_bimodal: int
    fewest_in_hump: int
    least_hump_share: str
    bimodal_level: str
    least_coverage: str
    fewest_runs_to_decide: int
    separation_share: str
    deciding: tuple[DecidingRuns, ...]
    replicates: str
    draws: str
    shape: int
    tools: tuple[str, ...]


def method_rules(localised: Localised) -> MethodRules:
    """The rules in the numbers of one language."""
    percent, number = localised.percent, localised.number
    spans = tuple(
        SpanCoverage(count, percent(span_coverage(count), 2))
        for count in range(2, method.FEWEST_FOR_INTERVAL)
    )
    return MethodRules(
        confidence=percent(method.CONFIDENCE),
        fewest_for_interval=method.FEWEST_FOR_INTERVAL,
        spans=spans,
        medians=tuple(_median_ranks(count, localised) for count in _EXAMPLES),
        noisy_spread=percent(method.NOISY_SPREAD),
        fewest_for_bimodal=method.FEWEST_FOR_BIMODAL,
        fewest_in_hump=method.FEWEST_IN_HUMP,
        least_hump_share=percent(method.LEAST_HUMP_SHARE),
        bimodal_level=percent(method.BIMODAL_LEVEL),
        least_coverage=percent(method.LEAST_COVERAGE),
        fewest_runs_to_decide=method.FEWEST_RUNS_TO_DECIDE,
        separation_share=percent(method.SEPARATION_SHARE),
        deciding=tuple(
            DecidingRuns(count, _most_subjects(count))
            for count in range(method.FEWEST_RUNS_TO_DECIDE, method.FEWEST_RUNS_TO_DECIDE + 3)
        ),
        replicates=number(method.BOOTSTRAP_REPLICATES, 0),
        draws=number(method.SENSITIVITY_DRAWS, 0),
        shape=method.SENSITIVITY_SHAPE,
        tools=tuple(sorted({reader.tool for reader in READERS})),
    )


def _most_subjects(runs: int) -> int:
    chance = separation_chance((0.0,) * runs, (0.0,) * runs)
    return next(n for n in count_from(2) if not is_rare(chance, comb(n + 1, 2)))


def _median_ranks(count: int, localised: Localised) -> MedianRanks:
    found = median_interval(range(count))
    assert found is not None  # noqa: S101 - there are enough runs in each example
    coverage = localised.number(100 * found.coverage, 1)
    return MedianRanks(count, found.lowest_rank, found.highest_rank, coverage)
