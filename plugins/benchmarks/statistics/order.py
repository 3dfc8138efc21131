"""Orders of subjects in which a rank is an interval, because figures do not decide every pair."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from plugins.benchmarks.statistics.evidence import (
    has_few_runs,
    is_rare,
    separation_chance,
    span,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from plugins.benchmarks.interval import Interval
    from plugins.benchmarks.statistics.evidence import Figure

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
    figures: Mapping[str, Sequence[Figure | None]], higher_is_better: Sequence[bool]
) -> Order:
    """The order that figures bear out.

    One subject is above another if it is better in at least one metric and not worse in all others
    (Pareto dominance), where the whole span of its runs, or its bound, has to be so. Runs that are
    fully apart may be so by chance: each metric needs runs enough for that to be rare, for all
    pairs together. A figure that is missing beside others is unknown, so it decides nothing; a
    subject without any figure is not ranked.

    Args:
        figures: for each subject id one figure for each metric, in one unit for each metric.
        higher_is_better: for each metric.
    """
    measured = {s: row for s, row in figures.items() if any(figure is not None for figure in row)}
    chances = {
        pair: chance
        for pair in combinations(measured, 2)
        if (chance := _greatest_chance(measured[pair[0]], measured[pair[1]])) is not None
    }
    # Where nothing is left to chance there is no error to share out.
    at_stake = sum(chance > 0 for chance in chances.values())
    decided = {
        (first, second)
        for pair, chance in chances.items()
        if is_rare(chance, at_stake)
        for first, second in permutations(pair)
        if _dominates(measured[first], measured[second], higher_is_better)
    }
    unranked = [subject for subject in figures if subject not in measured]
    return order_of_pairs(list(measured), closed(decided), unranked)


def _greatest_chance(
    first: Sequence[Figure | None], second: Sequence[Figure | None]
) -> float | None:
    """Of full separation in one metric; None where a figure is missing or has too few runs."""
    chances = [0.0]
    for ours, theirs in zip(first, second, strict=True):
        if ours is None or theirs is None or has_few_runs(ours) or has_few_runs(theirs):
            return None
        chances.append(separation_chance(ours, theirs))
    return max(chances)


def _dominates(
    first: Sequence[Figure | None],
    second: Sequence[Figure | None],
    higher_is_better: Sequence[bool],
) -> bool:
    pairs = [
        _better_first(ours, theirs, higher)
        for ours, theirs, higher in zip(first, second, higher_is_better, strict=True)
        if ours is not None and theirs is not None
    ]
    return all(better.certainly_not_below(worse) for better, worse in pairs) and any(
        better.certainly_above(worse) for better, worse in pairs
    )


def _better_first(ours: Figure, theirs: Figure, higher: bool) -> tuple[Interval, Interval]:
    """Both spans, the greater being the better one."""
    spans = span(ours), span(theirs)
    return spans if higher else (spans[0].negated(), spans[1].negated())


def closed(decided: AbstractSet[Pair]) -> frozenset[Pair]:
    """Pairs and what follows from them: who is above one is above all whom that one is above.

    Pairs that hold together at some confidence bear out their consequences at the same.
    """
    below: dict[str, set[str]] = {}
    for better, worse in decided:
        below.setdefault(better, set()).add(worse)
    # Warshall, Journal of the ACM 9 (1962).
    for middle, under in below.items():
        for others in below.values():
            if middle in others:
                others.update(under)
    return frozenset((better, worse) for better, found in below.items() for worse in found)


def order_of_pairs(
    subjects: Sequence[str], decided: AbstractSet[Pair], unranked: Sequence[str] = ()
) -> Order:
    """The order that decided pairs leave.

    Args:
        subjects: ids of the ranked subjects; the earlier comes first where ranks are alike.
        decided: whoever is above another is also above all whom that one is above.
        unranked: ids of the others.
    """
    above = Counter(worse for _, worse in decided)
    below = Counter(better for better, _ in decided)
    standings = [
        Standing(subject, best=1 + above[subject], worst=len(subjects) - below[subject])
        for subject in subjects
    ]
    standings.sort(key=lambda standing: (standing.best, standing.worst))
    return Order(tuple(standings), frozenset(decided), tuple(unranked))
