"""The reader of the Phoronix Test Suite: `composite.xml` of one system.

Names of readings: `pts.<test>.<arguments>.<description>.<scale>`, each part as a slug, an empty one
left out: `pts.local-vps-sysbench.cpu.test-cpu.events-per-second`. The test has its version where it
has one (`pts-fio-2.0.0`), since PTS compares only alike ones; the description tells apart what a
test measures at once with the same arguments, and the scale its bandwidth from its IOPS.

Samples are the single runs. A file with results of several systems is refused: one entry of
observations is about one subject.
"""

from __future__ import annotations

import re
from datetime import date as calendar_date
from typing import TYPE_CHECKING

from plugins.benchmarks.readers.pts_document import load_document
from plugins.benchmarks.readers.pts_machine import machine_of
from plugins.benchmarks.readers.pts_scale import unit_of
from plugins.benchmarks.readers.raw_text import shortened
from plugins.benchmarks.readers.reading import RawFileError, RawRun, Reader, Reading
from plugins.benchmarks.readers.reading_name import distinct, slug
from plugins.benchmarks.readers.written_number import written_number
from plugins.benchmarks.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.benchmarks.readers.pts_document import PtsDocument, Result, System
    from plugins.benchmarks.readers.reading import Direction

_ROOT = re.compile(r"<PhoronixTestSuite[\s>]")
_RESULT_FILE = re.compile(r"<(?:Generated|System|Result)>")
_CLIENT = re.compile(r"(?:.* )?v?((\d{1,3})\.\d[\w.]{0,20})", re.ASCII)
_KNOWN_MAJORS = tuple(str(major) for major in range(5, 11))
_DIRECTIONS: dict[str, Direction] = {"HIB": "higher", "LIB": "lower"}
_SHOWN = 5
_AGAIN = "copy composite.xml from the folder of the test results again"


def recognises(head: str) -> bool:
    """XML with the root of PTS and a part of a result file, which test profiles do not have."""
    is_xml = head.lstrip("\ufeff \t\r\n").startswith("<")
    return is_xml and bool(_ROOT.search(head) and _RESULT_FILE.search(head))


def read(path: Path) -> RawRun:
    """What a result file holds.

    Raises:
        RawFileError: it is broken or hostile, of several systems, of an unknown version of PTS, or
            without a figure that we can take.
    """
    document = load_document(path)
    identifier = _only_system(document)
    system = next((one for one in document.systems if one.identifier == identifier), None)
    found = [_reading(result, document) for result in document.results]
    readings, doubles = distinct(part for part in found if isinstance(part, Reading))
    skipped = tuple(part for part in found if isinstance(part, str)) + doubles
    if not readings:
        why = skipped[0] if skipped else "no test ran"
        mend = "file a result in a unit that is known, such as Seconds, MB/s or IOPS"
        raise RawFileError(f"no figure in it: {why}", mend)
    return RawRun(
        tool="Phoronix Test Suite",
        version=_client(document, system),
        readings=readings,
        date=_day(system),
        machine=machine_of(system),
        skipped=skipped,
    )


def _only_system(document: PtsDocument) -> str:
    measured = {
        entry.identifier
        for result in document.results
        for entry in result.entries
        if entry.value or entry.raw
    }
    if len(measured) > 1:
        names = ", ".join(f'"{shortened(name, 40)}"' for name in sorted(measured)[:_SHOWN])
        more = ", …" if len(measured) > _SHOWN else ""
        raise RawFileError(
            f"results of {len(measured)} systems: {names}{more}",
            "keep one system in a file: phoronix-test-suite remove-run-from-result-file",
        )
    return measured.pop() if measured else ""


def _client(document: PtsDocument, system: System | None) -> str | None:
    written = (system.client if system else "") or document.client
    if not written:
        return None
    version = _CLIENT.fullmatch(written)
    if not version or version[2] not in _KNOWN_MAJORS:
        message = f'PTS "{shortened(written, 40)}": the form of this version is not known'
        raise RawFileError(message, "known are versions 5 to 10")
    return version[1]


def _day(system: System | None) -> calendar_date | None:
    if not system or not system.time:
        return None
    try:
        return calendar_date.fromisoformat(system.time.partition(" ")[0])
    except ValueError:
        message = f'TimeStamp: "{shortened(system.time, 40)}" is no date'
        raise RawFileError(message, _AGAIN) from None


def _reading(result: Result, document: PtsDocument) -> Reading | str:
    title = shortened(f"{result.title or result.identifier} {result.app_version}", 100)
    what = f"{title}: {shortened(result.description, 120)}" if result.description else title
    if why_not := _no_single_figures(result):
        return f"{what}: {why_not}"
    samples = _samples(result)
    if not any(samples):
        return f"{what}: {'the test measured 0' if samples else 'no run of it ended'}"
    unit, why_not = unit_of(result, samples[0], document.results)
    if unit is None:
        return f"{what}: {why_not}"
    label = Text(by_language={"en": what, "zh": what.replace(": ", "：", 1)})
    return Reading(_name(result), label, unit, _DIRECTIONS[result.proportion], samples)


def _no_single_figures(result: Result) -> str:
    """Why a result is none that can be taken, "" if it is one."""
    if not result.identifier:
        return "a graph of the machine, not of a test"
    if result.display_format not in {"", "BAR_GRAPH"}:
        return f"shown as {shortened(result.display_format, 40)}, not as single figures"
    if result.proportion not in _DIRECTIONS:
        return "the file does not say whether higher or lower is better"
    return ""


def _name(result: Result) -> str:
    parts = (result.identifier, result.arguments, result.description, result.scale)
    return ".".join(("pts", *filter(None, map(slug, parts))))


def _samples(result: Result) -> tuple[float, ...]:
    return tuple(
        written_number(text.strip(), "PTS", _AGAIN, at=result.identifier)
        for entry in result.entries
        # A test that ran once may have its figure as the value alone.
        for text in (entry.raw or entry.value).split(":")
        if entry.raw or entry.value
    )


READER = Reader("pts", recognises, read)
