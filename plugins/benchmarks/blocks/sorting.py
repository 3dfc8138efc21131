"""The order of the rows of a block."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.benchmarks.model import Metric, Observation


def best_first(figures: Sequence[Observation | None], metric: Metric) -> list[int]:
    """The indices of `figures`, the best first, those without a figure last.

    A bound or a range takes the place of its worse end, which is certain; an end that nobody knows
    comes after all that are known. Equal figures stay as they were.
    """

    def worst(index: int) -> float:
        figure = figures[index]
        if figure is None:
            return math.inf
        if figure.middle is not None:
            return -figure.middle if metric.higher_is_better else figure.middle
        return -figure.known.low if metric.higher_is_better else figure.known.high

    return sorted(range(len(figures)), key=lambda i: (figures[i] is None, worst(i)))
