"""Whether all texts of an exporter's folder have plain addresses, `/?p=30`: the site's own form.

Elsewhere only a text that was never published has such an address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.sources.publication import DRAFT_FOLDERS, INTERNAL_TYPES
from plugins.wordpress.sources.regular_file import open_regular

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_LARGEST_HEAD = 20_000
_ADDRESS = re.compile(rb"(?m)^(?:permalink|url): *[>|]?-?\s*(?P<address>\S+)")
_INTERNAL = re.compile(
    rb"(?m)^layout: *(?:" + "|".join(sorted(INTERNAL_TYPES)).encode() + rb") *\r?$"
)
_PLAIN = re.compile(rb"\?(?:p|page_id)=\d")
_FEWEST = 5
_SHARE = 0.9


def are_plain(paths: Iterable[Path]) -> bool:
    """Whether nearly all texts in `paths` that say an address say a plain one."""
    number = plain = 0
    for path in paths:
        if DRAFT_FOLDERS.intersection(path.parts):
            continue
        head = _head(path)
        found = _ADDRESS.search(head)
        if found is None or _INTERNAL.search(head):
            continue
        number += 1
        plain += _PLAIN.search(found["address"]) is not None
    return number >= _FEWEST and plain >= _SHARE * number


def _head(path: Path) -> bytes:
    file = open_regular(path)
    if isinstance(file, Problem):
        return b""
    try:
        with file:
            return file.read(_LARGEST_HEAD)
    except OSError:
        return b""
