"""Documents of tools with something broken in them, and what a reader may make of those."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from plugins.benchmarks.readers.reading import RawFileError, RawRun
from plugins.benchmarks.units import unit_named
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.benchmarks.readers.reading import Reader

FIXTURES = ROOT / "tests" / "fixtures" / "bench"
SAMPLES = ROOT.parent / "shared" / "samples" / "bench"

JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**400),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(["", "-1", "1,5", "nan", "1e999", "９９", "v2099-01-01", "20269999-999999"]),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.none(), max_size=2),
)


@st.composite
def damaged(draw: st.DrawFn, document: dict[str, Any]) -> dict[str, Any]:
    """The document with up to three parts deleted or replaced."""
    broken = copy.deepcopy(document)
    for _ in range(draw(st.integers(1, 3))):
        places = list(_places(broken))
        if not places:
            break
        holder, key = draw(st.sampled_from(places))
        if draw(st.booleans()):
            del holder[key]
        else:
            holder[key] = draw(JUNK)
    return broken


def _places(node: Any) -> list[tuple[Any, Any]]:
    keys = list(node) if isinstance(node, dict) else []
    keys = list(range(len(node))) if isinstance(node, list) else keys
    return [(node, key) for key in keys] + [place for key in keys for place in _places(node[key])]


@st.composite
def damaged_text(draw: st.DrawFn, text: str) -> str:
    """The text with up to three pieces deleted or replaced, or cut short."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.sampled_from([0, 1, 2, 5, 40, 400]))
        junk = st.one_of(st.text(max_size=6), st.sampled_from(["-1", "1,5", "１", "9" * 400, "0"]))
        text = text[:start] + draw(junk) + text[end:]
    return text[: draw(st.integers(0, len(text)))] if draw(st.booleans()) else text


def check_outcome(reader: Reader, path: Path) -> RawRun | None:
    """Read a file that may be broken; what comes out is whole, or one line for a person."""
    try:
        run = reader.read(path)
    except RawFileError as error:
        for line in (error.message, error.mend):
            assert line
            assert len(line) < 400
            assert "\n" not in line
            assert not line.endswith(".")
        return None
    names = [reading.name for reading in run.readings]
    assert names
    assert len(set(names)) == len(names)
    for reading in run.readings:
        assert re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", reading.name)
        assert unit_named(reading.unit).symbol == reading.unit
        assert reading.samples
        assert all(0 <= sample <= 1e22 for sample in reading.samples)
        assert not reading.label.missing(["en", "zh"])
    assert all("\n" not in line for line in run.skipped)
    return run
