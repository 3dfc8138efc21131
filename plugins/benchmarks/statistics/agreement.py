"""How far two orders agree: Kendall's tau over the pairs that both decide."""

from __future__ import annotations

from dataclasses import dataclass
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
