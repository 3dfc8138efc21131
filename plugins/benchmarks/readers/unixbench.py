"""The reader of UnixBench: the text report of a run, versions 5 and 6.

Names of readings, for each block "running N parallel copies of tests":

- `unixbench6.copies1.index`, `unixbench6.copies4.index`: the index of all twelve tests.
- `unixbench6.copies1.dhry2reg` and so on: the raw result of a test in its own unit, under the name
  that UnixBench itself has for it (`unixbench_tests`). The index of a single test is ten times this
  over a constant, so it is no reading.

The major version stands in the name, since results of 5 and 6 are not comparable. An index of only
some of the tests is skipped: it is another quantity for every choice of tests.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plugins.benchmarks.readers.raw_text import read_lines, shortened
from plugins.benchmarks.readers.reading import RawFileError, RawRun, Reader, Reading
from plugins.benchmarks.readers.unixbench_header import Header
from plugins.benchmarks.readers.unixbench_tests import TESTS
from plugins.benchmarks.readers.written_number import written_number
from plugins.benchmarks.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.benchmarks.readers.reading import Note

_TITLE = re.compile(r"BYTE UNIX Benchmarks \(Version ([^)\n]{1,20})\)")
_HTML = re.compile(r"<b>BYTE UNIX Benchmarks \(Version ")
_PASSES = re.compile(r"\A\s*#{56}\n[^\n]+ -- \d+ cop(?:y|ies)\n==> ")
_BLOCK = re.compile(r"Benchmark Run: (.*)")
_COPIES = re.compile(r"(\d+) CPUs? in system; running (\d+) parallel cop(?:y|ies) of tests")
_RESULT = re.compile(r"(.*\S) +(\S+) (\S+) +\((\S+) s, (\d+) samples\)")
_TABLE = re.compile(r"(.*) (?:Index Values|Partial Index) +BASELINE +RESULT +INDEX")
_SCORE = re.compile(r"(.*) Index Score(?: \((Partial Only)\))? +(\S+)")

MOST_RESULTS = 10_000
"""Of single tests in a report; each block has at most some twenty."""

_SHORT = 10
_LONGEST = 400
_KNOWN_MAJORS = ("5", "6")
_AGAIN = "run UnixBench again and file the whole text report"


def recognises(head: str) -> bool:
    """The text report, also below the rest of what `Run` prints; its HTML and its log of passes."""
    return bool(_TITLE.search(head) or _PASSES.match(head))


def read(path: Path) -> RawRun:
    """What a report holds.

    Raises:
        RawFileError: it is HTML or the log of passes, cut short, or of an unknown version.
    """
    report = _Report()
    for number, line in read_lines(path):
        report.take(number, line)
    report.finish_block()
    if not report.version:
        message = "the log of the single passes, without the index"
        raise RawFileError(message, "file the report beside it: the same name without .log")
    if not report.readings:
        raise RawFileError("no result in it", _AGAIN)
    return RawRun(
        tool="UnixBench",
        version=report.version,
        readings=tuple(report.readings.values()),
        date=report.header.date,
        machine=report.header.machine(),
        skipped=tuple(report.skipped + report.header.skipped),
    )


@dataclass(slots=True)
class _Block:
    """A block of a report, from "Benchmark Run" to its index score."""

    line: int
    copies: int = 0
    indexed: int = 0
    table: bool = False
    score: bool = False


@dataclass(slots=True)
class _Report:
    """What the lines so far have told."""

    version: str = ""
    header: Header = field(default_factory=Header)
    block: _Block | None = None
    readings: dict[str, Reading] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    results: int = 0

    def take(self, number: int, line: str) -> None:
        """Read one line.

        Raises:
            RawFileError: the line breaks the form of a report.
        """
        if len(line) > _LONGEST:
            return
        if title := _TITLE.search(line):
            self._begin(number, line, title[1])
        elif not self.version:
            return
        elif block := _BLOCK.fullmatch(line.strip()):
            self.finish_block()
            self.block = _Block(number)
            self.header.run_at(block[1])
        elif self.block is None:
            self.header.take(line)
        elif copies := _COPIES.fullmatch(line.strip()):
            self.header.cores = _whole(copies[1], number)
            self.block.copies = _whole(copies[2], number)
        elif line.rstrip().endswith(" samples)"):
            self._result(number, line.strip(), self.block)
        elif _TABLE.fullmatch(line.strip()):
            self.block.table = True
        elif score := _SCORE.fullmatch(line.strip()):
            self._index(number, score, self.block)

    def _begin(self, number: int, line: str, version: str) -> None:
        if _HTML.search(line):
            message = "the report as HTML"
            raise RawFileError(message, "file the text report beside it: its name without .html")
        if self.version:
            raise RawFileError("a second report begins", "keep one report in a file", number)
        if version.partition(".")[0] not in _KNOWN_MAJORS:
            message = f"UnixBench {shortened(version)}: the report of this version is not known"
            raise RawFileError(message, "known are versions 5 and 6", number)
        self.version = version

    def finish_block(self) -> None:
        """Check that the block that ends here is whole.

        Raises:
            RawFileError: it has no line of copies, or results without their index score.
        """
        block, self.block = self.block, None
        if block is None:
            return
        _check_copies(block)
        if block.indexed and not (block.table and block.score):
            raise RawFileError("it ends before the index score of this run", _AGAIN, block.line)

    def _result(self, number: int, line: str, block: _Block) -> None:
        parts = _RESULT.fullmatch(line)
        _check_copies(block)
        self.results += 1
        if self.results > MOST_RESULTS:
            message = f"more than {MOST_RESULTS} results"
            raise RawFileError(message, "this is no report of UnixBench", number)
        if not parts:
            raise RawFileError("not a result of UnixBench", _AGAIN, number)
        title, printed = parts[1], parts[3]
        value, seconds = _number(parts[2], number), _number(parts[4], number)
        test = TESTS.get(title)
        if test is None:
            self.skipped.append(
                f"{shortened(title)}, {_copies(block.copies)}: not one of the tests we take"
            )
            return
        if printed != test.printed:
            message = f'"{title}" in {shortened(printed)}, not in {test.printed}'
            raise RawFileError(message, "this is not what UnixBench writes", number)
        block.indexed += test.in_index
        short = seconds * _whole(parts[5], number) < _SHORT
        notes: tuple[Note, ...] = ("short-run",) if short else ()
        label = _label(title, test.chinese, block.copies)
        self._add(Reading(self._name(test.name), label, test.unit, "higher", (value,), notes=notes))

    def _index(self, number: int, score: re.Match[str], block: _Block) -> None:
        value = _number(score[3], number)
        if score[1] != "System Benchmarks":
            self.skipped.append(
                f"{shortened(score[1])} Index Score: not one of the indexes we take"
            )
            return
        block.score = True
        if score[2]:
            why = "the index of only some tests, which nothing else compares with"
            self.skipped.append(f"{score[1]} Index Score, {_copies(block.copies)}: {why}")
            return
        label = _label("index", "综合指数", block.copies)
        self._add(Reading(self._name("index"), label, "index", "higher", (value,)))

    def _name(self, quantity: str) -> str:
        copies = self.block.copies if self.block else 0
        return f"unixbench{self.version.partition('.')[0]}.copies{copies}.{quantity}"

    def _add(self, reading: Reading) -> None:
        if not any(reading.samples):
            self.skipped.append(f"{reading.name}: UnixBench measured 0")
            return
        if earlier := self.readings.get(reading.name):
            # The same number of copies given twice (`-c 1 -c 1`) is two runs of the same thing.
            reading = replace(reading, samples=earlier.samples + reading.samples)
        self.readings[reading.name] = reading


def _check_copies(block: _Block) -> None:
    if not block.copies:
        message = 'a run without a line "… running N parallel copies of tests"'
        raise RawFileError(message, _AGAIN, block.line)


def _copies(count: int) -> str:
    return "1 copy" if count == 1 else f"{count} copies"


def _label(english: str, chinese: str, copies: int) -> Text:
    return Text(
        by_language={
            "en": f"UnixBench {english}, {_copies(copies)}",
            "zh": f"UnixBench{chinese}，{copies}个副本",
        }
    )


def _number(text: str, line: int) -> float:
    return written_number(text, "UnixBench", _AGAIN, at=line)


def _whole(text: str, line: int) -> int:
    value = int(text) if len(text) <= 6 else 0
    if not value:
        raise RawFileError(f'"{shortened(text, 40)}" is no count', _AGAIN, line)
    return value


READER = Reader("unixbench", recognises, read)
