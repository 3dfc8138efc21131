"""One ranking in the language of the page, as its template needs it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.benchmarks.blocks.table import Cell, Column, cell, column
from plugins.benchmarks.interval import Interval
from plugins.benchmarks.ranking import OpinionRanking, WeightedRanking
from plugins.benchmarks.statistics.evidence import has_few_runs

if TYPE_CHECKING:
    from plugins.benchmarks.blocks.citations import Citation, Citations
    from plugins.benchmarks.blocks.localised import Localised
    from plugins.benchmarks.model import Subject
    from plugins.benchmarks.ranked import Ranked
    from plugins.benchmarks.ranking import Ranking, RankingKind
    from plugins.benchmarks.statistics.weighted_order import ScoredSubject


@dataclass(frozen=True, slots=True)
class ScoreText:
    """The score of a subject beside its rank.

    Attributes:
        value: relative to the reference; a bound keeps its sign, a range both ends.
        interval: ends of the confidence interval, None where the runs allow none.
        coverage: per cent of the weight that the score stands on, "" for all of it.
        held: per cent of the drawn weightings in which the position stays; "" for none.
    """

    value: str
    interval: tuple[str, str] | None
    coverage: str
    held: str


@dataclass(frozen=True, slots=True)
class Place:
    """A subject, its rank from `best` to `worst`, and the figures that it rests on.

    `few_runs` says that some of them have too few runs to decide anything.
    """

    subject: str
    name: str
    best: int
    worst: int
    cells: tuple[Cell | None, ...]
    score: ScoreText | None = None
    few_runs: bool = False


@dataclass(frozen=True, slots=True)
class Unranked:
    """A subject without a rank; `coverage` in per cent, "" where nothing is weighted."""

    name: str
    coverage: str = ""


@dataclass(frozen=True, slots=True)
class RankingView:
    """One ranking; `columns` are empty for an opinion.

    Attributes:
        weights: of each column in per cent; empty without weights.
        reference: name of the subject that scores 1, "" without weights.
    """

    id: str
    kind: RankingKind
    name: str
    caveat: str
    columns: tuple[Column, ...]
    places: tuple[Place, ...]
    unranked: tuple[Unranked, ...]
    citations: tuple[Citation, ...]
    weights: tuple[str, ...] = ()
    reference: str = ""

    @property
    def has_ties(self) -> bool:
        """Some rank is an interval."""
        return any(place.best != place.worst for place in self.places)

    @property
    def has_few_runs(self) -> bool:
        """Somewhere the runs are too few to decide anything."""
        return any(place.few_runs for place in self.places)


def ranking_view(ranked: Ranked, localised: Localised, citations: Citations) -> RankingView:
    """Put a ranking into words, citing the source of each figure, or of the opinion."""
    ranking = ranked.ranking
    cited: dict[int, Citation] = {}

    def filled(subject: Subject, metric_id: str) -> Cell | None:
        figure = ranked.figures.get((subject.id, metric_id))
        if figure is None:
            return None
        citation = citations.cite(figure)
        cited[citation.number] = citation
        return cell(figure, localised.figure(figure), citation)

    if isinstance(ranking, OpinionRanking):
        citation = citations.cite_source(ranking.source)
        cited[citation.number] = citation
    metrics = tuple(ranking.metrics)
    subjects = {subject.id: subject for subject in ranking.places}
    places = tuple(
        Place(
            subject=standing.subject,
            name=localised.text(subjects[standing.subject].name),
            best=standing.best,
            worst=standing.worst,
            cells=tuple(filled(subjects[standing.subject], metric.id) for metric in metrics),
            score=_score(ranked, standing.subject, localised),
            few_runs=_has_few_runs(ranked, standing.subject),
        )
        for standing in ranked.order.standings
    )
    return RankingView(
        id=ranking.id,
        kind=ranking.kind,
        name=localised.text(ranking.name),
        caveat=localised.text(ranking.caveat),
        columns=tuple(column(metric, localised) for metric in metrics),
        places=places,
        unranked=tuple(
            Unranked(localised.text(subjects[name].name), _coverage(ranked, name, localised))
            for name in ranked.order.unranked
        ),
        citations=tuple(cited.values()),
        weights=_weights(ranking, localised),
        reference=_reference(ranking, localised),
    )


def _weights(ranking: Ranking, localised: Localised) -> tuple[str, ...]:
    if not isinstance(ranking, WeightedRanking):
        return ()
    whole = math.fsum(weight for _, weight in ranking.weights)
    return tuple(localised.percent(weight / whole, 1) for _, weight in ranking.weights)


def _reference(ranking: Ranking, localised: Localised) -> str:
    return localised.text(ranking.reference.name) if isinstance(ranking, WeightedRanking) else ""


def _coverage(ranked: Ranked, subject: str, localised: Localised) -> str:
    scored = ranked.scored.get(subject)
    return localised.percent_reached(scored.coverage) if scored else ""


def _score(ranked: Ranked, subject: str, localised: Localised) -> ScoreText | None:
    scored = ranked.scored.get(subject)
    if scored is None:
        return None
    held = ranked.held.get(subject)
    return ScoreText(
        value=_value(scored, localised),
        interval=_interval(scored, localised),
        coverage="" if scored.coverage == 1 else localised.percent_reached(scored.coverage),
        held="" if held is None else localised.percent(held),
    )


def _has_few_runs(ranked: Ranked, subject: str) -> bool:
    scored = ranked.scored.get(subject)
    if scored:
        return scored.few_runs
    return any(
        has_few_runs(figure.evidence) for key, figure in ranked.figures.items() if key[0] == subject
    )


def _value(scored: ScoredSubject, localised: Localised) -> str:
    if isinstance(scored.score, Interval):
        return localised.multiple_bounds(scored.score)
    return "" if scored.score is None else localised.multiple(scored.score)


def _interval(scored: ScoredSubject, localised: Localised) -> tuple[str, str] | None:
    if scored.interval is None or isinstance(scored.score, Interval):
        return None
    low, high = scored.interval.low, scored.interval.high
    # The reference is 1 without doubt.
    return None if low == high else (localised.multiple(low), localised.multiple(high))
