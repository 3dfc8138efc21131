"""One problem of a run, and how it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a person has to mend before the site can be published.

    Attributes:
        code: stable identifier, `<plugin>/<kebab-case>`, for example `permalinks/collision`.
        message: what is wrong, one line, without a full stop.
        path: the file concerned, absolute or relative to the working directory; None for none.
        line: 1-based line in `path`, None when the whole file is concerned.
        mend: what to do about it, one line, may be empty.
    """

    code: str
    message: str
    path: Path | None = None
    line: int | None = None
    mend: str = ""

    def place(self, root: Path) -> str:
        """`file:line`, the file relative to `root` where it lies below it; "" without a file."""
        if self.path is None:
            return ""
        path = self.path
        if path.is_absolute() and path.is_relative_to(root):
            path = path.relative_to(root)
        return f"{path}:{self.line}" if self.line else str(path)


def render(problems: Iterable[Problem], root: Path) -> list[str]:
    """One line per distinct code and message, in the order of place.

    The same mistake in many places (a renamed id, say) is one line with the first place and the
    number of the others: forty lines about one typing error hide the other errors.
    """
    ordered = sorted(
        set(problems), key=lambda p: (p.code, p.message, str(p.path or ""), p.line or 0, p.mend)
    )
    lines: list[tuple[str, int, str]] = []
    for _, same in groupby(ordered, key=lambda p: (p.code, p.message)):
        first, *others = same
        lines.append((str(first.path or ""), first.line or 0, _line(first, len(others), root)))
    return [text for _, _, text in sorted(lines)]


def _line(problem: Problem, others: int, root: Path) -> str:
    place = problem.place(root)
    text = f"{place}: {problem.message}" if place else problem.message
    if others:
        text += f", and {others} more {'place' if others == 1 else 'places'}"
    text += f" ({problem.code})"
    if problem.mend:
        text += f"; {problem.mend}"
    return " ".join(text.split())
