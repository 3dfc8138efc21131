"""Whether figures may be compared: what differs between them besides their subjects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.benchmarks.model import Observation

Difference = Literal["environment", "cores", "tool", "version"]
"""Circumstances that differ; `version` is the major version of one tool."""

_NUMBER = re.compile(r"\d+")


def differences(figures: Sequence[Observation]) -> tuple[Difference, ...]:
    """What keeps figures of one metric from being compared; empty where nothing does.

    What is bought comes with its machine, so plans, providers and routes may differ in environment
    and cores: that is the comparison. Technologies may not. Figures whose tool nobody recorded,
    such as those of old papers, differ in tool from those whose tool is known.
    """
    found: list[Difference] = []
    if not all(figure.subject.brings_its_machine for figure in figures):
        if len({figure.environment.id for figure in figures}) > 1:
            found.append("environment")
        if len({figure.environment.cores for figure in figures}) > 1:
            found.append("cores")
    tools = {figure.tool.name if figure.tool else None for figure in figures}
    if len(tools) > 1:
        found.append("tool")
    elif len({_major(figure) for figure in figures}) > 1:
        found.append("version")
    return tuple(found)


def major_version(version: str | None) -> str:
    """The first number of a version: `3` of `3.33`, `2023` of `v2023-04-23`; "" for none."""
    number = _NUMBER.search(version or "")
    return number[0] if number else ""


def _major(figure: Observation) -> str:
    return major_version(figure.tool.version if figure.tool else None)
