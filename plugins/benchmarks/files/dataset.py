"""All benchmark data of the site, to be asked for figures."""

from __future__ import annotations

from collections import defaultdict
from datetime import date as calendar_date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plugins.benchmarks.files.catalogue import Catalogue
    from plugins.benchmarks.model import Observation
    from plugins.benchmarks.ranking import Ranking


class Dataset:
    """Benchmark data that pages draw on.

    Attributes:
        catalogue: subjects, metrics, environments and sources by id.
        observations: all figures, in the order of files and entries.
        rankings: by id, which is the name of their file.
        unusable: ids of rankings that cannot be made, which is reported.
        sound: nothing was wrong with any file, so what is missing is really missing.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        observations: Sequence[Observation],
        rankings: Mapping[str, Ranking],
        unusable: frozenset[str] = frozenset(),
        sound: bool = True,
    ) -> None:
        self.unusable = unusable
        self.sound = sound
        self.catalogue = catalogue
        self.observations = tuple(observations)
        self.rankings = dict(rankings)
        self._cells: dict[tuple[str, str], list[Observation]] = defaultdict(list)
        for observation in self.observations:
            self._cells[observation.subject.id, observation.metric.id].append(observation)

    def find(
        self,
        subject: str,
        metric: str,
        environment: str | None = None,
        source: str | None = None,
        date: calendar_date | None = None,
    ) -> tuple[Observation, ...]:
        """The figures of one subject in one metric, narrowed to an environment, a source, a day.

        Of figures that differ only in their day the newest is found, unless a day is given.
        """
        newest: dict[tuple[str, str], Observation] = {}
        for observation in self.history(subject, metric):
            if (
                environment in {None, observation.environment.id}
                and source in {None, observation.source.id}
                and date in {None, observation.date}
            ):
                newest[observation.environment.id, observation.source.id] = observation
        return tuple(newest.values())

    def history(self, subject: str, metric: str) -> tuple[Observation, ...]:
        """All figures of one subject in one metric, those without a day first, then by day."""
        figures = self._cells.get((subject, metric), ())
        return tuple(sorted(figures, key=lambda figure: figure.date or calendar_date.min))
