"""Rows of machine-written files that outlast the export that they came from.

An import of one part of a site must not take the redirects of the others away, nor a text's new
address those that led to its last one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from plugins.wordpress.addresses.normal_form import normal
from plugins.wordpress.model import Redirect
from plugins.wordpress.pair_table import PairTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

T = TypeVar("T")


def lasting(old: Iterable[T], new: Iterable[T], key: Callable[[T], str]) -> list[T]:
    """Rows of earlier exports and of this one, which has the last word on each key; sorted."""
    rows = {key(row): row for row in (*old, *new)}
    return [rows[name] for name in sorted(rows)]


def lasting_redirects(
    old: Iterable[Redirect], new: Iterable[Redirect], moved: Mapping[str, str]
) -> Iterator[Redirect]:
    """Likewise for redirects; those that led to a text which has moved lead to where it is now.

    Args:
        old: rows of the last import.
        new: rows of this one.
        moved: old and new public path of texts that have moved between the two.
    """
    rows = PairTable()
    rows.put((row.source, _led(row.target, moved)) for row in old)
    rows.put((normal(source), target) for source, target in moved.items())
    rows.put((row.source, row.target) for row in new)
    pages = {normal(target) for target in moved.values()}
    return (
        Redirect(source, target)
        for source, target in rows
        if source not in pages and source != normal(target)
    )


def _led(target: str, moved: Mapping[str, str]) -> str:
    path, mark, fragment = target.partition("#")
    return moved.get(path, path) + mark + fragment
