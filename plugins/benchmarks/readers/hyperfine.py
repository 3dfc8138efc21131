"""hyperfine, `--export-json`: how long commands took.

Names: `hyperfine.<command>.time`, the command as `reading_name.exact_slug` puts it, so that no two
commands share a name:

    sleep 0.2            hyperfine.sleep-0.2.time
    gzip -c /bin/bash    hyperfine.gzip-c-bin-bash-d680c6c5.time

Times are seconds whatever `--time-unit` says; all of them are samples. The file names no version.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import Field

from plugins.benchmarks.readers.checked_document import Code, Figure, Part, Word, checked
from plugins.benchmarks.readers.json_document import load_json
from plugins.benchmarks.readers.raw_text import shortened
from plugins.benchmarks.readers.reading import RawFileError, RawRun, Reader, Reading
from plugins.benchmarks.readers.reading_name import exact_slug
from plugins.benchmarks.text import Text

if TYPE_CHECKING:
    from pathlib import Path

_FORM = re.compile(r'\{\s*"results"\s*:\s*\[\s*\{\s*"command"\s*:')


class _Result(Part):
    command: Word
    times: list[Figure]
    exit_codes: list[Code | None] = Field(default_factory=list)


class _Document(Part):
    results: list[_Result]


def _recognises(head: str) -> bool:
    return bool(_FORM.search(head))


def _read(path: Path) -> RawRun:
    skip = {"results.item.memory_usage_byte"}
    document = checked(_Document, load_json(path, skip), "hyperfine")
    readings: dict[str, Reading] = {}
    skipped: list[str] = []
    for result in document.results:
        reading = _reading(result)
        if not all(reading.samples):
            # hyperfine takes the start of the shell off.
            command = shortened(result.command)
            skipped.append(f'"{command}" took no longer than its shell: some times are 0')
            continue
        if reading.name in readings:
            message = f'the command "{shortened(result.command)}" is there twice'
            raise RawFileError(message, "give each a name of its own (--command-name)")
        readings[reading.name] = reading
    if skipped and not readings:
        mend = "run hyperfine without a shell (-N), or time something longer"
        raise RawFileError(skipped[0], mend)
    if not readings:
        raise RawFileError("no results", "run hyperfine again")
    return RawRun("hyperfine", None, tuple(readings.values()), skipped=tuple(skipped))


def _reading(result: _Result) -> Reading:
    command = shortened(result.command)
    failed = sorted({str(code) for code in result.exit_codes if code != 0})
    if failed:
        # None is what hyperfine writes for a command that a signal ended.
        codes = shortened(", ".join(failed).replace("None", "a signal"))
        message = f'the command "{command}" failed (exit code {codes}), so its times say nothing'
        raise RawFileError(message, "mend the command and run hyperfine without --ignore-failure")
    if not result.times:
        raise RawFileError(f'no times of "{command}"', "run hyperfine again")
    label = Text(by_language={"en": f"Run time of {command}", "zh": f"{command}的运行时间"})
    name = f"hyperfine.{exact_slug(result.command)}.time"
    return Reading(name, label, "s", "lower", tuple(result.times))


READER = Reader("hyperfine", _recognises, _read)
