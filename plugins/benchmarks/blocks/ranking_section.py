"""Rankings side by side, and how far they agree, as their template needs them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from plugins.benchmarks.blocks.ranking_view import ranking_view
from plugins.benchmarks.ranked import rank
from plugins.benchmarks.statistics.agreement import agreement
from plugins.diagnostics import Problem
from plugins.diagnostics.toml_source import nearest

if TYPE_CHECKING:
    from plugins.benchmarks.blocks.block import Block
    from plugins.benchmarks.blocks.citations import Citations
    from plugins.benchmarks.blocks.localised import Localised
    from plugins.benchmarks.blocks.ranking_view import RankingView
    from plugins.benchmarks.files.dataset import Dataset
    from plugins.benchmarks.ranking import Ranking


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
        rankings.append(dataset.rankings[item.text])
    return rankings, problems


def build_section(
    rankings: list[Ranking], dataset: Dataset, localised: Localised, citations: Citations
) -> RankingSection:
    """Rank the subjects of each ranking and compare the orders."""
    ranked = [rank(ranking, dataset) for ranking in rankings]
    views = [ranking_view(one, localised, citations) for one in ranked]
    agreements = []
    for first, second in combinations(range(len(views)), 2):
        both = agreement(ranked[first].order, ranked[second].order)
        tau = "" if both.tau is None else localised.coefficient(both.tau)
        names = views[first].name, views[second].name
        agreements.append(AgreementView(*names, both.same, both.decided, tau))
    return RankingSection(tuple(views), tuple(agreements))
