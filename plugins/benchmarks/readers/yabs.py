"""The reader of YABS (Yet-Another-Bench-Script): disk, network and Geekbench scores.

Names of readings:

- `yabs.fio.randrw50-4k-qd64-jobs2.read.bw` (KiB/s) and `….read.iops` (IOPS); `write` and `total`
  alike. YABS reads and writes at once, half and half, with 64 requests in flight in each of two
  jobs: these are no figures of a test that only reads.
- `yabs.iperf3.ipv4.clouvider.london-uk-10g.send` and `….recv` (Mbit/s, eight streams), `….latency`
  (ms, one ping). YABS itself changes between Mbits and Gbits from line to line.
- `yabs.geekbench6.single`, `yabs.geekbench6.multi` (index). Scores of different major versions of
  Geekbench are not comparable.

Source: yabs.sh of 2022-08-20, 2023-04-23, 2025-04-20 and 2026-07-24.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NoReturn

from plugins.benchmarks.readers.checked_document import LARGEST_FIGURE
from plugins.benchmarks.readers.raw_text import shortened
from plugins.benchmarks.readers.reading import Machine, RawFileError, RawRun, Reader, Reading
from plugins.benchmarks.readers.reading_name import distinct, slug
from plugins.benchmarks.readers.yabs_document import load_document, recognises
from plugins.benchmarks.text import Text
from plugins.benchmarks.units import convert

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plugins.benchmarks.readers.reading import Note
    from plugins.benchmarks.readers.yabs_document import (
        DiskTest,
        NetworkTest,
        ProcessorTest,
        YabsDocument,
    )

_SPEED = re.compile(r"(\d+(?:\.\d+)?) ([KMG]?bits)/sec", re.ASCII)
_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)-\d{6}", re.ASCII)
_LATENCY = re.compile(r"(\d+(?:\.\d+)?) ms", re.ASCII)
_SPEED_UNITS = {"bits": "bit/s", "Kbits": "kbit/s", "Mbits": "Mbit/s", "Gbits": "Gbit/s"}
_MEASURED_KIB = {"arm": 1024**2, "aarch64": 1024**2, "x64": 4 * 1024**2, "x86": 4 * 1024**2}
"""What a disk test moves until it ends: two jobs of 2 GiB, on ARM of 512 MiB; 30 s at most."""

_SHORT = 10

_DIRECTIONS = {
    "r": ("read", "read", "读取"),
    "w": ("write", "write", "写入"),
    "rw": ("total", "read and write together", "读写合计"),
}
_NETWORK = {"send": ("send", "发送"), "recv": ("receive", "接收")}
_SCORES = {"single": ("single-core", "单核"), "multi": ("multi-core", "多核")}

Found = Reading | str
"""A reading, or in words what is skipped and why."""


def read(path: Path) -> RawRun:
    """What a YABS file holds.

    Raises:
        RawFileError: it is broken, of an unknown version, or holds no figure.
    """
    document = load_document(path)
    found = [*_disk(document), *_network(document), *_geekbench(document)]
    readings, doubles = distinct(part for part in found if isinstance(part, Reading))
    skipped = tuple(part for part in found if isinstance(part, str)) + doubles
    if not readings:
        why = skipped[0] if skipped else "fio, iperf and Geekbench were all left out or failed"
        raise RawFileError(f"no figure in it: {why}", "run YABS again without -f, -i or -g")
    return RawRun(
        tool="YABS",
        version=document.version,
        readings=readings,
        date=_calendar_date(document.time),
        machine=_machine(document),
        skipped=skipped,
    )


def _calendar_date(time: str) -> date:
    """The date of `20261123-111359`, local time of the machine without a zone."""
    parts = _TIME.fullmatch(time)
    try:
        return date(*(int(part) for part in parts.groups())) if parts else _no_time(time)
    except ValueError:
        return _no_time(time)


def _no_time(time: str) -> NoReturn:
    message = f'time: "{shortened(time, 40)}" is no time such as 20260703-120000'
    raise RawFileError(message, "file the output of yabs.sh -w as it wrote it")


def _machine(document: YabsDocument) -> Machine:
    system, memory = document.os, document.mem
    names = [system.distro, system.kernel and f"Linux {system.kernel}"]
    return Machine(
        cpu=document.cpu.model or None,
        cores=document.cpu.cores or None,
        memory=_size(memory.ram),
        storage=_size(memory.disk),
        system=", ".join(name for name in names if name) or None,
        virtualisation=system.vm or None,
    )


def _size(kibibytes: float | None) -> str | None:
    return f"{kibibytes / 1024**2:.1f} GiB" if kibibytes else None


def _disk(document: YabsDocument) -> Iterator[Found]:
    for test in document.fio:
        notes = _disk_notes(test, document.os.arch)
        for key, (direction, english, chinese) in _DIRECTIONS.items():
            en = f"YABS fio mixed random 50/50, {test.bs}, 64×2 requests: {english}"
            zh = f"YABS fio混合随机读写各半，{test.bs}，队列64×2：{chinese}"
            name = f"yabs.fio.randrw50-{test.bs}-qd64-jobs2.{direction}"
            # YABS writes "KBps"; fio's terse output, which it copies, counts KiB/s. The IOPS of
            # each file prove it (yabs_document).
            rate = Text(by_language={"en": en, "zh": zh})
            operations = Text(by_language={"en": f"{en}, IOPS", "zh": f"{zh}，IOPS"})
            for quantity, label, unit, value in (
                ("bw", rate, "KiB/s", getattr(test, f"speed_{key}")),
                ("iops", operations, "IOPS", getattr(test, f"iops_{key}")),
            ):
                if not value:
                    yield f"{name}.{quantity}: fio gave no figure"
                    continue
                yield Reading(f"{name}.{quantity}", label, unit, "higher", (value,), notes=notes)


def _disk_notes(test: DiskTest, arch: str | None) -> tuple[Note, ...]:
    moved = _MEASURED_KIB.get(arch or "")
    if moved and test.speed_rw and moved / test.speed_rw < _SHORT:
        return ("short-run",)
    return ()


def _network(document: YabsDocument) -> Iterator[Found]:
    for test in document.iperf:
        server = ", ".join(shortened(text, 60) for text in (test.provider, test.loc))
        server = f"{server}, {test.mode}"
        name = f"yabs.iperf3.{test.mode.lower()}.{slug(test.provider)}.{slug(test.loc)}"
        for key, (english, chinese) in _NETWORK.items():
            label = Text(
                by_language={
                    "en": f"YABS iperf3 {english}: {server}",
                    "zh": f"YABS iperf3{chinese}：{server}",
                }
            )
            written: str = getattr(test, key)
            if written.strip() == "busy":
                yield f"iperf3 {key}, {server}: the server was busy"
                continue
            yield Reading(f"{name}.{key}", label, "Mbit/s", "higher", (_megabits(written, key),))
        yield _latency(test, name, server)


def _megabits(written: str, key: str) -> float:
    if not (speed := _SPEED.fullmatch(written.strip())):
        raise _unreadable(f"iperf {key}", written, '"1.61 Gbits/sec"')
    return convert(_finite(speed[1], written), _SPEED_UNITS[speed[2]], "Mbit/s")


def _latency(test: NetworkTest, name: str, server: str) -> Found:
    written = (test.latency or "--").strip()
    if written in {"--", ""}:
        return f"ping, {server}: no answer"
    if not (latency := _LATENCY.fullmatch(written)):
        raise _unreadable("iperf latency", written, '"77.5 ms" or "--"')
    label = Text(by_language={"en": f"YABS ping: {server}", "zh": f"YABS ping延迟：{server}"})
    value = _finite(latency[1], written)
    return Reading(f"{name}.latency", label, "ms", "lower", (value,))


def _finite(digits: str, written: str) -> float:
    value = float(digits)
    if value > LARGEST_FIGURE:
        raise _unreadable("iperf", written, "a figure that can be")
    return value


def _unreadable(what: str, written: str, wanted: str) -> RawFileError:
    message = f'{what}: "{shortened(written, 40)}" is not {wanted}'
    return RawFileError(message, "file the output of yabs.sh -w as it wrote it")


def _geekbench(document: YabsDocument) -> Iterator[Found]:
    for test in document.geekbench:
        yield from _scores(test)


def _scores(test: ProcessorTest) -> Iterator[Found]:
    for key, (english, chinese) in _SCORES.items():
        score: float | None = getattr(test, key)
        if not score:
            yield f"Geekbench {test.version} {english}: YABS could not fetch the score"
            continue
        label = Text(
            by_language={
                "en": f"Geekbench {test.version} {english} score (YABS)",
                "zh": f"Geekbench {test.version}{chinese}得分（YABS）",
            }
        )
        yield Reading(f"yabs.geekbench{test.version}.{key}", label, "index", "higher", (score,))


READER = Reader("yabs", recognises, read)
