"""Compares what a converted text holds with what it held before."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from plugins.wordpress.conversion.inventory import Inventory

_GRAM = 5
_SHOWN = 80
_KINDS = {
    "links": "link",
    "pictures": "picture",
    "headings": "heading",
    "tables": "table",
    "code_blocks": "code block",
    "lists": "list",
}


def coverage(before: str, after: str) -> float:
    """Share (0 to 1) of the runs of five characters of `before` that `after` has.

    Spaces do not count; a text of fewer characters is one run, an empty one is always covered.
    """
    size = min(_GRAM, len("".join(before.split())))
    wanted, found = _grams(before, size), _grams(after, size)
    total = wanted.total()
    return 1.0 if total == 0 else (wanted & found).total() / total


def differences(before: Inventory, after: Inventory) -> tuple[str, ...]:
    """One line for each kind of thing that is not the same, with the things lost and gained."""
    lines = []
    if before.text != after.text:
        at = next(
            (n for n, (a, b) in enumerate(zip(before.text, after.text, strict=False)) if a != b),
            min(len(before.text), len(after.text)),
        )
        start = max(0, at - 10)
        lines.append(
            f"text differs at character {at}: {before.text[start : start + _SHOWN]!r}"
            f" became {after.text[start : start + _SHOWN]!r}"
        )
    for field, name in _KINDS.items():
        lines += _compared(name, getattr(before, field), getattr(after, field))
    return tuple(lines)


def _compared(name: str, before: Iterable[Hashable], after: Iterable[Hashable]) -> list[str]:
    old, new = Counter(before), Counter(after)
    lost = [f"{name} lost: {_short(item)}" for item in old - new]
    return lost + [f"{name} gained: {_short(item)}" for item in new - old]


def _short(item: object) -> str:
    text = repr(item)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _grams(text: str, size: int) -> Counter[str]:
    letters = "".join(text.split())
    return Counter(letters[n : n + size] for n in range(len(letters) - size + 1 if size else 0))
