"""Rankings from data/rankings: read, checked against the listings, resolved."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from plugins.benchmarks.files.languages import language_problems
from plugins.benchmarks.files.schema import MeasuredFile, OpinionFile
from plugins.benchmarks.model import MeasuredRanking, OpinionRanking
from plugins.diagnostics import Problem
from plugins.diagnostics.toml_source import line_of, nearest, read_toml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from plugins.benchmarks.files.catalogue import Catalogue
    from plugins.benchmarks.files.listing import Listing
    from plugins.benchmarks.model import Environment, Metric, Ranking, Source, Subject


_FORMS: dict[str, type[OpinionFile | MeasuredFile]] = {
    "opinion": OpinionFile,
    "measured": MeasuredFile,
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


def _reference_problems(
    file: OpinionFile | MeasuredFile, path: Path, catalogue: Catalogue
) -> list[Problem]:
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
        check(catalogue.environments, "environment", [file.environment])
        check(catalogue.sources, "source", [file.source] if file.source else [])
        check(catalogue.metrics, "metrics", file.metrics)
        check(catalogue.subjects, "subjects", members)
    for name in sorted({name for name in members if members.count(name) > 1}):
        message = f'subject "{name}" is in the ranking twice'
        problems.append(Problem("benchmarks/duplicate-id", message, path, 1, "remove one of them"))
    return problems


def _resolve(name: str, file: OpinionFile | MeasuredFile, catalogue: Catalogue) -> Ranking | None:
    if isinstance(file, OpinionFile):
        source = catalogue.sources.entries.get(file.source)
        groups = tuple(catalogue.subjects.choose(group) for group in file.order)
        if source is None:
            return None
        return OpinionRanking(name, file.name, source, groups, file.caveat)
    environment = catalogue.environments.entries.get(file.environment)
    if environment is None:
        return None
    return MeasuredRanking(
        name,
        file.name,
        environment,
        catalogue.metrics.choose(file.metrics),
        catalogue.subjects.choose(file.subjects),
        catalogue.sources.entries.get(file.source) if file.source else None,
        file.caveat,
    )
