"""What a log of ECS or backtrace says of itself and of its machine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.benchmarks.readers.reading import Machine
from plugins.benchmarks.readers.written_date import day_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

LONGEST_LINE = 500
"""Characters of a line that is looked at; those of the log are shorter."""

_VERSION = re.compile(r"^ ?(?:VPS融合怪)?(?:版本|Version)\s*[:：]\s*(v?\d[\w.-]{2,30})\s*$")
_SECTION = re.compile(r"^-{3,}.*[^-\s].*-{3,}$")
# Titles of ECS alone; backtrace on its own prints none.
_ECS = re.compile(
    r"融合怪|VPS Fusion Monster Test|spiritLHLS/ecs|oneclickvirt/ecs|^-{3,}.*回程.*-{3,}$"
)
_LABELLED = re.compile(r"^ ?(?P<label>[^:：\s][^:：]{0,30}?)\s*[:：]\s*(?P<value>\S.*)$")
_STARTED = re.compile(r"^(\d{4})/(\d\d)/(\d\d) \d\d:\d\d:\d\d ")
_CHINESE_DATE = re.compile(r"(\d{4})年\s*(\d{1,2})月\s*(\d{1,2})日")
_ENGLISH_DATE = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) [\d:]{8} .*?(\d{4})$")


def _is_other_section(line: str) -> bool:
    """Whether it is a title, and neither that of the whole log nor that of return routes."""
    if re.search(r"回程|融合怪|VPS Fusion Monster Test", line):
        return False
    return _SECTION.match(line) is not None


def _core_count(value: str) -> int | None:
    found = re.match(r"(\d{1,4}) Virtual CPU", value)
    return int(found[1]) if found else None


def _total(value: str) -> str | None:
    """The size in `1.2 GiB / 62.69 GiB`, the first being what is in use."""
    used, slash, total = value.partition("/")
    return total.strip() if slash and used.strip() else None


_MACHINE: dict[str, tuple[str, Callable[[str], str | int | None]]] = {
    "CPU 型号": ("cpu", str),
    "CPU Model": ("cpu", str),
    "CPU 数量": ("cores", _core_count),
    "CPU 核心数": ("cores", _core_count),
    "CPU Cores": ("cores", _core_count),
    "CPU Numbers": ("cores", _core_count),
    "内存": ("memory", _total),
    "Memory": ("memory", _total),
    "系统": ("system", str),
    "OS": ("system", str),
    "System": ("system", str),
    "虚拟化架构": ("virtualisation", str),
    "Virtualization": ("virtualisation", str),
    "VM Type": ("virtualisation", str),
}


class Header:
    """Gathers, line by line, what stands around the block.

    Attributes:
        is_ecs: whether it is a log of ECS, of which backtrace is a part.
        version: of ECS; backtrace does not print its own.
        date: of the run, after the machine's own clock.
        sections: titles between dashes other than that of return routes.
    """

    def __init__(self) -> None:
        self.is_ecs = False
        self.version: str | None = None
        self.date: date | None = None
        self.sections = 0
        self._machine: dict[str, str | int] = {}

    @property
    def machine(self) -> Machine:
        """What the log says of the machine."""
        return Machine(**self._machine)  # type: ignore[arg-type]

    def take(self, line: str) -> None:
        """Look at one line."""
        if len(line) > LONGEST_LINE:
            return
        self.is_ecs = self.is_ecs or _ECS.search(line) is not None
        self.sections += _is_other_section(line)
        if version := _VERSION.match(line):
            self.version = self.version or version[1]
        if started := _STARTED.match(line):
            self.date = self.date or day_of(*started.groups())
        labelled = _LABELLED.match(line)
        if labelled is None:
            return
        label, value = labelled["label"].strip(), labelled["value"].strip()[:200]
        if label in {"时间", "当前时间", "Current Time", "Time"}:
            self.date = self.date or _written_date(value)
        elif label in _MACHINE:
            key, parse = _MACHINE[label]
            parsed = parse(value)
            if parsed is not None:
                self._machine.setdefault(key, parsed)


def _written_date(value: str) -> date | None:
    """The date as `date` prints it in English or Chinese."""
    if found := _CHINESE_DATE.search(value):
        return day_of(*found.groups())
    if found := _ENGLISH_DATE.search(value):
        month, day, year = found.groups()
        return day_of(year, month, day)
    return None
