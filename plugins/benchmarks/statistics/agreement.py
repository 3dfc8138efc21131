"""How far two orders agree: Kendall's tau over the pairs that both decide."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.benchmarks.statistics.order import Order


@dataclass(frozen=True, slots=True)
class Agreement:
    """Pairs of subjects that both orders decide.

    Attributes:
        same: pairs that stand alike in both orders.
        decided: all pairs that both orders decide.
    """

    same: int
    decided: int

    @property
    def tau(self) -> float | None:
        """From -1 (opposite) to 1 (alike); None without a pair that both decide.

        Without ties this is Kendall's tau (Biometrika 30, 1938); undecided pairs are left out, as
        in the gamma of Goodman and Kruskal (JASA 49, 1954), since they speak neither for nor
        against.
        """
        return (2 * self.same - self.decided) / self.decided if self.decided else None


def agreement(first: Order, second: Order) -> Agreement:
    """Compare two orders of the same or overlapping subjects."""
    same = len(first.decided & second.decided)
    opposite = sum((worse, better) in second.decided for better, worse in first.decided)
    return Agreement(same, same + opposite)


def exact_p_value(first: Order, second: Order) -> float | None:
    """How often two orders of the same subjects agree or disagree at least so much by chance.

    Two-sided, by counting the permutations with so few inversions (Kendall, Biometrika 30, 1938);
    None unless both orders rank the same subjects and decide every pair.
    """
    subjects = {standing.subject for standing in first.standings}
    pairs = math.comb(len(subjects), 2)
    complete = len(first.decided) == len(second.decided) == pairs
    if not complete or subjects != {standing.subject for standing in second.standings}:
        return None
    same = agreement(first, second).same
    tail = sum(_inversions(len(subjects))[: min(same, pairs - same) + 1])
    return min(1.0, 2 * tail / math.factorial(len(subjects)))


def _inversions(length: int) -> list[int]:
    """How many permutations have 0, 1, 2 ... inversions: each element adds 0 up to its place."""
    counts = [1]
    for place in range(1, length):
        sums = [0, *accumulate(counts + [0] * place)]
        counts = [
            sums[number + 1] - sums[max(0, number - place)] for number in range(len(counts) + place)
        ]
    return counts
