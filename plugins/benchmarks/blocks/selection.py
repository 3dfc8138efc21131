"""Which figures a block shows: at most one for each subject and metric."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.benchmarks.blocks.block import Block, Item
    from plugins.benchmarks.files.dataset import Dataset
    from plugins.benchmarks.files.listing import Listing
    from plugins.benchmarks.model import Environment, Metric, Observation, Source, Subject

    Named = TypeVar("Named", Subject, Metric, Environment, Source)


@dataclass(frozen=True, slots=True)
class Selection:
    """The figures of a block by subject id and metric id; what is missing was not measured."""

    subjects: tuple[Subject, ...]
    metrics: tuple[Metric, ...]
    figures: dict[tuple[str, str], Observation]

    def column(self, metric: Metric) -> list[Observation]:
        """The figures in one metric, in the order of the subjects."""
        keys = ((subject.id, metric.id) for subject in self.subjects)
        return [self.figures[key] for key in keys if key in self.figures]

    def is_comparable(self, metric: Metric) -> bool:
        """All figures in the metric come from one environment."""
        return len({figure.environment.id for figure in self.column(metric)}) <= 1


def select(block: Block, dataset: Dataset) -> Selection | list[Problem]:
    """Find what a table or a chart asks for, or everything that is wrong with the question."""
    catalogue = dataset.catalogue
    problems = [
        *_unknown(catalogue.subjects, block, "subjects"),
        *_unknown(catalogue.metrics, block, "metrics"),
        *_unknown(catalogue.environments, block, "environment"),
        *_unknown(catalogue.sources, block, "source"),
        *_repeated(block),
    ]
    subjects = catalogue.subjects.choose(item.text for item in block.items("subjects"))
    metrics = catalogue.metrics.choose(item.text for item in block.items("metrics"))
    if problems:
        return problems
    figures: dict[tuple[str, str], Observation] = {}
    for subject in subjects:
        for metric in metrics:
            found = dataset.find(
                subject.id, metric.id, block.value("environment"), block.value("source")
            )
            if len(found) > 1:
                problems.append(_ambiguous(found, block))
            elif found:
                figures[subject.id, metric.id] = found[0]
    if not figures and not problems:
        message = f"the {block.show} has no figure at all"
        mend = "check metrics, environment and source against data/observations"
        problems.append(Problem("benchmarks/no-figure", message, block.path, block.line, mend))
    return problems or Selection(subjects, metrics, figures)


def several_sources(found: Sequence[Observation]) -> str:
    """The choices behind an ambiguous figure, in words."""
    return ", ".join(f"{figure.environment.id} ({figure.source.id})" for figure in found)


def _unknown(listing: Listing[Named], block: Block, option: str) -> list[Problem]:
    return [
        problem
        for item in block.items(option)
        for problem in listing.unknown(item.text, block.path, item.line)
    ]


def _repeated(block: Block) -> list[Problem]:
    problems = []
    for option in ("subjects", "metrics"):
        seen: set[str] = set()
        for item in block.items(option):
            if item.text in seen:
                problems.append(_twice(option, item, block))
            seen.add(item.text)
    return problems


def _twice(option: str, item: Item, block: Block) -> Problem:
    message = f'"{item.text}" is in {option} twice'
    return Problem("benchmarks/block-line", message, block.path, item.line, "remove one of them")


def _ambiguous(found: Sequence[Observation], block: Block) -> Problem:
    figure = found[0]
    message = f'"{figure.metric.id}" of "{figure.subject.id}" has {len(found)} figures'
    mend = f"add `environment:` or `source:`, there are {several_sources(found)}"
    return Problem("benchmarks/ambiguous-figure", message, block.path, block.line, mend)
