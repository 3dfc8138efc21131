"""The machine that the Phoronix Test Suite describes in two lines of "Name: value" pairs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.benchmarks.readers.reading import Machine

if TYPE_CHECKING:
    from plugins.benchmarks.readers.pts_document import System

# A comma stands between pairs, and within values too: the next pair begins with a name.
_NEXT_PAIR = re.compile(r", (?=[A-Z][A-Za-z -]{1,30}: )")
_PROCESSOR = re.compile(r"(.+?)(?: \((\d{1,5}) Cores?(?: / \d+ Threads?)?\))?")


def machine_of(system: System | None) -> Machine:
    """What is known of a system."""
    if system is None:
        return Machine()
    hardware, software = _pairs(system.hardware), _pairs(system.software)
    processor = _PROCESSOR.fullmatch(hardware.get("Processor", ""))
    kernel = software.get("Kernel")
    names = (software.get("OS"), kernel and f"kernel {kernel}")
    return Machine(
        cpu=processor[1] if processor else None,
        cores=int(processor[2]) or None if processor and processor[2] else None,
        memory=hardware.get("Memory"),
        storage=hardware.get("Disk"),
        system=", ".join(name for name in names if name) or None,
        virtualisation=software.get("System Layer"),
    )


def _pairs(text: str) -> dict[str, str]:
    pairs = (pair.partition(": ") for pair in _NEXT_PAIR.split(text[:4000]))
    return {name: value for name, _, value in pairs if value}
