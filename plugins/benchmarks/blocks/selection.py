"""Which figures a block shows: at most one for each subject and metric."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from plugins.benchmarks.blocks.sorting import best_first
from plugins.benchmarks.comparability import differences
from plugins.benchmarks.ranked import several_sources
from plugins.diagnostics import Problem
from plugins.diagnostics.toml_source import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.benchmarks.blocks.block import Block, Item
    from plugins.benchmarks.comparability import Difference
    from plugins.benchmarks.files.dataset import Dataset
    from plugins.benchmarks.files.listing import Listing
    from plugins.benchmarks.model import Environment, Metric, Observation, Source, Subject

    Named = TypeVar("Named", Subject, Metric, Environment, Source)


@dataclass(frozen=True, slots=True)
class Selection:
    """The figures of a block by subject id and metric id; what is missing was not measured.

    Attributes:
        reference: the subject that the others are related to, None for none.
        references: its figures by metric id.
        precision: decimals of every figure, None for those of its metric.
    """

    subjects: tuple[Subject, ...]
    metrics: tuple[Metric, ...]
    figures: dict[tuple[str, str], Observation]
    reference: Subject | None = None
    references: dict[str, Observation] = field(default_factory=dict)
    precision: int | None = None

    @property
    def observations(self) -> tuple[Observation, ...]:
        """Every figure once, subject by subject, then those that are only related to."""
        shown = [
            self.figures[subject.id, metric.id]
            for subject in self.subjects
            for metric in self.metrics
            if (subject.id, metric.id) in self.figures
        ]
        related = [f for f in self.references.values() if not any(f is figure for figure in shown)]
        return (*shown, *related)

    def column(self, metric: Metric) -> list[Observation]:
        """The figures in one metric, in the order of the subjects."""
        keys = ((subject.id, metric.id) for subject in self.subjects)
        return [self.figures[key] for key in keys if key in self.figures]

    def differences(self, metric: Metric) -> tuple[Difference, ...]:
        """What keeps the figures in a metric from being compared with one another."""
        return differences([*self.column(metric), *self._reference(metric)])

    def decimals(self, metric: Metric) -> int:
        """How many decimals the figures in a metric have."""
        return metric.precision if self.precision is None else self.precision

    def _reference(self, metric: Metric) -> list[Observation]:
        return [self.references[metric.id]] if metric.id in self.references else []


def select(block: Block, dataset: Dataset) -> Selection | list[Problem]:
    """Find what a block asks for, or everything that is wrong with the question."""
    catalogue = dataset.catalogue
    problems = unknown_names(block, dataset)
    subjects, metrics, wrong = _asked(block, dataset)
    problems.extend(wrong)
    if problems:
        return problems
    figures: dict[tuple[str, str], Observation] = {}
    references: dict[str, Observation] = {}
    reference = catalogue.subjects.entries.get(block.value("reference") or "")
    for metric in metrics:
        for subject in dict.fromkeys([*subjects, *([reference] if reference else [])]):
            found = _find(block, dataset, subject, metric)
            if len(found) > 1:
                problems.append(_ambiguous(found, block))
            elif found and subject == reference:
                references[metric.id] = found[0]
            if len(found) == 1 and subject in subjects:
                figures[subject.id, metric.id] = found[0]
    if not figures and not problems:
        message = f"the {block.show} has no figure at all"
        mend = "check metrics, environment and source against data/observations"
        problems.append(Problem("benchmarks/no-figure", message, block.path, block.line, mend))
    order = _order(block, metrics, problems)
    if problems:
        return problems
    if order:
        ranked = best_first([figures.get((subject.id, order.id)) for subject in subjects], order)
        subjects = tuple(subjects[index] for index in ranked)
    return Selection(subjects, metrics, figures, reference, references, block.precision)


def _order(block: Block, metrics: Sequence[Metric], problems: list[Problem]) -> Metric | None:
    item = block.item("sort")
    if item is None:
        return None
    known = {metric.id: metric for metric in metrics if metric.has_better_side}
    if item.text not in known:
        message = f'`sort` names "{item.text}", which is no quantity of this {block.show}'
        mend = nearest(item.text, tuple(known), "the line `metrics:` of the block")
        problems.append(Problem("benchmarks/block-line", message, block.path, item.line, mend))
    return known.get(item.text)


def _find(
    block: Block, dataset: Dataset, subject: Subject, metric: Metric
) -> tuple[Observation, ...]:
    if not block.items("raw"):
        return dataset.find(
            subject.id, metric.id, block.value("environment"), block.value("source"), block.date
        )
    history = dataset.history(subject.id, metric.id)
    return tuple(f for f in history if fits(f, block, "raw", "environment", "source"))


def fits(figure: Observation, block: Block, *options: str) -> bool:
    """Whether a figure is among those that these options of a block leave, and of its day."""
    held = {
        "subjects": {figure.subject.id},
        "metrics": {figure.metric.id},
        "raw": {raw.file for raw in figure.raw},
        "environment": {figure.environment.id},
        "source": {figure.source.id},
    }
    named = {option: {item.text for item in block.items(option)} for option in options}
    fitting = all(not names or names & held[option] for option, names in named.items())
    return fitting and block.date in {None, figure.date}


def _asked(
    block: Block, dataset: Dataset
) -> tuple[tuple[Subject, ...], tuple[Metric, ...], list[Problem]]:
    """Subjects and metrics that the block names, or those of the raw files that it names."""
    catalogue = dataset.catalogue
    files: dict[str, list[Observation]] = {item.text: [] for item in block.items("raw")}
    for figure in dataset.observations if files else ():
        for raw in figure.raw:
            files.get(raw.file, []).append(figure)
    problems = [
        _unread_raw(item, dataset, block) for item in block.items("raw") if not files[item.text]
    ]
    figures = [figure for found in files.values() for figure in found]
    held = {figure.metric for figure in figures}
    subjects = catalogue.subjects.choose(item.text for item in block.items("subjects"))
    metrics = catalogue.metrics.choose(item.text for item in block.items("metrics"))
    return (
        subjects or tuple(dict.fromkeys(figure.subject for figure in figures)),
        metrics or tuple(m for m in catalogue.metrics.entries.values() if m in held),
        problems,
    )


def _unread_raw(item: Item, dataset: Dataset, block: Block) -> Problem:
    known = sorted({raw.file for figure in dataset.observations for raw in figure.raw})
    message = f'no figure comes from the raw file "{item.text}"'
    mend = nearest(item.text, known, "data/observations; `inv import-benchmark` files new ones")
    return Problem("benchmarks/unknown-raw", message, block.path, item.line, mend)


def unknown_names(block: Block, dataset: Dataset) -> list[Problem]:
    """Every name in a block that data do not know, or that it gives twice."""
    catalogue = dataset.catalogue
    return [
        *_unknown(catalogue.subjects, block, "subjects"),
        *_unknown(catalogue.metrics, block, "metrics"),
        *_unknown(catalogue.environments, block, "environment"),
        *_unknown(catalogue.sources, block, "source"),
        *_unknown(catalogue.sources, block, "sources"),
        *_unknown(catalogue.subjects, block, "reference"),
        *_repeated(block),
    ]


def _unknown(listing: Listing[Named], block: Block, option: str) -> list[Problem]:
    return [
        problem
        for item in block.items(option)
        for problem in listing.unknown(item.text, block.path, item.line)
    ]


def _repeated(block: Block) -> list[Problem]:
    problems = []
    for option in ("subjects", "metrics", "raw", "sources"):
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
