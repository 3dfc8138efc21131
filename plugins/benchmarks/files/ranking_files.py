"""Rankings from data/rankings: read, checked against the listings, resolved."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from plugins.benchmarks.files.languages import language_problems
from plugins.benchmarks.files.schema import MeasuredFile, OpinionFile, WeightedFile
from plugins.benchmarks.ranking import MeasuredRanking, OpinionRanking, WeightedRanking
from plugins.diagnostics import Problem
from plugins.diagnostics.toml_source import line_of, nearest, read_toml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from plugins.benchmarks.files.catalogue import Catalogue
    from plugins.benchmarks.files.listing import Listing
    from plugins.benchmarks.model import Environment, Metric, Source, Subject
    from plugins.benchmarks.ranking import Ranking

RankingFile = OpinionFile | MeasuredFile | WeightedFile

_FORMS: dict[str, type[RankingFile]] = {
    "opinion": OpinionFile,
    "measured": MeasuredFile,
    "weighted": WeightedFile,
}


def read_rankings(
    folder: Path, catalogue: Catalogue, languages: Collection[str]
) -> tuple[dict[str, Ranking], list[Problem]]:
    """The rankings below `folder` by id, in the order of file names, and their problems."""
    rankings: dict[str, Ranking] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        kind = _kind(path)
        if kind not in {None, *_FORMS}:
            mend = nearest(str(kind), tuple(_FORMS), "docs/authoring.md")
            line = line_of(path, ("kind",))
            problems.append(Problem("benchmarks/bad-value", f'kind: "{kind}"', path, line, mend))
            continue
        file = read_toml(path, _FORMS.get(str(kind), MeasuredFile), "benchmarks")
        if isinstance(file, list):
            problems.extend(file)
            continue
        wrong = _reference_problems(file, path, catalogue)
        problems.extend(wrong)
        problems.extend(language_problems(file, path, (), languages))
        ranking = None if wrong else _resolve(path.stem, file, catalogue)
        if ranking is not None:
            rankings[path.stem] = ranking
    return rankings, problems


def _kind(path: Path) -> object:
    """What the file says it is, None when it does not or cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig")).get("kind")
    except (OSError, ValueError, RecursionError):
        return None


def _reference_problems(file: RankingFile, path: Path, catalogue: Catalogue) -> list[Problem]:
    problems: list[Problem] = []

    def check(
        listing: Listing[Subject] | Listing[Metric] | Listing[Environment] | Listing[Source],
        key: str,
        names: Iterable[str],
    ) -> None:
        for index, name in enumerate(names):
            if listing.unknown(name, path, None):
                problems.extend(listing.unknown(name, path, line_of(path, (key, index))))

    if isinstance(file, OpinionFile):
        members = [name for group in file.order for name in group]
        check(catalogue.sources, "source", [file.source])
        for index, group in enumerate(file.order):
            for name in group:
                line = line_of(path, ("order", index))
                problems.extend(catalogue.subjects.unknown(name, path, line))
    else:
        members = list(file.subjects)
        check(catalogue.environments, "environment", [file.environment] if file.environment else [])
        check(catalogue.sources, "source", [file.source] if file.source else [])
        check(catalogue.subjects, "subjects", members)
        if isinstance(file, MeasuredFile):
            check(catalogue.metrics, "metrics", file.metrics)
        else:
            check(catalogue.subjects, "reference", [file.reference])
            for name in file.weights:
                line = line_of(path, ("weights", name))
                problems.extend(catalogue.metrics.unknown(name, path, line))
        problems.extend(_sideless(file, path, catalogue))
    for name in sorted({name for name in members if members.count(name) > 1}):
        message = f'subject "{name}" is in the ranking twice'
        problems.append(Problem("benchmarks/duplicate-id", message, path, 1, "remove one of them"))
    return problems


def _sideless(
    file: MeasuredFile | WeightedFile, path: Path, catalogue: Catalogue
) -> Iterator[Problem]:
    key = "metrics" if isinstance(file, MeasuredFile) else "weights"
    names = file.metrics if isinstance(file, MeasuredFile) else tuple(file.weights)
    for metric in catalogue.metrics.choose(names):
        if not metric.has_better_side:
            message = f'metric "{metric.id}" has no better side (direction = "none")'
            mend = "rank by metrics of which more or less is better"
            line = line_of(path, (key,))
            yield Problem("benchmarks/no-better-side", message, path, line, mend)


def _resolve(name: str, file: RankingFile, catalogue: Catalogue) -> Ranking | None:
    if isinstance(file, OpinionFile):
        source = catalogue.sources.entries.get(file.source)
        groups = tuple(catalogue.subjects.choose(group) for group in file.order)
        if source is None:
            return None
        return OpinionRanking(name, file.name, source, groups, file.caveat)
    environment = catalogue.environments.entries.get(file.environment or "")
    if file.environment and environment is None:
        return None
    if isinstance(file, WeightedFile):
        return _weighted(name, file, catalogue, environment)
    assert environment is not None  # noqa: S101 - the schema demands one
    return MeasuredRanking(
        name,
        file.name,
        environment,
        catalogue.metrics.choose(file.metrics),
        catalogue.subjects.choose(file.subjects),
        catalogue.sources.entries.get(file.source) if file.source else None,
        file.caveat,
    )


def _weighted(
    name: str, file: WeightedFile, catalogue: Catalogue, environment: Environment | None
) -> WeightedRanking | None:
    reference = catalogue.subjects.entries.get(file.reference)
    if reference is None:
        return None
    metrics = catalogue.metrics.choose(file.weights)
    return WeightedRanking(
        name,
        file.name,
        reference,
        tuple((metric, file.weights[metric.id]) for metric in metrics),
        catalogue.subjects.choose(file.subjects),
        environment,
        catalogue.sources.entries.get(file.source) if file.source else None,
        file.caveat,
    )
