"""The data pages as their templates need them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.benchmarks.blocks.citations import Citations
from plugins.benchmarks.explorer.data_pages import articles_showing
from plugins.benchmarks.explorer.history import Histories, newest_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plugins.benchmarks.blocks.citations import Citation
    from plugins.benchmarks.explorer.data_pages import DataPages, Named
    from plugins.benchmarks.explorer.exports import PageExports
    from plugins.benchmarks.explorer.history import Entry, Group
    from plugins.benchmarks.explorer.standings import RankedSubject, Standings
    from plugins.benchmarks.model import Metric, Observation, Subject

NEWEST = 50
"""Figures that the explorer shows before it is asked for any."""


@dataclass(frozen=True, slots=True)
class Counted:
    """An entry of the index: a subject or a metric, and how many figures there are."""

    id: str
    named: Named
    summary: str
    count: int


@dataclass(frozen=True, slots=True)
class ExplorerView:
    """The index of all data.

    Attributes:
        subjects: by kind.
        metrics: by the first part of their ids.
        newest: figures, the newest first.
    """

    count: int
    subjects: dict[str, list[Counted]]
    metrics: dict[str, list[Counted]]
    newest: list[Entry]
    citations: list[Citation]


@dataclass(frozen=True, slots=True)
class RankView:
    """Where a subject stands in a ranking of `ranked` subjects."""

    name: str
    kind: str
    place: RankedSubject
    ranked: int


@dataclass(frozen=True, slots=True)
class SubjectView:
    """All that is known of a subject."""

    subject: Subject
    name: str
    summary: str
    count: int
    groups: list[Group]
    ranks: list[RankView]
    articles: list[PageExports]
    citations: list[Citation]


@dataclass(frozen=True, slots=True)
class MetricView:
    """All that is known in a metric."""

    metric: Metric
    name: str
    summary: str
    count: int
    groups: list[Group]
    articles: list[PageExports]
    citations: list[Citation]


def explorer_view(pages: DataPages) -> ExplorerView:
    """Lists what there is, and the newest of it."""
    citations = _citations(pages)
    make = Histories(pages, citations)
    text = pages.edition.localised.text
    subjects: dict[str, list[Counted]] = defaultdict(list)
    for subject, figures in pages.of_subject.items():
        named, summary = pages.subjects[subject.id], text(subject.summary)
        subjects[subject.kind].append(Counted(subject.id, named, summary, len(figures)))
    metrics: dict[str, list[Counted]] = defaultdict(list)
    for metric, figures in pages.of_metric.items():
        counted = Counted(metric.id, pages.metrics[metric.id], text(metric.summary), len(figures))
        metrics[metric.id.partition(".")[0]].append(counted)
    observations = pages.dataset.observations
    newest = [make.entry(figure) for figure in newest_first(observations)[:NEWEST]]
    return ExplorerView(len(observations), subjects, metrics, newest, citations.entries)


def subject_view(
    pages: DataPages,
    subject: Subject,
    rankings: Iterable[Standings],
    exports: Sequence[PageExports],
) -> SubjectView:
    """The page of a subject."""
    citations = _citations(pages)
    text = pages.edition.localised.text
    figures = _in_order(pages.of_subject[subject], pages)
    places = ((ranking, ranking.place_of(subject.id)) for ranking in rankings)
    return SubjectView(
        subject=subject,
        name=text(subject.name),
        summary=text(subject.summary),
        count=len(figures),
        groups=Histories(pages, citations).by_metric_group(figures),
        ranks=[
            RankView(text(ranking.ranking.name), ranking.ranking.kind, place, ranking.ranked)
            for ranking, place in places
            if place
        ],
        articles=articles_showing(exports, subject=subject.id),
        citations=citations.entries,
    )


def metric_view(pages: DataPages, metric: Metric, exports: Sequence[PageExports]) -> MetricView:
    """The page of a metric."""
    citations = _citations(pages)
    text = pages.edition.localised.text
    figures = _in_order(pages.of_metric[metric], pages)
    return MetricView(
        metric=metric,
        name=text(metric.name),
        summary=text(metric.summary),
        count=len(figures),
        groups=Histories(pages, citations).by_environment(figures),
        articles=articles_showing(exports, metric=metric.id),
        citations=citations.entries,
    )


def _citations(pages: DataPages) -> Citations:
    edition = pages.edition
    return Citations(edition.localised, "page--data", edition.addresses.site_url)


def _in_order(figures: Iterable[Observation], pages: DataPages) -> list[Observation]:
    """In the order of the catalogue: one by size would compare what may not be compared."""
    places = {entry.id: place for place, entry in enumerate(pages.of_subject)}
    metrics = {entry.id: place for place, entry in enumerate(pages.of_metric)}
    return sorted(figures, key=lambda f: (places[f.subject.id], metrics[f.metric.id]))
