"""The body of a `bench` block: `key: value` lines that name data, never figures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.diagnostics.toml_source import nearest

if TYPE_CHECKING:
    from pathlib import Path

REQUIRED: dict[str, tuple[str, ...]] = {
    "table": ("subjects", "metrics", "caption"),
    "chart": ("subjects", "metrics", "caption"),
    "ranking": ("rankings", "caption"),
}
"""What each kind of block must say, by the value of `show`."""

OPTIONAL: dict[str, tuple[str, ...]] = {
    "table": ("environment", "source"),
    "chart": ("environment", "source"),
    "ranking": (),
}
"""What each kind of block may say."""

_LISTS = frozenset({"subjects", "metrics", "rankings"})
# Chinese input methods type full-width punctuation; ids are ASCII, so it cannot mean anything else.
_COMMA = re.compile(r"[,，、]")
_COLON = re.compile(r"[:：]")
_GUIDE = "docs/authoring.md"


@dataclass(frozen=True, slots=True)
class Item:
    """One value, or one member of a list, and its line in the file."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block whose options are complete and known; what they name is not checked yet."""

    show: str
    line: int
    path: Path
    options: dict[str, tuple[Item, ...]] = field(default_factory=dict)

    def items(self, option: str) -> tuple[Item, ...]:
        """The members of a list; empty if the option is not given."""
        return self.options.get(option, ())

    def value(self, option: str) -> str | None:
        """The value of an option, None if it is not given."""
        items = self.items(option)
        return items[0].text if items else None


def parse_block(body: str, line: int, path: Path) -> Block | list[Problem]:
    """Read the lines between the fences.

    Args:
        body: the lines, without the fences.
        line: the 1-based line of the opening fence in `path`.
        path: the file, for problems.

    Returns:
        The block, or everything that is wrong with it.
    """
    options, problems = _read_options(body, line, path)
    given = {name for name, items in options.items() if not items}
    options = {name: items for name, items in options.items() if items}
    kind = options.pop("show", (Item("", line),))[0]
    if kind.text not in REQUIRED:
        kinds = " | ".join(REQUIRED)
        message = (
            f'cannot show "{kind.text}"' if kind.text else "the block does not say what to show"
        )
        return [*problems, _problem("show", message, path, kind.line, f"write `show: {kinds}`")]
    known = REQUIRED[kind.text] + OPTIONAL[kind.text]
    for option, items in options.items():
        if option not in known:
            message = f'a {kind.text} has no option "{option}"'
            mend = nearest(option, known, _GUIDE)
            problems.append(_problem("unknown-option", message, path, items[0].line, mend))
    for option in REQUIRED[kind.text]:
        if option not in options and option not in given:
            message = f"the {kind.text} has no {option}"
            mend = f"add a line `{option}: …`"
            problems.append(_problem("missing-option", message, path, line, mend))
    metrics = options.get("metrics", ())
    if kind.text == "chart" and len(metrics) > 1:
        message = f"a chart shows one metric, not {len(metrics)}"
        mend = "keep one and show the others in charts of their own"
        problems.append(_problem("block-line", message, path, metrics[0].line, mend))
    return problems or Block(kind.text, line, path, options)


def _read_options(
    body: str, line: int, path: Path
) -> tuple[dict[str, tuple[Item, ...]], list[Problem]]:
    options: dict[str, tuple[Item, ...]] = {}
    problems: list[Problem] = []
    for number, text in enumerate(body.split("\n"), line + 1):
        if not text.strip():
            continue
        option, *rest = (part.strip() for part in _COLON.split(text, maxsplit=1))
        value = rest[0] if rest else ""
        if not option or not value:
            options.setdefault(option, ())
            message = f"`{text.strip()}` is not a `key: value` line"
            problems.append(_problem("block-line", message, path, number, "write `key: value`"))
        elif option in options:
            message = f"`{option}` is there twice"
            problems.append(_problem("block-line", message, path, number, "keep one of the lines"))
        else:
            parts = _COMMA.split(value) if option in _LISTS else [value]
            items = tuple(Item(part.strip(), number) for part in parts if part.strip())
            if items:
                options[option] = items
    return options, problems


def _problem(code: str, message: str, path: Path, line: int, mend: str) -> Problem:
    return Problem(f"benchmarks/{code}", message, path, line, mend)
