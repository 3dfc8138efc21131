"""Which metric takes which reading of raw files, and metrics for readings that none takes."""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.benchmarks.units import UnitError, convert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plugins.benchmarks.model import Metric
    from plugins.benchmarks.readers.reading import RawRun, Reading

_FAMILIES = (
    ("B/s", "MB/s", "GB/s"),
    ("KiB/s", "MiB/s", "GiB/s"),
    ("bit/s", "kbit/s", "Mbit/s", "Gbit/s"),
    ("ns", "us", "ms", "s"),
)


@dataclass(frozen=True, slots=True)
class Match:
    """A reading, as repeated files of one call have it, and the metrics that take it.

    Attributes:
        reading: of the first file that has it.
        samples: of all files in their order, in the unit of the reading.
        judgements: of all files, for a reading that is no quantity.
        metrics: those that name the reading.
    """

    reading: Reading
    samples: tuple[float, ...]
    judgements: tuple[str, ...]
    metrics: tuple[Metric, ...]

    @property
    def readable_unit(self) -> str:
        """The unit of a metric for it: the largest of its kind in which the median is 1 or more.

        Tools print `B/s` and `ns`, which nobody reads in a table.
        """
        unit = self.reading.unit
        family = next((one for one in _FAMILIES if unit in one), (unit,))
        if not self.samples:
            return unit
        middle = statistics.median(self.samples)
        fitting = [one for one in family if abs(convert(middle, unit, one)) >= 1]
        return fitting[-1] if fitting else unit

    @property
    def precision(self) -> int:
        """Decimals that show three digits of the median in that unit, none of whole numbers."""
        values = [convert(value, self.reading.unit, self.readable_unit) for value in self.samples]
        if all(value.is_integer() for value in values):
            return 0
        middle = abs(statistics.median(values))
        digits = math.floor(math.log10(middle)) + 1 if middle else 1
        return min(6, max(0, 3 - digits))

    def figure(self, unit: str, precision: int) -> str:
        """The median with its unit, and from what to what the samples go."""
        if not self.samples:
            return " / ".join(dict.fromkeys(self.judgements))
        try:
            values = [convert(value, self.reading.unit, unit) for value in self.samples]
        except UnitError as error:
            return str(error)
        middle = f"{statistics.median(values):,.{precision}f} {unit}"
        if len(values) == 1:
            return middle
        ends = f"{min(values):,.{precision}f} to {max(values):,.{precision}f}"
        return f"{middle} (median of {len(values)}, {ends})"


def match(runs: Sequence[RawRun], takers: Mapping[str, Sequence[Metric]]) -> list[Match]:
    """Every reading of some files with its metrics, in the order of the files.

    Args:
        runs: the files.
        takers: metrics by the names of readings that they take.
    """
    first: dict[str, Reading] = {}
    samples: dict[str, list[float]] = defaultdict(list)
    judgements: dict[str, list[str]] = defaultdict(list)
    for run in runs:
        for reading in run.readings:
            first.setdefault(reading.name, reading)
            samples[reading.name] += reading.samples
            judgements[reading.name] += [reading.judgement] if reading.judgement else []
    return [
        Match(reading, tuple(samples[name]), tuple(judgements[name]), tuple(takers.get(name, ())))
        for name, reading in first.items()
    ]


def takers_of(metrics: Iterable[Metric]) -> dict[str, list[Metric]]:
    """Metrics by the names of readings that they take."""
    takers: dict[str, list[Metric]] = defaultdict(list)
    for metric in metrics:
        for name in metric.readings:
            takers[name].append(metric)
    return takers


def has_side(reading: Reading) -> bool:
    """Whether a reading is a judgement, or a quantity of which one side is better."""
    return (reading.unit == "class") == (reading.direction == "none")


def lacking(
    runs: Iterable[RawRun], takers: Mapping[str, Sequence[Metric]], *, every: bool
) -> frozenset[str]:
    """Names of readings that get a metric of their own.

    Those of files of which no metric takes anything; with `every` all that no metric takes. A
    quantity without a better side, such as the length of a route, gets one only with `every`, or
    where its file holds nothing else.
    """
    names: set[str] = set()
    for run in runs:
        free = [one for one in run.readings if one.name not in takers]
        telling = free if every else [one for one in free if has_side(one)]
        if every or len(free) == len(run.readings):
            names |= {one.name for one in telling or free}
    return frozenset(names)
