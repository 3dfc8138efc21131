"""The body of a `bench` block: `key: value` lines that name data, never figures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date as calendar_date
from typing import TYPE_CHECKING

from plugins.benchmarks.blocks.options import FORMS, LISTS, ONE_METRIC, Form
from plugins.diagnostics import Problem
from plugins.diagnostics.toml_source import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

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

    def item(self, option: str) -> Item | None:
        """The value of an option and its line, None if it is not given."""
        items = self.items(option)
        return items[0] if items else None

    def value(self, option: str) -> str | None:
        """The value of an option, None if it is not given."""
        items = self.items(option)
        return items[0].text if items else None

    def choice(self, option: str) -> str:
        """The value of an option that has only a few, or its default."""
        return self.value(option) or FORMS[self.show].choices[option][0]

    @property
    def date(self) -> calendar_date | None:
        """The day that the figures are of, None for the newest of each."""
        value = self.value("date")
        return calendar_date.fromisoformat(value) if value else None

    @property
    def precision(self) -> int | None:
        """The decimals of every figure, None for those of its metric."""
        value = self.value("precision")
        return int(value) if value else None


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
    form = FORMS.get(kind.text)
    if form is None:
        kinds = " | ".join(FORMS)
        message = (
            f'cannot show "{kind.text}"' if kind.text else "the block does not say what to show"
        )
        return [*problems, _problem("show", message, path, kind.line, f"write `show: {kinds}`")]
    block = Block(kind.text, line, path, options)
    problems.extend(_unknown_options(block, form))
    problems.extend(_missing_options(block, form, given))
    problems.extend(_bad_values(block, form))
    return problems or block


def named_in(body: str, line: int, path: Path) -> Block:
    """The block of which only the names are looked at, whatever else is wrong with it."""
    options, _ = _read_options(body, line, path)
    shown = options.pop("show", ())
    return Block(shown[0].text if shown else "", line, path, options)


def _unknown_options(block: Block, form: Form) -> Iterator[Problem]:
    for option, items in block.options.items():
        if option not in form.options:
            message = f'a {block.show} has no option "{option}"'
            mend = nearest(option, form.options, _GUIDE)
            yield _problem("unknown-option", message, block.path, items[0].line, mend)


def _missing_options(block: Block, form: Form, given: set[str]) -> Iterator[Problem]:
    for option in form.required:
        left_to_raw = option in {"subjects", "metrics"} and block.items("raw")
        if option not in block.options and option not in given and not left_to_raw:
            message = f"the {block.show} has no {option}"
            mend = f"add a line `{option}: …`"
            yield _problem("missing-option", message, block.path, block.line, mend)


def _bad_values(block: Block, form: Form) -> Iterator[Problem]:
    for option, choices in form.choices.items():
        item = block.item(option)
        if item and item.text not in choices:
            mend = f"write `{option}: {' | '.join(choices)}`"
            yield _bad_value(block, option, item, mend)
    for option, (is_valid, mend) in _VALUES.items():
        item = block.item(option)
        if item and option in form.options and not is_valid(item.text):
            yield _bad_value(block, option, item, mend)
    metrics = block.items("metrics")
    if block.show in ONE_METRIC and len(metrics) > 1:
        message = f"a {block.show} shows one metric, not {len(metrics)}"
        mend = f"keep one and give each other a {block.show} of its own"
        yield _problem("block-line", message, block.path, metrics[0].line, mend)


def _bad_value(block: Block, option: str, item: Item, mend: str) -> Problem:
    message = f'`{option}` cannot be "{item.text}"'
    return _problem("block-line", message, block.path, item.line, mend)


def _is_date(text: str) -> bool:
    try:
        return calendar_date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


_VALUES: dict[str, tuple[Callable[[str], bool], str]] = {
    "date": (_is_date, "write a day as 2026-11-23"),
    "precision": (lambda text: text in {*"0123456"}, "write a number of decimals from 0 to 6"),
}


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
            parts = _COMMA.split(value) if option in LISTS else [value]
            items = tuple(Item(part.strip(), number) for part in parts if part.strip())
            if items:
                options[option] = items
    return options, problems


def _problem(code: str, message: str, path: Path, line: int, mend: str) -> Problem:
    return Problem(f"benchmarks/{code}", message, path, line, mend)
