"""A real document with parts of it deleted or replaced, to prove that no reader trips over one."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from plugins.benchmarks.readers.reading import RawFileError, RawRun

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WRONG: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, -1, 10**400, 1e308, "", "text", "1,5", "\ud800", [], {}, [[]], {"a": None}, "0x"]
)


@st.composite
def mutated(draw: st.DrawFn, document: Any) -> Any:
    """The document with one to three of its parts deleted or replaced."""
    changed = copy.deepcopy(document)
    for _ in range(draw(st.integers(1, 3))):
        parents: list[Any] = []
        _collect(changed, parents)
        if not parents:
            return changed
        parent = draw(st.sampled_from(parents))
        keys = list(parent) if isinstance(parent, dict) else list(range(len(parent)))
        key = draw(st.sampled_from(keys))
        if draw(st.booleans()):
            del parent[key]
        else:
            parent[key] = copy.deepcopy(draw(WRONG))
    return changed


def _collect(value: Any, parents: list[Any]) -> None:
    if isinstance(value, dict | list) and value:
        parents.append(value)
        for part in value.values() if isinstance(value, dict) else value:
            _collect(part, parents)


def read_or_refused(read: Callable[[Path], RawRun], path: Path, document: Any) -> None:
    """Read the document from a file: it must give readings or a refusal in one line."""
    path.write_text(json.dumps(document), encoding="utf-8")
    lines: tuple[str, ...]
    run: RawRun | None
    try:
        run = read(path)
    except RawFileError as error:
        run, lines = None, (error.message, error.mend)
    else:
        lines = ()
    assert run is None or run.readings
    assert all(line and "\n" not in line for line in lines)
