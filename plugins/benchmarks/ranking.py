"""The kinds of rankings: an opinion, an order that figures prove, an order by weighted score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.benchmarks.model import Environment, Metric, Source, Subject
    from plugins.benchmarks.text import Text

RankingKind = Literal["opinion", "measured", "weighted"]


@dataclass(frozen=True, slots=True)
class OpinionRanking:
    """The order that a source holds: groups of tied subjects, the best group first."""

    id: str
    name: Text
    source: Source
    groups: tuple[tuple[Subject, ...], ...]
    caveat: Text | None = None
    kind: ClassVar[RankingKind] = "opinion"
    metrics: ClassVar[tuple[Metric, ...]] = ()

    @property
    def places(self) -> tuple[Subject, ...]:
        """All that have a place, the best first."""
        return tuple(subject for group in self.groups for subject in group)


@dataclass(frozen=True, slots=True)
class MeasuredRanking:
    """The order of `subjects` that the figures of one environment prove over `metrics`."""

    id: str
    name: Text
    environment: Environment
    metrics: Sequence[Metric]
    subjects: Sequence[Subject]
    source: Source | None = None
    caveat: Text | None = None
    kind: ClassVar[RankingKind] = "measured"

    @property
    def places(self) -> tuple[Subject, ...]:
        """All that may have a place."""
        return tuple(self.subjects)


@dataclass(frozen=True, slots=True)
class WeightedRanking:
    """The order of `subjects` by a weighted mean over metrics, relative to `reference`.

    Attributes:
        weights: each metric with its weight, above zero; only their proportions count.
        environment: of all figures; None where each subject is a machine of its own.
    """

    id: str
    name: Text
    reference: Subject
    weights: Sequence[tuple[Metric, float]]
    subjects: Sequence[Subject]
    environment: Environment | None = None
    source: Source | None = None
    caveat: Text | None = None
    kind: ClassVar[RankingKind] = "weighted"

    @property
    def places(self) -> tuple[Subject, ...]:
        """All that may have a place: the subjects, and the reference if it is none of them."""
        return tuple(dict.fromkeys([*self.subjects, self.reference]))

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """Those that have a weight."""
        return tuple(metric for metric, _ in self.weights)


Ranking = OpinionRanking | MeasuredRanking | WeightedRanking
