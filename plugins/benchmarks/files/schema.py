"""The forms that data files may take, as pydantic models: one model a file."""

from datetime import date as calendar_date
from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, PlainValidator, WithJsonSchema, model_validator

from plugins.benchmarks.interval import INTERVAL_SCHEMA, Interval, parse_interval
from plugins.benchmarks.model import (
    Entry,
    Environment,
    Identifier,
    Metric,
    RawFile,
    Source,
    Subject,
    Tool,
    UnitSymbol,
)
from plugins.benchmarks.ranking import RankingKind
from plugins.benchmarks.text import TextField

Several = Field(strict=False)
"""TOML has lists where the model has tuples."""


class SubjectsFile(Entry):
    """The form of data/subjects.toml."""

    subjects: Annotated[tuple[Subject, ...], Several] = ()


class MetricsFile(Entry):
    """The form of data/metrics.toml."""

    metrics: Annotated[tuple[Metric, ...], Several] = ()


class EnvironmentsFile(Entry):
    """The form of data/environments.toml."""

    environments: Annotated[tuple[Environment, ...], Several] = ()


class SourcesFile(Entry):
    """The form of data/sources.toml."""

    sources: Annotated[tuple[Source, ...], Several] = ()


class ObservationEntry(Entry):
    """One figure, of one subject or alike of several; a row of CSV has the same keys."""

    model_config = ConfigDict(
        json_schema_extra={
            "allOf": [
                {"oneOf": [{"required": ["subject"]}, {"required": ["subjects"]}]},
                {"oneOf": [{"required": ["value"]}, {"required": ["samples"]}]},
            ]
        }
    )

    subject: Identifier | None = None
    subjects: Annotated[tuple[Identifier, ...], Field(strict=False, min_length=1)] | None = None
    metric: Identifier
    unit: UnitSymbol
    source: Identifier
    environment: Identifier
    value: (
        Annotated[Interval, PlainValidator(parse_interval), WithJsonSchema(INTERVAL_SCHEMA)] | None
    ) = None
    samples: (
        Annotated[
            tuple[Annotated[float, Field(allow_inf_nan=False)], ...],
            Field(strict=False, min_length=1),
        ]
        | None
    ) = None
    date: calendar_date | None = None
    tool: Tool | None = None
    raw: Annotated[tuple[RawFile, ...], Several] = ()
    quote: str | None = None
    caveat: TextField | None = None

    @model_validator(mode="after")
    def _one_of_each_pair(self) -> Self:
        if (self.subject is None) == (self.subjects is None):
            raise ValueError("give exactly one of `subject` and `subjects`")
        if (self.value is None) == (self.samples is None):
            raise ValueError("give exactly one of `value` and `samples`")
        return self

    @property
    def subject_ids(self) -> tuple[str, ...]:
        """The subjects, however they were written."""
        return self.subjects or ((self.subject,) if self.subject else ())


class RunsEntry(Entry):
    """Raw output of repeated runs of the same tests, of one subject; figures are read from it.

    Without `metrics` it gives every metric that takes a reading of the files.
    """

    subject: Identifier
    raw: Annotated[tuple[RawFile, ...], Field(strict=False, min_length=1)]
    source: Identifier
    environment: Identifier
    metrics: Annotated[tuple[Identifier, ...], Field(strict=False, min_length=1)] | None = None
    date: calendar_date | None = None
    caveat: TextField | None = None


class ObservationsFile(Entry):
    """The form of data/observations/*.toml; `source` and `environment` are for all its entries."""

    source: Identifier | None = None
    environment: Identifier | None = None
    observations: Annotated[tuple[ObservationEntry, ...], Several] = ()
    runs: Annotated[tuple[RunsEntry, ...], Several] = ()

    @model_validator(mode="before")
    @classmethod
    def _hand_down_defaults(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        entries = {
            key: with_defaults(values, values[key])
            for key in ("observations", "runs")
            if isinstance(values.get(key), list)
        }
        return {**values, **entries}


def _tied(group: object) -> tuple[str, ...]:
    members = [group] if isinstance(group, str) else group
    if isinstance(members, list) and members and all(isinstance(m, str) for m in members):
        return tuple(members)
    raise ValueError('write "subject", or ["subject", "subject"] for a tie')


_IDENTIFIER_SCHEMA = {"type": "string"}
_TIED_SCHEMA = {
    "anyOf": [_IDENTIFIER_SCHEMA, {"type": "array", "items": _IDENTIFIER_SCHEMA, "minItems": 1}]
}


class OpinionFile(Entry):
    """The form of data/rankings/*.toml with kind = "opinion"; a list inside `order` is a tie."""

    kind: RankingKind
    name: TextField
    source: Identifier
    order: Annotated[
        tuple[
            Annotated[tuple[Identifier, ...], PlainValidator(_tied), WithJsonSchema(_TIED_SCHEMA)],
            ...,
        ],
        Field(strict=False, min_length=2),
    ]
    caveat: TextField | None = None


class MeasuredFile(Entry):
    """The form of data/rankings/*.toml with kind = "measured"."""

    kind: RankingKind
    name: TextField
    environment: Identifier
    source: Identifier | None = None
    metrics: Annotated[tuple[Identifier, ...], Field(strict=False, min_length=1)]
    subjects: Annotated[tuple[Identifier, ...], Field(strict=False, min_length=2)]
    caveat: TextField | None = None


class WeightedFile(Entry):
    """The form of data/rankings/*.toml with kind = "weighted"; `reference` is a subject."""

    kind: RankingKind
    name: TextField
    reference: Identifier
    weights: Annotated[
        dict[Identifier, Annotated[float, Field(gt=0, allow_inf_nan=False, strict=False)]],
        Field(min_length=1),
    ]
    subjects: Annotated[tuple[Identifier, ...], Field(strict=False, min_length=2)]
    environment: Identifier | None = None
    source: Identifier | None = None
    caveat: TextField | None = None


def with_defaults(file: dict[str, Any], entries: list[Any]) -> list[Any]:
    """The entries of an observations file, each with the file's source and environment."""
    defaults = {key: file[key] for key in ("source", "environment") if key in file}
    return [{**defaults, **entry} if isinstance(entry, dict) else entry for entry in entries]
