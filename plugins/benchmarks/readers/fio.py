"""fio, `--output-format=json` or `json+`, versions 2 and 3.

Names: `fio.<stem>.<direction>.<quantity>`. The stem is that of `fio_workload`, the direction
`read`, `write`, `trim`, `mixed` (all in one) or `sync` (calls of fsync), the quantity one of

    bw (B/s; KiB/s of fio 2)   iops   clat-mean   clat-p50, -p95, -p99, -p99.9 (ns; us of fio 2)
    lat-mean, lat-p50, … (of sync)

    fio.randread-4k-qd32-j4.read.iops     fio.write-4k-qd1-fdatasync.sync.lat-p99

Entries of one job (numjobs without group_reporting) are added up for rates; latencies of several
do not add up and are skipped. Jobs that ran at the same time are an error, for neither figure is of
its options alone, and so are two jobs of equal options: whether on one disk or two, nothing in the
file tells.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from plugins.benchmarks.readers.checked_document import checked
from plugins.benchmarks.readers.fio_document import BINS, Document, Job, Latency, Rates
from plugins.benchmarks.readers.fio_workload import Workload, workload_of
from plugins.benchmarks.readers.json_document import load_json
from plugins.benchmarks.readers.raw_text import read_head, shortened
from plugins.benchmarks.readers.reading import RawFileError, RawRun, Reader, Reading
from plugins.benchmarks.readers.written_date import day_of, day_of_timestamp
from plugins.benchmarks.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from plugins.benchmarks.readers.reading import Direction

_JSON = re.compile(r'"fio version"\s*:')
_TEXT = re.compile(
    r"^(?:fio-\d\S*\nStarting \d+ (?:process|thread)|[2-5];fio-\d[^;\n]*;)", re.MULTILINE
)
_VERSION = re.compile(r"fio-((\d+)\.\d[\w.+-]{0,40})", re.ASCII)
_TIME = re.compile(r"\w{3} (\w{3}) +(\d{1,2}) [\d:]{8} (\d{4})", re.ASCII)
_SHORT_MS = 10_000
_PERCENTILES = (50.0, 95.0, 99.0, 99.9)
_DIRECTION_WORDS = {
    "read": ("reads", "读"),
    "write": ("writes", "写"),
    "trim": ("trims", "TRIM"),
    "mixed": ("reads and writes", "读写合计"),
    "sync": ("syncs", "同步"),
}


def _recognises(head: str) -> bool:
    return bool(_JSON.search(head) or _TEXT.search(head))


def _read(path: Path) -> RawRun:
    if not _JSON.search(read_head(path)):
        message = "fio wrote text for people or its terse form, not JSON"
        raise RawFileError(message, "run it with --output-format=json")
    document = checked(Document, load_json(path, BINS), "fio")
    match = _VERSION.fullmatch(document.version)
    if match is None or match[2] not in {"2", "3"}:
        message = f'"{shortened(document.version)}" is a version whose form is not known'
        raise RawFileError(message, "known are fio 2 and 3")
    if not document.jobs:
        where = "only client_stats" if document.client_stats else "none"
        raise RawFileError(f"no jobs ({where})", "run fio on the machine itself, without --client")
    readings: dict[str, Reading] = {}
    skipped: list[str] = []
    for workload, jobs in _grouped(document, document.jobs):
        for reading in _readings(workload, jobs):
            if reading.name in readings:
                message = f'two jobs with the options of "{workload.stem}"'
                raise RawFileError(message, "put jobs of equal options into files of their own")
            readings[reading.name] = reading
        if len(jobs) > 1:
            name = shortened(jobs[0].jobname)
            skipped.append(
                f'latencies of the {len(jobs)} processes of "{name}" do not add up: '
                "use --group_reporting"
            )
    return RawRun(
        "fio", match[1], tuple(readings.values()), _date(document), skipped=tuple(skipped)
    )


def _grouped(document: Document, jobs: Sequence[Job]) -> Iterator[tuple[Workload, list[Job]]]:
    """Each job with all entries that it has."""
    groups: dict[tuple[str, str], tuple[Workload, list[Job]]] = {}
    for job in jobs:
        name = shortened(job.jobname)
        if job.error or job.total_err:
            message = f'the job "{name}" failed (error {job.error or job.total_err})'
            raise RawFileError(message, "see what fio said on standard error, and run it again")
        if job.options is None and document.options is None:
            message = f"{shortened(document.version)} does not write the options of its jobs"
            raise RawFileError(message, "measure with fio 3")
        workload = workload_of({**(document.options or {}), **(job.options or {})})
        _check_done(job, name, workload)
        groups.setdefault((job.jobname, workload.stem), (workload, []))[1].append(job)
    _check_apart(entries for _, entries in groups.values())
    for workload, entries in groups.values():
        if len(entries) not in {1, workload.jobs}:
            message = (
                f'the job "{shortened(entries[0].jobname)}" is there {len(entries)} times '
                f"with numjobs={workload.jobs}"
            )
            raise RawFileError(message, "give each job a name of its own")
        yield workload, entries


def _check_apart(jobs: Iterable[Sequence[Job]]) -> None:
    """That no job ran while another did, which its options do not tell."""
    by_group: dict[int, str] = {}
    for entries in jobs:
        name = shortened(entries[0].jobname, 40)
        for group in {entry.groupid for entry in entries if entry.groupid is not None}:
            other = by_group.setdefault(group, name)
            if other is not name:
                message = f'the jobs "{other}" and "{name}" ran at the same time'
                raise RawFileError(message, "run one after the other: give each job stonewall")


def _check_done(job: Job, name: str, workload: Workload) -> None:
    """That it did what its options say, and is one job: fio merges whole groups under one name."""
    done = job.directions
    if not done:
        raise RawFileError(f'the job "{name}" did nothing', "run fio again")
    others = [direction for direction in done if direction not in (*workload.directions, "mixed")]
    longest = max(rates.runtime for rates in done.values())
    # Runtimes of all processes together; half a process more is beyond any rounding.
    processes = (job.job_runtime or 0) / longest if longest else 0
    if others or (processes > workload.jobs + 0.5 and longest >= 1000 and len(done) == 1):
        message = f'the figures of "{name}" are those of several jobs that fio merged'
        raise RawFileError(message, "run jobs of different options without group_reporting")


def _readings(workload: Workload, jobs: Sequence[Job]) -> Iterator[Reading]:
    for direction in dict.fromkeys(name for job in jobs for name in job.directions):
        rates = [job.directions[direction] for job in jobs if direction in job.directions]
        notes = workload.notes
        if min(rate.runtime for rate in rates) < _SHORT_MS:
            notes = ("short-run", *notes)
        figures = [(direction, *figure) for figure in _rates(rates)]
        if len(jobs) == 1:
            latency, unit = (rates[0].clat_ns, "ns") if rates[0].clat_ns else (rates[0].clat, "us")
            figures += [(direction, *figure) for figure in _latencies("clat", latency, unit)]
            if jobs[0].sync and direction in {"write", "mixed"}:
                latency = jobs[0].sync.lat_ns
                figures += [("sync", *figure) for figure in _latencies("lat", latency, "ns")]
        for place, quantity, unit, figure, words in figures:
            name = f"fio.{workload.stem}.{place}.{quantity}"
            better: Direction = "lower" if "lat-" in quantity else "higher"
            label = _label(workload, place, words)
            yield Reading(name, label, unit, better, (figure,), notes=notes)


_Found = tuple[str, str, float, tuple[str, str]]
"""Quantity as in a name, unit, figure, and the quantity in English and Chinese."""


def _rates(rates: Sequence[Rates]) -> Iterator[_Found]:
    exact = [rate.bw_bytes for rate in rates if rate.bw_bytes is not None]
    if len(exact) == len(rates):
        yield "bw", "B/s", math.fsum(exact), ("bandwidth", "带宽")
    else:
        yield "bw", "KiB/s", math.fsum(rate.bw for rate in rates), ("bandwidth", "带宽")
    yield "iops", "IOPS", math.fsum(rate.iops for rate in rates), ("IOPS", "IOPS")


def _latencies(kind: str, latency: Latency | None, unit: str) -> Iterator[_Found]:
    if latency is None or latency.mean == 0:
        return
    yield f"{kind}-mean", unit, latency.mean, ("mean latency", "平均延迟")
    for rank in _PERCENTILES:
        for text, figure in (latency.percentile or {}).items():
            if _is_number(text, rank):
                words = (f"latency P{rank:g}", f"延迟P{rank:g}")
                yield f"{kind}-p{rank:g}", unit, figure, words
                break


def _is_number(text: str, number: float) -> bool:
    return re.fullmatch(r"\d{1,3}(?:\.\d{1,12})?", text) is not None and float(text) == number


def _label(workload: Workload, direction: str, quantity: tuple[str, str]) -> Text:
    english, chinese = workload.words
    if workload.directions == (direction,):
        words = quantity
    else:
        of = _DIRECTION_WORDS[direction]
        words = (f"{of[0]}, {quantity[0]}", f"{of[1]}，{quantity[1]}")
    return Text(by_language={"en": f"{english}: {words[0]}", "zh": f"{chinese}：{words[1]}"})


def _date(document: Document) -> date | None:
    if match := _TIME.fullmatch(document.time or ""):
        day = day_of(match[3], match[1], match[2])
        if day is None:
            raise RawFileError("its time is no date", "run fio again")
        return day
    if document.timestamp:
        return day_of_timestamp(document.timestamp, "fio")
    return None


READER = Reader("fio", _recognises, _read)
