"""What is said of repeated runs: their median, their number, the lowest and the highest.

No mean and no standard deviation: benchmark samples are skewed and often have two humps, which the
median and the ends survive. The standard library suffices; NumPy would cost 0.2 s of every build.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from plugins.benchmarks.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Summary:
    """Repeated runs of one benchmark, all in one unit."""

    median: float
    minimum: float
    maximum: float
    count: int

    @property
    def span(self) -> Interval:
        """From the lowest run to the highest."""
        return Interval(self.minimum, self.maximum)


def summarise(samples: Sequence[float]) -> Summary:
    """Summarise at least one sample.

    Raises:
        ValueError: there is no sample.
    """
    if not samples:
        raise ValueError("no samples")
    return Summary(median(samples), min(samples), max(samples), len(samples))
