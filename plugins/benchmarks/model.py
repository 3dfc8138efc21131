"""The nouns of benchmark data: what is compared, by which measure, where, after whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as calendar_date
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.text import Text, TextField
from plugins.benchmarks.units import convert, unit_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.benchmarks.statistics.summary import Summary

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$")]
"""Lower-case ASCII letters and digits, hyphens and full stops inside."""

SubjectKind = Literal["hypervisor", "container", "machine", "plan", "provider", "route"]
SourceKind = Literal["measured", "paper", "vendor", "claim", "opinion"]


def _known_unit(symbol: str) -> str:
    return unit_named(symbol).symbol


UnitSymbol = Annotated[str, AfterValidator(_known_unit)]


class Entry(BaseModel):
    """A table of a data file: unknown keys and wrong types are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Subject(Entry):
    """Something that is compared."""

    id: Identifier
    kind: SubjectKind
    name: TextField
    summary: TextField | None = None


class Metric(Entry):
    """What is measured, in the unit that readers see; `precision` counts its decimals."""

    id: Identifier
    unit: UnitSymbol
    direction: Literal["higher", "lower"]
    name: TextField
    precision: Annotated[int, Field(ge=0, le=6)] = 0
    summary: TextField | None = None

    @property
    def higher_is_better(self) -> bool:
        """False where less is better, as with latency."""
        return self.direction == "higher"


class Environment(Entry):
    """The machine and the circumstances that figures were obtained in."""

    id: Identifier
    name: TextField
    cpu: str | None = None
    cores: Annotated[int, Field(gt=0)] | None = None
    memory: str | None = None
    storage: str | None = None
    system: str | None = None
    caveat: TextField | None = None


class Source(Entry):
    """Where figures or opinions come from; `address` is a URL or a path of this site."""

    id: Identifier
    kind: SourceKind
    title: TextField
    authors: Annotated[tuple[str, ...], Field(strict=False)] = ()
    date: calendar_date | None = None
    address: TextField | None = None
    licence: str | None = None
    caveat: TextField | None = None


class Tool(Entry):
    """The program that measured."""

    name: str
    version: str | None = None


class RawFile(Entry):
    """Output of a tool as it was produced: path below `data/raw/` and SHA-256 in hexadecimal."""

    file: str
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


@dataclass(frozen=True, slots=True)
class Observation:
    """What a source says of one subject in one metric.

    Attributes:
        interval: what is known, in `unit`: of repeated runs the lowest to the highest.
        runs: the repeated runs, None where the source gives one value or a bound.
        unit: symbol of the unit as recorded, which need not be that of the metric.
    """

    subject: Subject
    metric: Metric
    environment: Environment
    source: Source
    unit: str
    interval: Interval
    runs: Summary | None = None
    date: calendar_date | None = None
    tool: Tool | None = None
    raw: tuple[RawFile, ...] = ()
    quote: str | None = None
    caveat: Text | None = None

    @property
    def known(self) -> Interval:
        """The interval in the unit of the metric."""
        return Interval(self._converted(self.interval.low), self._converted(self.interval.high))

    @property
    def is_single_value(self) -> bool:
        """One number without runs or bounds around it."""
        return self.interval.low == self.interval.high and (not self.runs or self.runs.count == 1)

    @property
    def middle(self) -> float | None:
        """The median of repeated runs in the unit of the metric, None without runs."""
        return self._converted(self.runs.median) if self.runs else None

    def _converted(self, value: float) -> float:
        return convert(value, self.unit, self.metric.unit)


@dataclass(frozen=True, slots=True)
class OpinionRanking:
    """The order that a source holds: groups of tied subjects, the best group first."""

    id: str
    name: Text
    source: Source
    groups: tuple[tuple[Subject, ...], ...]
    caveat: Text | None = None


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


Ranking = OpinionRanking | MeasuredRanking
