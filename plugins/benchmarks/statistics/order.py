"""Orders of subjects in which a rank is an interval, because figures do not decide every pair."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from plugins.benchmarks.interval import Interval

Pair = tuple[str, str]
"""Ids of two subjects, the better one first."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The place of a subject: any rank from `best` to `worst` fits what is known (1 is first)."""

    subject: str
    best: int
    worst: int


@dataclass(frozen=True, slots=True)
class Order:
    """A partial order of subjects.

    Attributes:
        standings: by best rank, then worst rank, then as the subjects were given.
        decided: the pairs whose order is known.
        unranked: subjects of which no figure is known.
    """

    standings: tuple[Standing, ...]
    decided: frozenset[Pair]
    unranked: tuple[str, ...] = ()


def opinion_order(groups: Sequence[Sequence[str]]) -> Order:
    """The order that somebody holds: groups of tied subject ids, the best group first."""
    decided = {
        (better, worse)
        for place, group in enumerate(groups)
        for better in group
        for later in groups[place + 1 :]
        for worse in later
    }
    return order_of_pairs([subject for group in groups for subject in group], decided)


def measured_order(
    figures: Mapping[str, Sequence[Interval | None]], higher_is_better: Sequence[bool]
) -> Order:
    """The order that figures prove.

    One subject is above another only if it is certainly better in at least one metric and certainly
    not worse in all others (Pareto dominance over intervals). A figure that is missing beside
    others is unknown, so it decides nothing; a subject without any figure is not ranked.

    Args:
        figures: for each subject id one interval for each metric, in one unit for each metric.
        higher_is_better: for each metric.
    """
    measured = {
        subject: [
            interval if interval is None or higher else interval.negated()
            for interval, higher in zip(row, higher_is_better, strict=True)
        ]
        for subject, row in figures.items()
        if any(interval is not None for interval in row)
    }
    decided = {
        (first, second)
        for first, second in permutations(measured, 2)
        if _dominates(measured[first], measured[second])
    }
    return order_of_pairs(list(measured), decided, [s for s in figures if s not in measured])


def _dominates(first: Sequence[Interval | None], second: Sequence[Interval | None]) -> bool:
    better = False
    for ours, theirs in zip(first, second, strict=True):
        if ours is None or theirs is None or not ours.certainly_not_below(theirs):
            return False
        better = better or ours.certainly_above(theirs)
    return better


def order_of_pairs(
    subjects: Sequence[str], decided: AbstractSet[Pair], unranked: Sequence[str] = ()
) -> Order:
    """The order that decided pairs leave.

    Args:
        subjects: ids of the ranked subjects; the earlier comes first where ranks are alike.
        decided: whoever is above another is also above all whom that one is above.
        unranked: ids of the others.
    """
    standings = [
        Standing(
            subject,
            best=1 + sum(worse == subject for _, worse in decided),
            worst=len(subjects) - sum(better == subject for better, _ in decided),
        )
        for subject in subjects
    ]
    standings.sort(key=lambda standing: (standing.best, standing.worst))
    return Order(tuple(standings), frozenset(decided), tuple(unranked))
