"""What a reader finds in the raw output of a tool."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date as calendar_date
    from pathlib import Path

    from plugins.benchmarks.text import Text

Direction = Literal["higher", "lower", "none"]
"""Which way is better; `none` for what is no quantity, such as the class of a route."""

Note = Literal[
    "short-run",  # measured for less than ten seconds
    "buffered",  # the operating system's cache was not bypassed
    "sender-side",  # counted where it was sent, since the receiver reported nothing
    "not-reached",  # the trace ended before its destination
    "fixed-rate",  # the tool sent at a given rate, so this is no limit of the path
    "aborted",  # the tool says that the run was cut short
]
"""What a reader of the figure has to know; the words for each stand in a template."""


class RawFileError(Exception):
    """A raw file that cannot be read.

    Attributes:
        message: what is wrong, one line, without a full stop.
        mend: what to do about it, one line.
        line: 1-based line in the file, None when the whole file is concerned.
    """

    def __init__(self, message: str, mend: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend
        self.line = line


@dataclass(frozen=True, slots=True)
class Reading:
    """One quantity that a file holds.

    Attributes:
        name: tool and quantity with every option that makes it another quantity, in the form of an
            id: `fio.randread-4k-qd32.read.iops`. A metric takes it by this name.
        label: name of the quantity for readers, in English and Chinese.
        unit: symbol of `plugins.benchmarks.units`; `class` for a judgement.
        samples: in `unit`, in the order of the file; empty for a judgement.
        judgement: what the tool makes of something, such as the class of a route, in its own words.
    """

    name: str
    label: Text
    unit: str
    direction: Direction
    samples: tuple[float, ...] = ()
    judgement: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Machine:
    """What a file says of the machine it was written on; None where it says nothing."""

    cpu: str | None = None
    cores: int | None = None
    memory: str | None = None
    storage: str | None = None
    system: str | None = None
    virtualisation: str | None = None


@dataclass(frozen=True, slots=True)
class RawRun:
    """What one file holds.

    Attributes:
        tool: name of the tool that measured, as readers know it.
        version: of the tool, None when the file does not say.
        date: on which it ran, after the machine's own clock; None when the file does not say.
        skipped: figures of the file that the reader does not take, in words, with the reason.
    """

    tool: str
    version: str | None
    readings: tuple[Reading, ...]
    date: calendar_date | None = None
    machine: Machine = field(default_factory=Machine)
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """The reader of one format.

    Attributes:
        tool: name of the tool; also the folder below `data/raw/`.
        recognises: whether the beginning of a text (see `raw_text.read_head`) is of this format.
        read: reads a file of this format, or raises `RawFileError`.
    """

    tool: str
    recognises: Callable[[str], bool]
    read: Callable[[Path], RawRun]
