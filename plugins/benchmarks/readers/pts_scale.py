"""The units of the Phoronix Test Suite: its scales are words of test profiles, not symbols.

Only scales that name a unit without doubt are here. What a profile labels wrongly is put right, or
left out where the file does not tell the truth either.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.benchmarks.readers.raw_text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.benchmarks.readers.pts_document import Result

UNIT_OF_SCALE: dict[str, str] = {
    "seconds": "s",
    "sec": "s",
    "milliseconds": "ms",
    "ms": "ms",
    "microseconds": "us",
    "us": "us",
    "nanoseconds": "ns",
    "ns": "ns",
    "byte/s": "B/s",
    "mb/s": "MB/s",
    "mib/s": "MiB/s",
    "mib/sec": "MiB/s",
    "gb/s": "GB/s",
    "gib/s": "GiB/s",
    "mbits/sec": "Mbit/s",
    "mbit/s": "Mbit/s",
    "gbits/sec": "Gbit/s",
    "gbit/s": "Gbit/s",
    "iops": "IOPS",
    "events per second": "events/s",
    "events/sec": "events/s",
    "requests per second": "requests/s",
    "requests/sec": "requests/s",
    "gflops": "GFLOPS",
    "gflop/s": "GFLOPS",
    "gflops/sec": "GFLOPS",
    "mwips": "MWIPS",
    "mips": "MIPS",
    "frames per second": "frames/s",
    "fps": "frames/s",
    "lps": "lps",
    "lpm": "lpm",
    "percent": "%",
    "score": "index",
    "index": "index",
}
"""Scale in lower case → symbol of `plugins.benchmarks.units`."""

_FIO = re.compile(r"pts/fio-(\d+\.\d+\.\d+)")
_BLOCK_SIZE = re.compile(r"(?:^| )(\d{1,4})([km])(?: |$)")
_FACTOR = 1024
_LEAST_CERTAIN, _MOST_CERTAIN = 1024, 65536


def unit_of(result: Result, value: float, results: Iterable[Result]) -> tuple[str | None, str]:
    """The unit of a figure of a result, or None and why there is none.

    Args:
        result: what the figure belongs to.
        value: the figure.
        results: all results of the file; for fio its IOPS tell what its bandwidth counts in.
    """
    unit = UNIT_OF_SCALE.get(result.scale.lower())
    if unit is None:
        return None, f'the scale "{shortened(result.scale, 40)}" is no unit that we know'
    if unit not in {"MB/s", "MiB/s"} or not (fio := _FIO.fullmatch(result.identifier)):
        return unit, ""
    if fio[1] == "2.0.0":
        return _unit_of_fio_2_0_0(result, value, results)
    if unit == "MB/s":
        # https://github.com/phoronix-test-suite/test-profiles/issues/326
        return None, "this test profile writes MB/s for figures that fio gives in other units"
    return unit, ""


def _unit_of_fio_2_0_0(
    result: Result, value: float, results: Iterable[Result]
) -> tuple[str | None, str]:
    """KiB/s, which the profile labels MiB/s, unless fio itself went over to MiB/s.

    The profile takes the number of fio's line "bw (  KiB/s): … avg=" and leaves its unit behind
    (https://github.com/phoronix-test-suite/test-profiles/issues/286). Above 1 GiB/s fio writes that
    line in MiB/s. The IOPS of the same run times the block size tell which it was. Without them a
    figure up to 1024 must be KiB/s, and so must one that no disk reaches in MiB/s.
    """
    if proof := _kibibytes_by_iops(result, results):
        for unit, factor in (("KiB/s", 1), ("MiB/s", _FACTOR)):
            if 0.5 < value * factor / proof < 2:
                return unit, ""
        return None, "its figure fits its IOPS neither in KiB/s nor in MiB/s"
    if value <= _LEAST_CERTAIN or value > _MOST_CERTAIN:
        return "KiB/s", ""
    return None, "pts/fio-2.0.0 does not say whether this is KiB/s or MiB/s, and no IOPS are there"


def _kibibytes_by_iops(result: Result, results: Iterable[Result]) -> float:
    size = _BLOCK_SIZE.search(result.arguments)
    if not size:
        return 0
    kibibytes = int(size[1]) * (_FACTOR if size[2] == "m" else 1)
    same = (result.identifier, result.arguments)
    for other in results:
        if other.scale == "IOPS" and (other.identifier, other.arguments) == same and other.entries:
            try:
                return float(other.entries[0].value) * kibibytes
            except ValueError:
                return 0
    return 0
