"""What is said of repeated runs: median, number, ends, quartiles and an interval of the median.

No mean and no standard deviation: benchmark samples are skewed and often have two humps, which the
median and the ends survive. The standard library suffices; NumPy would cost 0.2 s of every build.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median, quantiles
from typing import TYPE_CHECKING

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.statistics.median_interval import median_interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.benchmarks.statistics.median_interval import MedianInterval


@dataclass(frozen=True, slots=True)
class Summary:
    """Repeated runs of one benchmark, all in one unit.

    Attributes:
        samples: the runs in the order given.
        lower_quartile: a quarter of the way from the lowest run to the highest by rank, with linear
            interpolation between two runs: definition 7 of Hyndman and Fan (The American
            Statistician 50, 1996), which NumPy and R use unless told otherwise.
        upper_quartile: three quarters of the way.
        interval: confidence interval of the median, None where the runs are too few for one.
    """

    samples: tuple[float, ...]
    median: float
    minimum: float
    maximum: float
    lower_quartile: float
    upper_quartile: float
    interval: MedianInterval | None

    @property
    def count(self) -> int:
        """The number of runs."""
        return len(self.samples)

    @property
    def span(self) -> Interval:
        """From the lowest run to the highest."""
        return Interval(self.minimum, self.maximum)

    @property
    def interquartile_range(self) -> float:
        """The width of the middle half of the runs."""
        return self.upper_quartile - self.lower_quartile


def summarise(samples: Sequence[float]) -> Summary:
    """Summarise at least one sample.

    Raises:
        ValueError: there is no sample.
    """
    if not samples:
        raise ValueError("no samples")
    return Summary(
        tuple(samples),
        median(samples),
        min(samples),
        max(samples),
        *_quartiles(samples),
        median_interval(samples),
    )


def _quartiles(samples: Sequence[float]) -> tuple[float, float]:
    if len(samples) == 1:
        return samples[0], samples[0]
    lower, _, upper = quantiles(samples, n=4, method="inclusive")
    return lower, upper
