"""Whether figures may be compared: what differs between them besides their subjects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.benchmarks.model import Observation
    from plugins.benchmarks.readers.reading import Note

Difference = Literal["environment", "cores", "tool", "version", "way"]
"""Circumstances that differ; `version` is the major version of one tool, `way` how it measured."""

_WAYS: frozenset[Note] = frozenset({"buffered", "sender-side", "fixed-rate"})
"""Notes that make a figure another quantity, not only a worse one."""

_NUMBER = re.compile(r"\d+")


def differences(figures: Sequence[Observation]) -> tuple[Difference, ...]:
    """What keeps figures of one metric from being compared; empty where nothing does.

    What is bought comes with its machine, so plans, providers and routes may differ in environment
    and cores: that is the comparison. Technologies may not. Where nobody recorded the tool or its
    version, as in old papers, it is only known to be one within one source: such figures differ
    from those whose tool is known and from those of other sources.
    """
    found: list[Difference] = []
    if not all(figure.subject.brings_its_machine for figure in figures):
        if len({figure.environment.id for figure in figures}) > 1:
            found.append("environment")
        if len({figure.environment.cores for figure in figures}) > 1:
            found.append("cores")
    if len({_tool(figure) for figure in figures}) > 1:
        found.append("tool")
    elif len({_major(figure) for figure in figures}) > 1:
        found.append("version")
    if len({_WAYS.intersection(figure.notes) for figure in figures}) > 1:
        found.append("way")
    return tuple(found)


def major_version(version: str | None) -> str:
    """The first number of a version: `3` of `3.33`, `2023` of `v2023-04-23`; "" for none."""
    number = _NUMBER.search(version or "")
    return number[0] if number else ""


def _tool(figure: Observation) -> tuple[str, str]:
    """Its name, or the source that does not tell."""
    return (figure.tool.name, "") if figure.tool else ("", figure.source.id)


def _major(figure: Observation) -> tuple[str, str]:
    """Its number, or the source that does not tell."""
    number = major_version(figure.tool.version) if figure.tool else ""
    return (number, "") if number else ("", figure.source.id)
