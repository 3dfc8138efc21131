"""The reader of Geekbench: JSON of `--export-json` (paid licence) of versions 4, 5 and 6.

Names of readings: `geekbench6.single`, `geekbench6.multi` (index) and, of versions 5 and 6, the
score of a workload, `geekbench6.single.file-compression`. Scores of different major versions are
not comparable.

No document of the tool is public. The form is known from programs that read it (Android's
GeekbenchTest, ARM's Workload Automation, cb-client): `version`, `score`, `multicore_score`,
`sections` with `name` and `workloads` with `name` and `score`. What else it holds, such as the rate
of a workload, whose unit nobody documents, is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.benchmarks.readers.checked_document import Figure, Part, Word, checked
from plugins.benchmarks.readers.json_document import load_json
from plugins.benchmarks.readers.raw_text import shortened
from plugins.benchmarks.readers.reading import RawFileError, RawRun, Reader, Reading
from plugins.benchmarks.readers.reading_name import distinct, slug
from plugins.benchmarks.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KEYS = re.compile(r'"multicore_score"\s*:|"cpu_workers"\s*:|"name"\s*:\s*"(?:Single|Multi)-Core"')
_WORKLOADS = re.compile(r'"workloads"\s*:\s*\[')
_VERSION = re.compile(r"(?:Geekbench )?((\d{1,2})\.\d{1,3}(?:\.\d{1,3})?)(?: .{0,60})?", re.ASCII)
_KNOWN_MAJORS = ("4", "5", "6")
_CORES = {
    "Single-Core": ("single", "single-core", "单核"),
    "Multi-Core": ("multi", "multi-core", "多核"),
}
_AGAIN = "export it again with --export-json"


class Workload(Part):
    """A member of `workloads`."""

    name: Word
    score: Figure


class Section(Part):
    """A member of `sections`: "Single-Core" or "Multi-Core" since version 4."""

    name: Word
    workloads: tuple[Workload, ...] = ()


class GeekbenchDocument(Part):
    """What is known of the document; both scores are of a run of the CPU benchmark."""

    version: Word
    score: Figure
    multicore_score: Figure
    sections: tuple[Section, ...]


def recognises(head: str) -> bool:
    """A document with `workloads` and one of the keys that only Geekbench writes."""
    return bool(_WORKLOADS.search(head) and _KEYS.search(head))


def read(path: Path) -> RawRun:
    """What a document holds.

    Raises:
        RawFileError: it has another form, no scores of the CPU, or an unknown version.
    """
    raw = load_json(path, skip={"sections.item.workloads.item.runtimes"})
    document = checked(GeekbenchDocument, raw, "geekbench --export-json")
    version = _VERSION.fullmatch(document.version)
    if not version or version[2] not in _KNOWN_MAJORS:
        message = (
            f'Geekbench "{shortened(document.version, 40)}": the form of this version is not known'
        )
        raise RawFileError(message, "known are versions 4, 5 and 6")
    found = [*_totals(document, version[2]), *_workloads(document, version[2])]
    readings, doubles = distinct(part for part in found if isinstance(part, Reading))
    skipped = tuple(part for part in found if isinstance(part, str)) + doubles
    if not any(reading.name.count(".") == 1 for reading in readings):
        raise RawFileError("no score in it: both are 0", _AGAIN)
    return RawRun("Geekbench", version[1], readings, skipped=skipped)


def _totals(document: GeekbenchDocument, major: str) -> Iterator[Reading | str]:
    scores = {"Single-Core": document.score, "Multi-Core": document.multicore_score}
    for section, score in scores.items():
        key, english, chinese = _CORES[section]
        yield _reading(
            f"geekbench{major}.{key}",
            f"Geekbench {major} {english} score",
            f"Geekbench {major}{chinese}得分",
            score,
        )


def _workloads(document: GeekbenchDocument, major: str) -> Iterator[Reading | str]:
    for section in document.sections:
        if section.name not in _CORES or major == "4":
            yield f'section "{shortened(section.name, 60)}": the form of its workloads is not known'
            continue
        key, english, chinese = _CORES[section.name]
        for workload in section.workloads:
            title = shortened(workload.name, 100)
            yield _reading(
                f"geekbench{major}.{key}.{slug(title) or 'unnamed'}",
                f"Geekbench {major} {english}: {title}",
                f"Geekbench {major}{chinese}：{title}",
                workload.score,
            )


def _reading(name: str, english: str, chinese: str, score: float) -> Reading | str:
    if not score:
        return f"{name}: Geekbench gives 0"
    label = Text(by_language={"en": english, "zh": chinese})
    return Reading(name, label, "index", "higher", (score,))


READER = Reader("geekbench", recognises, read)
