"""Observations of any form, made in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from plugins.benchmarks.interval import Interval, parse_interval
from plugins.benchmarks.model import Environment, Metric, Observation, Source, Subject, Tool
from plugins.benchmarks.statistics.summary import summarise
from plugins.benchmarks.text import Text

if TYPE_CHECKING:
    from datetime import date

    from plugins.benchmarks.model import SubjectKind


def figure(
    value: object,
    *,
    subject: str = "kvm",
    kind: SubjectKind = "hypervisor",
    direction: Literal["higher", "lower"] = "higher",
    environment: str = "lab",
    cores: int | None = None,
    tool: tuple[str, str | None] | None = None,
    day: date | None = None,
) -> Observation:
    """A figure in MB/s; `value` is as in data files, a list being repeated runs."""
    runs = summarise(value) if isinstance(value, list) else None
    interval = runs.span if runs else value if isinstance(value, Interval) else None
    return Observation(
        subject=Subject(id=subject, kind=kind, name=Text(subject)),
        metric=Metric(id="disk.read", unit="MB/s", direction=direction, name=Text("Disk read")),
        environment=Environment(id=environment, name=Text(environment), cores=cores),
        source=Source(id="own", kind="measured", title=Text("Own")),
        unit="MB/s",
        interval=interval or parse_interval(value),
        runs=runs,
        date=day,
        tool=Tool(name=tool[0], version=tool[1]) if tool else None,
    )
