"""A reader of a made-up tool, so that tests can write raw files of any content in a line or two.

The file begins with `stopwatch VERSION [DAY]`, each further line is `NAME UNIT SAMPLE…`, or
`NAME class WORDS` for a judgement, or `note CODE` for all lines that follow.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

from plugins.benchmarks.readers.reading import Note, RawFileError, RawRun, Reader, Reading
from plugins.benchmarks.text import Text

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path) -> RawRun:
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    _, version, *day = head.split()
    notes: tuple[Note, ...] = ()
    readings: list[Reading] = []
    for number, line in enumerate(lines, 2):
        name, _, rest = line.partition(" ")
        if name == "note":
            notes = tuple(code for code in get_args(Note) if code == rest)
            continue
        unit, _, rest = rest.partition(" ")
        if not rest:
            raise RawFileError("a line without a figure", "run it again", number)
        label = Text(by_language={"en": f"The {name}", "zh": f"{name}的值"})
        if unit == "class":
            readings.append(Reading(name, label, unit, "none", judgement=rest, notes=notes))
        else:
            samples = tuple(float(value) for value in rest.split())
            readings.append(Reading(name, label, unit, "higher", samples, notes=notes))
    found = date.fromisoformat(day[0]) if day else None
    return RawRun("stopwatch", version, tuple(readings), found)


READER = Reader("stopwatch", lambda head: head.startswith("stopwatch "), read)
