"""Rankings worked out: which figures they stand on, which order these give, or why none."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from plugins.benchmarks.comparability import differences
from plugins.benchmarks.ranking import OpinionRanking, WeightedRanking
from plugins.benchmarks.statistics.comparison import Criterion, UnscorableError, compare
from plugins.benchmarks.statistics.order import measured_order, opinion_order
from plugins.benchmarks.statistics.sensitivity import held_positions
from plugins.benchmarks.statistics.weighted_order import weighted_order
from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from plugins.benchmarks.files.dataset import Dataset
    from plugins.benchmarks.model import Observation
    from plugins.benchmarks.ranking import MeasuredRanking, Ranking
    from plugins.benchmarks.statistics.comparison import Comparison
    from plugins.benchmarks.statistics.evidence import Figure
    from plugins.benchmarks.statistics.order import Order
    from plugins.benchmarks.statistics.weighted_order import ScoredSubject

    FigureRanking = MeasuredRanking | WeightedRanking

Figures = dict[tuple[str, str], "Observation"]
"""By subject id and metric id."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A ranking and its order.

    Attributes:
        figures: what it stands on; empty for an opinion.
        scored: by subject id; empty without weights.
        held: by subject id, the share of drawn weightings that leave its position as it is.
    """

    ranking: Ranking
    order: Order
    figures: Figures = field(default_factory=dict)
    scored: dict[str, ScoredSubject] = field(default_factory=dict)
    held: dict[str, float] = field(default_factory=dict)


@lru_cache(maxsize=128)
def rank(ranking: Ranking, dataset: Dataset) -> Ranked:
    """Work a ranking out, once for all pages and languages that show it.

    Raises:
        UnscorableError: some figure has no ratio, which `ranking_problems` tells.
    """
    if isinstance(ranking, OpinionRanking):
        order = opinion_order([[s.id for s in group] for group in ranking.groups])
        return Ranked(ranking, order)
    figures = {key: found[0] for key, found in _candidates(ranking, dataset).items() if found}
    if isinstance(ranking, WeightedRanking):
        comparison = _comparison(ranking, figures)
        weighted = weighted_order(comparison)
        held = held_positions(comparison)
        return Ranked(ranking, weighted.order, figures, weighted.scored, held)
    return Ranked(ranking, _proved(ranking, figures), figures)


def ranking_problems(ranking: Ranking, dataset: Dataset, folder: Path) -> Iterator[Problem]:
    """What keeps a ranking of data/rankings from being made, nothing if it can be.

    Figures that differ in more than their subjects would rank the circumstances.
    """
    if isinstance(ranking, OpinionRanking):
        return

    def problem(code: str, message: str, mend: str) -> Problem:
        path = folder / f"{ranking.id}.toml"
        return Problem(f"benchmarks/{code}", message, path, mend=mend)

    candidates = _candidates(ranking, dataset)
    ambiguous = [found for found in candidates.values() if len(found) > 1]
    for found in ambiguous:
        keys = "`source = …`" if ranking.environment else "`environment = …` or `source = …`"
        message = f'"{found[0].metric.id}" of "{found[0].subject.id}" has {len(found)} figures'
        yield problem("ambiguous-figure", message, f"add {keys}: {several_sources(found)}")
    if ambiguous:
        return
    for metric in ranking.metrics:
        figures = [found[0] for key, found in candidates.items() if found and key[1] == metric.id]
        if apart := differences(figures):
            message = f'the figures in "{metric.id}" differ in {" and ".join(apart)}'
            yield problem("incomparable", message, "narrow the ranking, or take the metric out")
    if isinstance(ranking, WeightedRanking):
        try:
            _comparison(ranking, {key: found[0] for key, found in candidates.items() if found})
        except UnscorableError as error:
            yield Problem("benchmarks/unscorable", str(error), folder / f"{ranking.id}.toml")


def several_sources(found: Sequence[Observation]) -> str:
    """The choices behind an ambiguous figure, in words."""
    return ", ".join(f"{figure.environment.id} ({figure.source.id})" for figure in found)


def _candidates(
    ranking: FigureRanking, dataset: Dataset
) -> dict[tuple[str, str], tuple[Observation, ...]]:
    environment = ranking.environment.id if ranking.environment else None
    source = ranking.source.id if ranking.source else None
    return {
        (subject.id, metric.id): dataset.find(subject.id, metric.id, environment, source)
        for subject in ranking.places
        for metric in ranking.metrics
    }


def _proved(ranking: MeasuredRanking, figures: Figures) -> Order:
    higher_is_better = [metric.higher_is_better for metric in ranking.metrics]
    return measured_order(_evidence(ranking, figures), higher_is_better)


def _comparison(ranking: WeightedRanking, figures: Figures) -> Comparison:
    criteria = [Criterion(m.id, weight, m.higher_is_better) for m, weight in ranking.weights]
    rows = _evidence(ranking, figures)
    return compare(rows, criteria, ranking.reference.id, _origins(figures))


def _evidence(ranking: FigureRanking, figures: Figures) -> dict[str, list[Figure | None]]:
    """For each subject what is known of it in each metric, None where there is no figure."""
    return {
        subject.id: [
            figures[subject.id, metric.id].evidence if (subject.id, metric.id) in figures else None
            for metric in ranking.metrics
        ]
        for subject in ranking.places
    }


def _origins(figures: Figures) -> dict[tuple[str, str], str]:
    """A name of the raw files of each figure that has some: the same for those of the same runs."""
    return {
        key: " ".join(raw.sha256 for raw in figure.raw)
        for key, figure in figures.items()
        if figure.raw
    }
