"""Whether figures may be compared: what differs between them besides their subjects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.benchmarks.model import Observation

Difference = Literal["environment", "cores", "tool", "version"]
"""Circumstances that differ; `version` is the major version of one tool."""


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
    elif len({figure.tool.major_version for figure in figures if figure.tool}) > 1:
        found.append("version")
    return tuple(found)
