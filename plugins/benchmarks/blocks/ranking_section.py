"""Rankings side by side, and how far they agree, as their template needs them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from plugins.benchmarks.blocks.selection import several_sources
from plugins.benchmarks.blocks.table import Cell, Column, cell, column
from plugins.benchmarks.model import OpinionRanking
from plugins.benchmarks.statistics.agreement import agreement
from plugins.benchmarks.statistics.order import Order, Standing, measured_order, opinion_order
from plugins.diagnostics import Problem
from plugins.diagnostics.toml_source import nearest

if TYPE_CHECKING:
    from plugins.benchmarks.blocks.block import Block
    from plugins.benchmarks.blocks.citations import Citation, Citations
    from plugins.benchmarks.blocks.localised import Localised
    from plugins.benchmarks.files.dataset import Dataset
    from plugins.benchmarks.model import (
        MeasuredRanking,
        Observation,
        Ranking,
        Subject,
        WeightedRanking,
    )

    FigureRanking = MeasuredRanking | WeightedRanking

Figures = dict[tuple[str, str], "Observation"]


@dataclass(frozen=True, slots=True)
class Place:
    """A subject, its rank from `best` to `worst`, and the figures that it rests on."""

    name: str
    best: int
    worst: int
    cells: tuple[Cell | None, ...]
    id: str


@dataclass(frozen=True, slots=True)
class RankingView:
    """One ranking; `columns` are empty for an opinion."""

    kind: Literal["opinion", "measured"]
    name: str
    caveat: str
    columns: tuple[Column, ...]
    places: tuple[Place, ...]
    unranked: tuple[str, ...]
    citations: tuple[Citation, ...]

    @property
    def has_ties(self) -> bool:
        """Some rank is an interval."""
        return any(place.best != place.worst for place in self.places)


@dataclass(frozen=True, slots=True)
class AgreementView:
    """Two rankings by name; `tau` is "" if they decide no pair in common."""

    first: str
    second: str
    same: int
    decided: int
    tau: str


@dataclass(frozen=True, slots=True)
class RankingSection:
    """The rankings of a block, and the agreement of each two."""

    rankings: tuple[RankingView, ...]
    agreements: tuple[AgreementView, ...]


def choose_rankings(block: Block, dataset: Dataset) -> tuple[list[Ranking], list[Problem]]:
    """The rankings that a block names, and everything that is wrong with them."""
    problems: list[Problem] = []
    rankings: list[Ranking] = []
    for item in block.items("rankings"):
        if item.text in dataset.unusable:
            continue
        if item.text not in dataset.rankings:
            message = f'no ranking "{item.text}"'
            mend = nearest(item.text, tuple(dataset.rankings), "data/rankings")
            problems.append(
                Problem("benchmarks/unknown-ranking", message, block.path, item.line, mend)
            )
            continue
        ranking = dataset.rankings[item.text]
        rankings.append(ranking)
        problems.extend(_ambiguities(ranking, dataset, block))
    return rankings, problems


def build_section(
    rankings: list[Ranking], dataset: Dataset, localised: Localised, citations: Citations
) -> RankingSection:
    """Rank the subjects of each ranking and compare the orders."""
    views: list[RankingView] = []
    orders: list[Order] = []
    for ranking in rankings:
        order, figures = order_of(ranking, dataset)
        if isinstance(ranking, OpinionRanking):
            views.append(_opinion(ranking, order, localised, citations))
        else:
            views.append(_measured(ranking, order, figures, localised, citations))
        orders.append(order)
    agreements = []
    for first, second in combinations(range(len(views)), 2):
        both = agreement(orders[first], orders[second])
        tau = "" if both.tau is None else localised.coefficient(both.tau)
        names = views[first].name, views[second].name
        agreements.append(AgreementView(*names, both.same, both.decided, tau))
    return RankingSection(tuple(views), tuple(agreements))


def order_of(ranking: Ranking, dataset: Dataset) -> tuple[Order, Figures]:
    """The order that a source holds or that figures prove, and those figures."""
    if isinstance(ranking, OpinionRanking):
        return opinion_order([[s.id for s in group] for group in ranking.groups]), {}
    figures = _figures(ranking, dataset)
    return rank(ranking, figures), figures


def rank(ranking: FigureRanking, figures: Figures) -> Order:
    """The order that the figures prove."""
    rows = {
        subject.id: [
            figures[subject.id, metric.id].known if (subject.id, metric.id) in figures else None
            for metric in ranking.metrics
        ]
        for subject in ranking.subjects
    }
    return measured_order(rows, [metric.higher_is_better for metric in ranking.metrics])


def _figures(ranking: FigureRanking, dataset: Dataset) -> Figures:
    source = ranking.source.id if ranking.source else None
    environment = ranking.environment.id if ranking.environment else None
    return {
        (subject.id, metric.id): found[0]
        for subject in ranking.subjects
        for metric in ranking.metrics
        if (found := dataset.find(subject.id, metric.id, environment, source))
    }


def _ambiguities(ranking: Ranking, dataset: Dataset, block: Block) -> list[Problem]:
    if isinstance(ranking, OpinionRanking) or ranking.source:
        return []
    problems = []
    for subject in ranking.subjects:
        for metric in ranking.metrics:
            environment = ranking.environment.id if ranking.environment else None
            found = dataset.find(subject.id, metric.id, environment)
            if len(found) > 1:
                message = f'ranking "{ranking.id}": several figures, {several_sources(found)}'
                mend = f"add `source = …` to data/rankings/{ranking.id}.toml"
                problems.append(
                    Problem("benchmarks/ambiguous-figure", message, block.path, block.line, mend)
                )
    return problems


def _opinion(
    ranking: OpinionRanking, order: Order, localised: Localised, citations: Citations
) -> RankingView:
    names = {s.id: localised.text(s.name) for group in ranking.groups for s in group}
    places = (Place(names[s.subject], s.best, s.worst, (), s.subject) for s in order.standings)
    return RankingView(
        kind="opinion",
        name=localised.text(ranking.name),
        caveat=localised.text(ranking.caveat),
        columns=(),
        places=tuple(places),
        unranked=(),
        citations=(citations.cite_source(ranking.source),),
    )


def _measured(
    ranking: FigureRanking,
    order: Order,
    figures: Figures,
    localised: Localised,
    citations: Citations,
) -> RankingView:
    subjects = {subject.id: subject for subject in ranking.subjects}
    cited: dict[int, Citation] = {}

    def filled(subject: Subject, metric_id: str) -> Cell | None:
        figure = figures.get((subject.id, metric_id))
        if figure is None:
            return None
        citation = citations.cite(figure)
        cited[citation.number] = citation
        return cell(figure, localised.figure(figure), citation)

    def place(standing: Standing) -> Place:
        subject = subjects[standing.subject]
        cells = tuple(filled(subject, metric.id) for metric in ranking.metrics)
        return Place(localised.text(subject.name), standing.best, standing.worst, cells, subject.id)

    places = tuple(place(standing) for standing in order.standings)
    return RankingView(
        kind="measured",
        name=localised.text(ranking.name),
        caveat=localised.text(ranking.caveat),
        columns=tuple(column(metric, localised) for metric in ranking.metrics),
        places=places,
        unranked=tuple(localised.text(subjects[name].name) for name in order.unranked),
        citations=tuple(cited.values()),
    )
