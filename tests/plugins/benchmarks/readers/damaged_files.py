"""Real files with something broken in them, and what a reader may make of those."""

from __future__ import annotations

import copy
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from plugins.benchmarks.readers.reading import RawFileError, RawRun
from plugins.benchmarks.units import UNITS
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.benchmarks.readers.reading import Reader

FIXTURES = ROOT / "tests" / "fixtures" / "bench"
SAMPLES = next(
    # Beside the project, or one folder up where a branch has a working tree of its own.
    (
        folder / "shared" / "samples" / "bench"
        for folder in (ROOT.parent, ROOT.parent.parent)
        if (folder / "shared" / "samples" / "bench").is_dir()
    ),
    ROOT.parent / "shared" / "samples" / "bench",
)
MANY = settings(
    max_examples=200,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

_NASTY: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 10**18, 10**400, 1e308, float("nan"), float("inf"),
    "", "x", "-1", "1,5", "nan", "1e999", "0x", "９９", "v2099-01-01", "20269999-999999",
    "\ud800", "\x00", "9" * 5000, "x" * 5000,
    [], {}, [None], [[]], [{}], {"": None}, {"a": None},
)  # fmt: skip
JUNK = st.one_of(
    st.sampled_from(_NASTY),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.none(), max_size=2),
)
_NASTY_TEXT = st.one_of(
    st.text(max_size=6),
    st.sampled_from(["", "-1", "1,5", "１", "٣", "½", "0", "x", "\0", "\x1b", "\n", "9" * 400]),
)


@st.composite
def damaged_document(draw: st.DrawFn, document: Any) -> Any:
    """The document with one to three of its parts deleted, replaced or put twice."""
    broken = copy.deepcopy(document)
    for _ in range(draw(st.integers(1, 3))):
        places = list(_places(broken))
        if not places:
            break
        holder, key = draw(st.sampled_from(places))
        action = draw(st.sampled_from(("replace", "delete", "double")))
        if action == "delete":
            del holder[key]
        elif action == "double" and isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))
        else:
            holder[key] = copy.deepcopy(draw(JUNK))
    return broken


def _places(node: Any) -> list[tuple[Any, Any]]:
    keys = list(node) if isinstance(node, dict) else []
    keys = list(range(len(node))) if isinstance(node, list) else keys
    return [(node, key) for key in keys] + [place for key in keys for place in _places(node[key])]


@st.composite
def damaged_text(draw: st.DrawFn, text: str) -> str:
    """The text with one to three of its lines or pieces deleted, replaced or put twice, or cut."""
    for _ in range(draw(st.integers(1, 3))):
        lines = text.splitlines(keepends=True) or [""]
        number = draw(st.integers(0, len(lines) - 1))
        action = draw(st.sampled_from(("piece", "delete", "double", "digits", "comma", "swap")))
        if action == "piece":
            start = draw(st.integers(0, len(text)))
            end = start + draw(st.sampled_from([0, 1, 2, 5, 40, 400]))
            text = text[:start] + draw(_NASTY_TEXT) + text[end:]
            continue
        line = lines[number]
        lines[number] = {
            "delete": "",
            "double": line * 2,
            "digits": line.replace("1", "9" * draw(st.sampled_from((1, 20, 5000)))),
            "comma": line.replace(".", ","),
            "swap": line.replace(draw(st.sampled_from(line or " ")), draw(_NASTY_TEXT)),
        }[action]
        text = "".join(lines)
    return text[: draw(st.integers(0, len(text)))] if draw(st.booleans()) else text


def outcome(reader: Reader, path: Path, content: Any = None) -> RawRun | None:
    """Read a file that may be broken; what comes out is whole, or one line for a person.

    Args:
        reader: what is tried.
        path: the file.
        content: written to it before: bytes, a text, or a document that becomes JSON.
    """
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content is not None:
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        run = reader.read(path)
    except RawFileError as error:
        for line in (error.message, error.mend):
            assert line
            assert line.isprintable()
            assert len(line) < 400
            assert not line.endswith(".")
        return None
    _assert_whole(run, reader.tool)
    return run


def _assert_whole(run: RawRun, tool: str) -> None:
    assert run.readings
    json.dumps([run.tool, run.version, run.skipped], ensure_ascii=False).encode()
    assert all("\n" not in line for line in run.skipped)
    names = [reading.name for reading in run.readings]
    assert len(names) == len(set(names))
    for reading in run.readings:
        assert_proper(reading.name, tool)
        assert reading.unit in UNITS or (reading.unit == "class" and reading.judgement)
        assert bool(reading.samples) != bool(reading.judgement)
        assert all(0 <= sample <= 1e22 for sample in reading.samples)
        assert reading.label.missing(("en", "zh")) == []
        "".join(reading.label.by_language.values()).encode()


def assert_proper(name: str, tool: str) -> None:
    """The name of a reading is an id that begins with its tool, and perhaps its major version."""
    assert re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", name)
    assert re.match(rf"{re.escape(tool)}\d*\.", name)
    assert len(name) < 300


def refusal(reader: Reader, path: Path) -> RawFileError:
    """What the reader says of a file that it must refuse."""
    with pytest.raises(RawFileError) as caught:
        reader.read(path)
    assert caught.value.mend
    return caught.value
