"""The beginning of a UnixBench report: the machine, and the day of the run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.benchmarks.readers.raw_text import shortened
from plugins.benchmarks.readers.reading import Machine
from plugins.benchmarks.readers.written_date import day_of

if TYPE_CHECKING:
    from datetime import date as calendar_date

_CPU = re.compile(r"CPU \d+: (.+?) \([\d.]+ bogomips\)")
_SYSTEM = re.compile(r"OS: (.+?) -- (.+?) -- .*")
# "Mon Nov 23 2026 …", or in Chinese and Japanese locales "日 5月 16 2021 …".
_DAY = re.compile(r"\S+ +([A-Z][a-z]{2}|\d{1,2}月) +(\d{1,2}) (\d{4}) .*")


@dataclass(slots=True)
class Header:
    """What the header has told so far; the line "System:" is left out, since it names the host."""

    cpu: str | None = None
    cores: int | None = None
    system: str | None = None
    date: calendar_date | None = None
    skipped: list[str] = field(default_factory=list)

    def take(self, line: str) -> None:
        """Read a line before the first block."""
        text = line.strip()
        if (cpu := _CPU.fullmatch(text)) and self.cpu is None:
            self.cpu = cpu[1]
        elif system := _SYSTEM.fullmatch(text):
            self.system = f"{system[1]} {system[2]}"

    def run_at(self, text: str) -> None:
        """Read when a block ran: the day of the first one counts."""
        if self.date is None:
            self.date = _day(text)
            if self.date is None:
                self.skipped.append(f'the day of the run: "{shortened(text)}" is no English date')

    def machine(self) -> Machine:
        """The machine as the report describes it."""
        return Machine(cpu=self.cpu, cores=self.cores, system=self.system)


def _day(text: str) -> calendar_date | None:
    found = _DAY.fullmatch(text)
    return day_of(found[3], found[1], found[2]) if found else None
