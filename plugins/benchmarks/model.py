"""The nouns of benchmark data: what is compared, by which measure, where, after whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as calendar_date
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.readers.reading import Direction, Note
from plugins.benchmarks.text import Text, TextField
from plugins.benchmarks.units import UNITS, canonical_symbol, convert, unit_named

if TYPE_CHECKING:
    from plugins.benchmarks.statistics.evidence import Figure
    from plugins.benchmarks.statistics.summary import Summary

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$")]
"""Lower-case ASCII letters and digits, hyphens and full stops inside."""

SubjectKind = Literal["hypervisor", "container", "machine", "plan", "provider", "route"]
SourceKind = Literal["measured", "paper", "vendor", "claim", "opinion"]


def _known_unit(symbol: str) -> str:
    return unit_named(symbol).symbol


UnitSymbol = Annotated[
    str, AfterValidator(_known_unit), WithJsonSchema({"type": "string", "enum": list(UNITS)})
]


class Entry(BaseModel):
    """A table of a data file: unknown keys and wrong types are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Subject(Entry):
    """Something that is compared."""

    id: Identifier
    kind: SubjectKind
    name: TextField
    summary: TextField | None = None

    @property
    def brings_its_machine(self) -> bool:
        """What is bought comes with the machine that it runs on; a technology does not."""
        return self.kind in {"plan", "provider", "route"}


class Metric(Entry):
    """What is measured, in the unit that readers see; `precision` counts its decimals.

    `readings` are the names of what tools print that are this metric; a metric of unit `class` is
    no quantity but what a tool makes of something, and has no better side.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"unit": {"const": "class"}}, "required": ["unit"]},
            "then": {"properties": {"direction": {"const": "none"}}},
        }
    )

    id: Identifier
    unit: UnitSymbol
    direction: Direction
    name: TextField
    precision: Annotated[int, Field(ge=0, le=6)] = 0
    readings: Annotated[tuple[Identifier, ...], Field(strict=False)] = ()
    summary: TextField | None = None

    @model_validator(mode="after")
    def _class_has_no_direction(self) -> Self:
        if self.is_judgement and self.has_better_side:
            raise ValueError('unit = "class" needs direction = "none"')
        return self

    @property
    def higher_is_better(self) -> bool:
        """False where less is better, as with latency."""
        return self.direction == "higher"

    @property
    def has_better_side(self) -> bool:
        """False of a judgement, and of what is neither good nor bad, as the number of hops."""
        return self.direction != "none"

    @property
    def is_judgement(self) -> bool:
        """What a tool makes of something, in words, and no quantity."""
        return self.unit == "class"


class Environment(Entry):
    """The machine and the circumstances that figures were obtained in."""

    id: Identifier
    name: TextField
    cpu: str | None = None
    cores: Annotated[int, Field(gt=0)] | None = None
    memory: str | None = None
    storage: str | None = None
    system: str | None = None
    virtualisation: str | None = None
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

    @property
    def full_name(self) -> str:
        """Name and version, as far as that is known: `fio 3.33`."""
        return f"{self.name} {self.version or ''}".strip()


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
        judgement: what a tool makes of it, where the metric is no quantity; else "".
        notes: what its reader has to know of the run.
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
    judgement: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def known(self) -> Interval:
        """The interval in the unit of the metric."""
        return Interval(self._converted(self.interval.low), self._converted(self.interval.high))

    @property
    def evidence(self) -> Figure:
        """The runs, or the bound or range, in the unit of the metric.

        A single value counts as a single run: nothing is known of its spread.
        """
        if self.runs:
            return self.points
        return (self.known.low,) if self.known.form == "point" else self.known

    @property
    def middle(self) -> float | None:
        """The median of repeated runs in the unit of the metric, None without runs."""
        return self._converted(self.runs.median) if self.runs else None

    @property
    def value(self) -> float | None:
        """The one number that stands for the figure, in the unit of the metric.

        Of repeated runs the median; None of a bound and a range, whose limits and middle are no
        value.
        """
        if self.runs is None and self.interval.form == "point":
            return self.known.low
        return self.middle

    @property
    def known_since(self) -> calendar_date | None:
        """Its day, or that of its source where nobody says; None where neither is known."""
        return self.date or self.source.date

    @property
    def points(self) -> tuple[float, ...]:
        """Every repeated run in the unit of the metric, as recorded; empty without runs."""
        return tuple(self._converted(value) for value in self.runs.samples) if self.runs else ()

    @property
    def median_interval(self) -> Interval | None:
        """The confidence interval of the median, in the unit of the metric; None of few runs."""
        found = self.runs.interval if self.runs else None
        return Interval(self._converted(found.low), self._converted(found.high)) if found else None

    @property
    def canonical(self) -> Interval:
        """The interval in the canonical unit of its dimension (byte/s, s, ratio, …)."""
        symbol = canonical_symbol(self.unit)
        ends = (convert(end, self.unit, symbol) for end in (self.interval.low, self.interval.high))
        return Interval(*ends)

    def _converted(self, value: float) -> float:
        return convert(value, self.unit, self.metric.unit)
