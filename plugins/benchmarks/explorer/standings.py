"""Where subjects stand in a ranking, and the figures that their places rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.benchmarks.ranked import rank

if TYPE_CHECKING:
    from plugins.benchmarks.files.dataset import Dataset
    from plugins.benchmarks.interval import Interval
    from plugins.benchmarks.model import Observation, Subject
    from plugins.benchmarks.ranking import Ranking


@dataclass(frozen=True, slots=True)
class RankedSubject:
    """A place; both ranks are None where nothing is known of the subject.

    Attributes:
        score: of a ranking that scores, None of one that only orders.
        figures: what the place rests on, none for an opinion.
    """

    subject: Subject
    best: int | None
    worst: int | None
    figures: tuple[Observation, ...] = ()
    score: float | Interval | None = None


@dataclass(frozen=True, slots=True)
class Standings:
    """All places of a ranking, the best first, those without a rank last."""

    ranking: Ranking
    places: tuple[RankedSubject, ...]

    @property
    def ranked(self) -> int:
        """How many subjects have a rank."""
        return sum(place.best is not None for place in self.places)

    def place_of(self, subject: str) -> RankedSubject | None:
        """The place of a subject by its id, None where the ranking does not name it."""
        return next((place for place in self.places if place.subject.id == subject), None)


def standings(ranking: Ranking, dataset: Dataset) -> Standings:
    """Rank the subjects of a ranking."""
    ranked = rank(ranking, dataset)
    subjects = {subject.id: subject for subject in ranking.places}

    def place(name: str, best: int | None, worst: int | None) -> RankedSubject:
        found = (ranked.figures.get((name, metric.id)) for metric in ranking.metrics)
        figures = tuple(figure for figure in found if figure)
        scored = ranked.scored.get(name)
        return RankedSubject(subjects[name], best, worst, figures, scored.score if scored else None)

    places = [place(s.subject, s.best, s.worst) for s in ranked.order.standings]
    unranked = (place(name, None, None) for name in ranked.order.unranked)
    return Standings(ranking, (*places, *unranked))
