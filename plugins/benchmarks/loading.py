"""All data files of the site: read, resolved, and checked for rankings that can be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.benchmarks.files.catalogue import read_catalogue
from plugins.benchmarks.files.dataset import Dataset
from plugins.benchmarks.files.observations import read_observations
from plugins.benchmarks.files.ranking_files import read_rankings
from plugins.benchmarks.files.raw_files import RawFiles
from plugins.benchmarks.ranked import ranking_problems

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from plugins.diagnostics import Problem


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
