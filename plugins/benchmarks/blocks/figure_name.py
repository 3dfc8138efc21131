"""The name of one figure within a sentence: `subject.metric` or `subject.metric@environment`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.benchmarks.ranked import several_sources
from plugins.diagnostics import Problem
from plugins.diagnostics.toml_source import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plugins.benchmarks.blocks.placeholder import FigureMark
    from plugins.benchmarks.files.dataset import Dataset
    from plugins.benchmarks.model import Observation


def find_figure(mark: FigureMark, dataset: Dataset, path: Path) -> Observation | Problem:
    """The one figure that a `bench:` link names, or why there is not exactly one.

    What follows `@` may also be a source, where one environment has figures of several.
    """

    def problem(code: str, message: str, mend: str) -> Problem:
        return Problem(f"benchmarks/{code}", message, path, mark.line, mend)

    name, _, narrowing = mark.name.partition("@")
    catalogue = dataset.catalogue
    if "." not in name:
        mend = f"write {name} with a full stop and a metric, as in {name}.disk.read"
        return problem("no-metric", f"bench:{name} names no metric", mend)
    pairs = [
        (subject, metric)
        for subject, metric in _splits(name)
        if subject in catalogue.subjects.entries and metric in catalogue.metrics.entries
    ]
    if not pairs:
        return _unknown_name(name, dataset, path, mark.line)
    environment = source = None
    if narrowing in catalogue.environments.entries:
        environment = narrowing
    elif narrowing in catalogue.sources.entries:
        source = narrowing
    elif narrowing:
        known = (*catalogue.environments.entries, *catalogue.sources.entries)
        mend = nearest(narrowing, known, "data/environments.toml")
        return problem("unknown-environment", f'no environment "{narrowing}"', mend)
    found = [f for pair in pairs for f in dataset.find(*pair, environment, source)]
    if not found:
        mend = "name another figure, or add this one to data/observations"
        return problem("no-figure", f"there is no figure {mark.name}", mend)
    if len(found) > 1:
        mend = f"write {name}@ and one of {several_sources(found)}"
        return problem("ambiguous-figure", f"{mark.name} has {len(found)} figures", mend)
    return found[0]


def _splits(name: str) -> Iterator[tuple[str, str]]:
    """Every way to cut a name at a full stop; ids may hold full stops themselves."""
    parts = name.split(".")
    for cut in range(1, len(parts)):
        yield ".".join(parts[:cut]), ".".join(parts[cut:])


def _unknown_name(name: str, dataset: Dataset, path: Path, line: int) -> Problem:
    catalogue = dataset.catalogue
    found = catalogue.subjects.unknown(name.partition(".")[0], path, line)
    for subject, metric in _splits(name):
        if subject in catalogue.subjects.entries:
            found = catalogue.metrics.unknown(metric, path, line)
            break
    if found:
        return found[0]
    # The file that would list it has a mistake, which is reported; this name may be right.
    message, mend = f"there is no figure {name}", "mend the data first"
    return Problem("benchmarks/no-figure", message, path, line, mend)
