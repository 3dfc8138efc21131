"""The text of sysbench 1.0 and 1.1: each line that holds an option or a figure, by its form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.benchmarks.readers.raw_text import read_lines, shortened
from plugins.benchmarks.readers.reading import RawFileError

if TYPE_CHECKING:
    from pathlib import Path

BANNER = re.compile(r"^sysbench (\d+\.\d[\w.-]{0,40})(?:[ :]|$)", re.MULTILINE | re.ASCII)

_NUMBER = r"(\d{1,15}(?:\.\d{1,9})?)"
_COUNT = r"(\d{1,12})"
_SIZE = r"(\d{1,9}(?:\.\d{1,9})?[KMGT]?i?B)"
# Key -> the line that it stands on; the text in parentheses is what it holds. Options come from
# the print_mode functions of sysbench's tests, figures from its report functions.
_LINES: dict[str, re.Pattern[str]] = {
    key: re.compile(pattern, re.ASCII)
    for key, pattern in {
        "threads": rf"Number of threads: {_COUNT}",
        "rate": rf"Target transaction rate: {_COUNT}/sec",
        "prime": rf"Prime numbers limit: {_COUNT}",
        "cpu": rf"    events per second: *{_NUMBER}",
        "memory block": rf"  block size: {_SIZE}",
        "memory operation": r"  operation: (read|write|none)",
        "memory scope": r"  scope: (global|local)",
        "memory rate": rf"Total operations: \d+ \( *{_NUMBER} per second\)",
        "memory throughput": rf"\d+\.\d+ MiB transferred \({_NUMBER} MiB/sec\)",
        "flags": r"Extra file open flags: (.+)",
        "files": rf"{_COUNT} files, [\d.]+[KMGT]?i?B each",
        "file total": rf"{_SIZE} total file size",
        "file block": rf"Block size {_SIZE}",
        "merging": rf"Merging requests up to {_SIZE} for sequential IO\.",
        "ratio": rf"Read/Write ratio for combined random IO test: {_NUMBER}",
        "fsync period": rf"Periodic FSYNC enabled, calling fsync\(\) each {_COUNT} requests\.",
        "fsync end": r"(Calling fsync\(\) at the end of test), Enabled\.",
        "fsync all": r"(Calling fsync\(\) after each write operation)\.",
        "mode": r"Using (\w+(?: mmaped)?) I/O mode",
        "validation": r"Using (checksums) validation\.",
        "file test": r"Doing (.+) test",
        "read iops": rf"    reads/s: *{_NUMBER}|         read:  IOPS={_NUMBER} .*",
        "write iops": rf"    writes/s: *{_NUMBER}|         write: IOPS={_NUMBER} .*",
        "fsync iops": rf"    fsyncs/s: *{_NUMBER}|         fsync: IOPS={_NUMBER}",
        "read throughput": (
            rf"    read, MiB/s: *{_NUMBER}|         read:  IOPS=[\d.]+ {_NUMBER} MiB/s .*"
        ),
        "write throughput": (
            rf"    written, MiB/s: *{_NUMBER}|         write: IOPS=[\d.]+ {_NUMBER} MiB/s .*"
        ),
        "seconds": rf"    (?:total time|time elapsed): *{_NUMBER}s",
        "mean": rf"         avg: *{_NUMBER}",
        "percentile": r" *(\d{1,3})th percentile: *[\d.]+",
        # Below all that is taken; fileio of 1.1 ends there.
        "end": rf"         sum: *{_NUMBER}",
        "at percentile": rf" *\d{{1,3}}th percentile: *{_NUMBER}",
    }.items()
}
_CHECKPOINT = re.compile(r"\[ \d+s \] Checkpoint report:")
# Where a figure is due: what stands there instead is in another notation.
_DUE = re.compile(
    r"(?:events per second|MiB transferred|(?:reads|writes)/s|avg|percentile):? .*\d,\d"
)


def read_text(path: Path) -> dict[str, str]:
    """What each line of `_LINES` holds, and `version`; nothing is stated twice.

    Raises:
        RawFileError: sysbench failed, there are several runs or reports in the file, or a number
            is in the notation of a locale.
    """
    found: dict[str, str] = {}
    for number, line in read_lines(path):
        text = line.rstrip()
        if _CHECKPOINT.match(text):
            mend = "run sysbench without --report-checkpoints"
            raise RawFileError("a report of a part of the run", mend, number)
        if text.startswith("[ ") or "|" in text:
            # Reports of intervals and histograms, of which there can be very many.
            continue
        if banner := BANNER.match(text):
            _keep(found, "version", banner[1], number)
        elif text.startswith("FATAL: "):
            message = f"sysbench failed: {shortened(text.removeprefix('FATAL: '), 120)}"
            raise RawFileError(message, "mend that and run it again", number)
        elif _DUE.search(text):
            mend = "run sysbench with LC_ALL=C"
            raise RawFileError("a number with a comma", mend, number)
        else:
            for key, pattern in _LINES.items():
                if match := pattern.fullmatch(text):
                    held = next((group for group in match.groups() if group is not None), "")
                    _keep(found, key, held, number)
    return found


def _keep(found: dict[str, str], key: str, held: str, number: int) -> None:
    if key in found:
        message = f"a second {key} of the same run, or a second run"
        raise RawFileError(message, "keep one run in a file", number)
    found[key] = held
