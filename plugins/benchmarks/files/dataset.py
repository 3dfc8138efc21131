"""All benchmark data of the site, loaded, checked and resolved."""

from __future__ import annotations

from collections import defaultdict
from datetime import date as calendar_date
from typing import TYPE_CHECKING

from plugins.benchmarks.files.catalogue import Catalogue, read_catalogue
from plugins.benchmarks.files.observations import read_observations
from plugins.benchmarks.files.ranking_files import read_rankings
from plugins.benchmarks.files.raw_files import RawFiles
from plugins.benchmarks.ranked import ranking_problems

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from plugins.benchmarks.model import Observation, Ranking
    from plugins.diagnostics import Problem


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


def load(
    folder: Path, languages: Collection[str], cache: Path | None = None
) -> tuple[Dataset, list[Problem]]:
    """Read the data folder, and every problem of all its files; no folder is no data.

    Args:
        folder: the data folder.
        languages: those of the site, in each of which every text must be.
        cache: file to remember the content of raw files in, None to remember nothing.
    """
    catalogue, problems = read_catalogue(folder, languages)
    wanted = {name for metric in catalogue.metrics.entries.values() for name in metric.readings}
    raw_files = RawFiles(folder / "raw", wanted, cache)
    observations, wrong = read_observations(
        folder / "observations", raw_files, catalogue, languages
    )
    raw_files.remember()
    problems.extend(wrong)
    rankings, wrong = read_rankings(folder / "rankings", catalogue, languages)
    problems.extend(wrong)
    if not problems:
        # Else a figure may only be missing because its file has a mistake.
        unranked = Dataset(catalogue, observations, rankings)
        for ranking in tuple(rankings.values()):
            wrong = list(ranking_problems(ranking, unranked, folder / "rankings"))
            problems.extend(wrong)
            if wrong:
                del rankings[ranking.id]
    unusable = frozenset(path.stem for path in (folder / "rankings").glob("*.toml")) - set(rankings)
    return Dataset(catalogue, observations, rankings, unusable, not problems), problems
