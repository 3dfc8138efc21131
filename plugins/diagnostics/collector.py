"""The problems of the run under way, collected from every plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.diagnostics.problem import Problem

_problems: list[Problem] = []


def report(problem: Problem) -> None:
    """Add one problem to the run; the build goes on, so that the others are found too."""
    _problems.append(problem)


def report_all(problems: Iterable[Problem]) -> None:
    """Add several problems to the run."""
    _problems.extend(problems)


def reported() -> tuple[Problem, ...]:
    """The problems of the run so far, in the order of their discovery."""
    return tuple(_problems)


def forget() -> None:
    """Forget the problems: they have been printed, and a further run begins without them."""
    _problems.clear()
