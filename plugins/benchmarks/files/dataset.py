"""All benchmark data of the site, loaded, checked and resolved."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plugins.benchmarks.files.catalogue import Catalogue, read_catalogue
from plugins.benchmarks.files.observations import read_observations
from plugins.benchmarks.files.ranking_files import read_rankings

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
        unusable: ids of rankings whose files have problems of their own.
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
        self, subject: str, metric: str, environment: str | None = None, source: str | None = None
    ) -> tuple[Observation, ...]:
        """The figures of one subject in one metric, narrowed to an environment and a source."""
        return tuple(
            observation
            for observation in self._cells.get((subject, metric), ())
            if environment in {None, observation.environment.id}
            and source in {None, observation.source.id}
        )


def load(folder: Path, languages: Collection[str]) -> tuple[Dataset, list[Problem]]:
    """Read the data folder, and every problem of all its files; no folder is no data.

    Args:
        folder: the data folder.
        languages: those of the site, in each of which every text must be.
    """
    catalogue, problems = read_catalogue(folder, languages)
    observations, wrong = read_observations(
        folder / "observations", folder / "raw", catalogue, languages
    )
    problems.extend(wrong)
    rankings, wrong = read_rankings(folder / "rankings", catalogue, languages)
    problems.extend(wrong)
    unusable = frozenset(path.stem for path in (folder / "rankings").glob("*.toml")) - set(rankings)
    return Dataset(catalogue, observations, rankings, unusable, not problems), problems
