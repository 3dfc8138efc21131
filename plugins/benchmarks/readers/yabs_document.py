"""The JSON of YABS, as `yabs.sh -j` prints it and `-w` writes it.

Read in the source of masonr/yet-another-bench-script: 2022-08-20 has no latency, 2023-02-27 neither
units nor `vm`, 2023-04-23 has both and `ip_info`, 2025-04-20 `partition`, 2026-07-24 null scores.
The flat form of the first days (before 2022-08-17) is not read. `ip_info` names the provider's
customer and is never looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from plugins.benchmarks.readers.checked_document import Figure, Part, Word, checked
from plugins.benchmarks.readers.json_document import load_json
from plugins.benchmarks.readers.raw_text import read_head, read_lines, shortened
from plugins.benchmarks.readers.reading import RawFileError
from plugins.benchmarks.readers.written_date import day_of

if TYPE_CHECKING:
    from pathlib import Path

FIRST_KNOWN, LAST_KNOWN = "v2022-08-17", "v2026-07-24"
"""Versions between which form, units and options of the tests are known from the source.

A later one is read if it has the same form and proves its unit: see `DiskTest.counts_kibibytes`.
"""

_BANNER = re.compile(r"\s*# (?:## )+#\s*\n#\s+Yet-Another-Bench-Script\s")
_DOCUMENT = re.compile(
    r'^[ \t]*\{\s*"version"\s*:\s*"v\d{4}-\d\d-\d\d[^"\n]{0,20}"\s*,\s*"time"\s*:', re.MULTILINE
)
_VERSION = re.compile(r"v(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_NO_LIST = re.compile(r'"(iperf|geekbench)":\]')
_NO_VALUE = re.compile(r'"(\w+)":(?=[,}\]])')

_LEFT_OUT = {
    "iperf": (
        "without a network its iperf part has no server",
        "run it again with -i, which leaves iperf out, or with a network",
    ),
    "geekbench": (
        "its Geekbench part has no result, since Geekbench failed",
        "run it again with -g, which leaves Geekbench out, or with a newer YABS",
    ),
}


_KIB_OF = {"4k": 4, "64k": 64, "512k": 512, "1m": 1024}


class System(Part):
    """`os`."""

    arch: Word | None = None
    distro: Word | None = None
    kernel: Word | None = None
    vm: Word | None = None


class Processor(Part):
    """`cpu`."""

    model: Word | None = None
    cores: Annotated[int, Field(strict=True, ge=0, le=100_000)] | None = None


class Memory(Part):
    """`mem`; all sizes are KiB, also the disk, which `df` counts and YABS labels "KB"."""

    ram: Figure | None = None
    disk: Figure | None = None


class DiskTest(Part):
    """A member of `fio`; `speed_units` says KBps or is absent, and means KiB/s.

    YABS leaves a value empty where fio was killed; whoever mends the file writes null.
    """

    bs: Literal["4k", "64k", "512k", "1m"]
    speed_r: Figure | None
    iops_r: Figure | None
    speed_w: Figure | None
    iops_w: Figure | None
    speed_rw: Figure | None
    iops_rw: Figure | None
    speed_units: Literal["KBps"] = "KBps"

    def counts_kibibytes(self) -> bool | None:
        """Whether speed over IOPS is the block size in KiB; None where rounding hides it.

        Requests are whole blocks, so a speed in kB/s would be 2.4 % more. IOPS are rounded down,
        and those of reads and writes added up.
        """
        unit_of: set[bool] = set()
        for speed, rate in (
            (self.speed_r, self.iops_r),
            (self.speed_w, self.iops_w),
            (self.speed_rw, self.iops_rw),
        ):
            if not speed or not rate:
                continue
            least, most = 0.995 * rate - 1, 1.005 * (rate + 2) + 1
            kibibytes, kilobytes = (
                least <= speed / factor / _KIB_OF[self.bs] <= most for factor in (1, 1.024)
            )
            if not kibibytes:
                return False
            unit_of |= {True} if not kilobytes else set()
        return True if unit_of else None


class NetworkTest(Part):
    """A member of `iperf`; `latency` since 2022-11."""

    mode: Literal["IPv4", "IPv6"]
    provider: Word
    loc: Word
    send: Word
    recv: Word
    latency: Word | None = None


class ProcessorTest(Part):
    """A member of `geekbench`; null where YABS could not fetch the score."""

    version: Literal[4, 5, 6, 7]
    single: Figure | None
    multi: Figure | None


class YabsDocument(Part):
    """The whole document; a test that was left out has no key."""

    version: Word
    time: Word
    os: System = System()
    cpu: Processor = Processor()
    mem: Memory = Memory()
    fio: tuple[DiskTest, ...] = ()
    iperf: tuple[NetworkTest, ...] = ()
    geekbench: tuple[ProcessorTest, ...] = ()


def recognises(head: str) -> bool:
    """JSON of YABS, alone or after its text; also its text alone, to say how to get the JSON."""
    return bool(_DOCUMENT.search(head) or _BANNER.match(head))


def load_document(path: Path) -> YabsDocument:
    """The document of a file.

    Raises:
        RawFileError: there is none, it is broken, or of a version that is not known.
    """
    try:
        raw = load_json(path)
    except RawFileError as error:
        raise _explained(path, error) from None
    version = raw.get("version") if isinstance(raw, dict) else None
    if isinstance(version, str):
        _check_version(version)
    document = checked(YabsDocument, raw, "yabs.sh -w")
    _check_unit(document)
    return document


def _check_version(version: str) -> None:
    parts = _VERSION.fullmatch(version)
    if parts is None or day_of(*parts.groups()) is None or version < FIRST_KNOWN:
        raise RawFileError(
            f'YABS "{shortened(version, 40)}": what this version writes is not known',
            f"known are {FIRST_KNOWN} and later",
        )


def _check_unit(document: YabsDocument) -> None:
    """That the speeds of disk tests count KiB/s, whatever YABS calls them."""
    proofs = [test.counts_kibibytes() for test in document.fio]
    for test, proof in zip(document.fio, proofs, strict=True):
        if proof is False:
            message = f"fio {test.bs}: the speeds are not IOPS times the block size in KiB/s"
            raise RawFileError(message, "so their unit is not known: measure with fio itself")
    if document.fio and document.version > LAST_KNOWN and True not in proofs:
        message = f"YABS {document.version} is newer than {LAST_KNOWN}, and its IOPS are too few "
        message += "to prove the unit of its speeds"
        raise RawFileError(message, "measure with fio itself")


def _explained(path: Path, error: RawFileError) -> RawFileError:
    """Why YABS wrote no JSON, or broken JSON: it joins strings, so an empty value breaks it."""
    if not _DOCUMENT.search(read_head(path)):
        return RawFileError(
            "text of YABS without its JSON; the text is rounded",
            "run YABS again with -w FILE and file that",
        )
    for number, line in read_lines(path):
        if part := _NO_LIST.search(line):
            why, mend = _LEFT_OUT[part[1]]
            return RawFileError(f"YABS wrote broken JSON: {why}", mend, number)
        if empty := _NO_VALUE.search(line):
            return RawFileError(
                f'YABS wrote broken JSON: no value after "{shortened(empty[1], 40)}"',
                "write null there, or leave that test out: -f fio, -i iperf, -g Geekbench",
                number,
            )
    return error
