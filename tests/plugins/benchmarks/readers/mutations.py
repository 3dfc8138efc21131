"""Real files made worse, to show that a reader refuses or reads, and does nothing else."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

from plugins.benchmarks.readers.reading import RawFileError, RawRun
from plugins.benchmarks.units import UNITS
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from plugins.benchmarks.readers.reading import Reader

FIXTURES = ROOT / "tests" / "fixtures" / "bench"
SAMPLES = ROOT.parent / "shared" / "samples" / "bench"
JUNK: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 10**18, 10**400, 1e308, float("nan"), float("inf"), "", "x", "-1",
    "1,5", "\ud800", "\x00", "9" * 5000, "x" * 5000, [], {}, [None], [[]], {"": None}, [{}],
)  # fmt: skip


def worse_document(document: Any, random: Random) -> Any:
    """The document with one to three of its parts replaced, deleted or put twice."""
    worse = copy.deepcopy(document)
    for _ in range(random.randint(1, 3)):
        places = list(_places(worse))
        if not places:
            break
        parent, key = random.choice(places)
        action = random.choice(("replace", "delete", "double"))
        if action == "replace":
            parent[key] = random.choice(JUNK)
        elif action == "delete":
            del parent[key]
        elif isinstance(parent, list):
            parent.append(copy.deepcopy(parent[key]))
    return worse


def worse_text(text: str, random: Random) -> str:
    """The text with one to three of its lines or characters replaced, deleted or put twice."""
    lines = text.splitlines(keepends=True)
    for _ in range(random.randint(1, 3)):
        number = random.randrange(len(lines))
        action = random.choice(("delete", "double", "digits", "cut", "swap", "comma"))
        line = lines[number]
        if action == "delete":
            lines[number] = ""
        elif action == "double":
            lines[number] = line * 2
        elif action == "digits":
            lines[number] = line.replace("1", "9" * random.choice((1, 20, 5000)))
        elif action == "cut":
            del lines[number + 1 :]
            lines[number] = line[: random.randrange(len(line) + 1)]
        elif action == "swap":
            lines[number] = line.replace(random.choice(line or " "), random.choice("x-\0½٣\x1b"))
        else:
            lines[number] = line.replace(".", ",")
    return "".join(lines)


def outcome(reader: Reader, path: Path) -> RawRun | None:
    """What a reader makes of a file; None if it refuses it as a reader should."""
    try:
        run = reader.read(path)
    except RawFileError as error:
        for text in (error.message, error.mend):
            assert text
            assert text.isprintable()
            assert len(text) < 400
        return None
    assert run.readings
    json.dumps([run.tool, run.version, run.skipped]).encode()
    names = [reading.name for reading in run.readings]
    assert len(names) == len(set(names))
    for reading in run.readings:
        assert_proper(reading.name, run.tool)
        assert reading.unit in UNITS
        assert all(0 <= sample < 1e300 for sample in reading.samples)
        assert reading.label.missing(("en", "zh")) == []
        reading.label.in_language("zh").encode()
    return run


def assert_proper(name: str, tool: str) -> None:
    """The name of a reading is an id that begins with its tool."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    assert name.startswith(f"{tool}.")
    assert set(name) <= set(letters + ".-")
    assert name[0] in letters
    assert name[-1] in letters
    assert len(name) < 200


def _places(part: Any) -> list[tuple[Any, Any]]:
    if isinstance(part, dict):
        keys: list[Any] = list(part)
    elif isinstance(part, list):
        keys = list(range(len(part)))
    else:
        return []
    return [(part, key) for key in keys] + [place for key in keys for place in _places(part[key])]
