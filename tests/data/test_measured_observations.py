"""The figures that the readers take from data/raw, found again by a second way of reading it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.loading import load
from plugins.benchmarks.units import convert

if TYPE_CHECKING:
    from plugins.benchmarks.model import Observation

DATA = Path(__file__).parents[2] / "data"
Reading = Callable[[Path], float]


def _fio(*keys: str, divisor: float = 1) -> Reading:
    """A figure of the only job of a fio run, for example `read.bw_bytes`."""

    def read(path: Path) -> float:
        document = json.loads(path.read_text(encoding="utf-8"))
        (job,) = document["jobs"]
        assert job["error"] == 0
        figure = job
        for key in keys:
            figure = figure[key]
        return float(figure) / divisor

    return read


def _sysbench(pattern: str) -> Reading:
    def read(path: Path) -> float:
        (figure,) = re.findall(pattern, path.read_text(encoding="utf-8"))
        return float(figure)

    return read


def _iperf3(path: Path) -> float:
    """Gbit/s as received; iperf3 exits with 0 and an `error` key when it could not connect."""
    document = json.loads(path.read_text(encoding="utf-8"))
    assert "error" not in document
    return float(document["end"]["sum_received"]["bits_per_second"]) / 1e9


_EVENTS = _sysbench(r"events per second:\s*([\d.]+)")
_MEBIBYTES = _sysbench(r"\(([\d.]+) MiB/sec\)")
# metric id -> the unit its samples must have, and how its figure is read from one raw file
READINGS: dict[str, tuple[str, Reading]] = {
    "cpu.sysbench-1t": ("events/s", _EVENTS),
    "cpu.sysbench-2t": ("events/s", _EVENTS),
    "memory.write-1t": ("MiB/s", _MEBIBYTES),
    "disk.seq-read-1m": ("MB/s", _fio("read", "bw_bytes", divisor=1e6)),
    "disk.seq-write-1m": ("MB/s", _fio("write", "bw_bytes", divisor=1e6)),
    "disk.seq-write-1m-qd32": ("MB/s", _fio("write", "bw_bytes", divisor=1e6)),
    "disk.rand-read-qd1": ("IOPS", _fio("read", "iops")),
    "disk.rand-read-qd1-p50": (
        "us",
        _fio("read", "clat_ns", "percentile", "50.000000", divisor=1e3),
    ),
    "disk.rand-read-qd1-p99": (
        "us",
        _fio("read", "clat_ns", "percentile", "99.000000", divisor=1e3),
    ),
    "disk.rand-write-qd1": ("IOPS", _fio("write", "iops")),
    "disk.rand-read-qd32": ("IOPS", _fio("read", "iops")),
    "disk.rand-write-qd32": ("IOPS", _fio("write", "iops")),
    "disk.mixed-read-qd32": ("IOPS", _fio("read", "iops")),
    "disk.mixed-write-qd32": ("IOPS", _fio("write", "iops")),
    "disk.sync-write-4k": ("IOPS", _fio("write", "iops")),
    "network.loopback-1": ("Gbit/s", _iperf3),
    "network.loopback-4": ("Gbit/s", _iperf3),
}
BANNERS = {"fio": '"fio-{}"', "sysbench": "sysbench {} (", "iperf3": '"iperf {}"'}
# folders of a machine, and IPv4 addresses other than loopback
PRIVATE = re.compile(r"/(?:home|root|tmp|work|srv)/|(?<![\d.])(?!127\.)\d+\.\d+\.\d+\.\d+(?![\d.])")


def _measured() -> list[Observation]:
    dataset, problems = load(DATA, ("zh", "en"))
    assert problems == []
    return [figure for figure in dataset.observations if figure.source.id == "vm-measured-2026"]


MEASURED = _measured()
SAMPLED = [figure for figure in MEASURED if figure.runs]


def _name(figure: Observation) -> str:
    return f"{figure.subject.id}.{figure.metric.id}"


def test_the_measurements_are_found() -> None:
    assert {figure.metric.id for figure in SAMPLED} == set(READINGS)


@pytest.mark.parametrize("figure", SAMPLED, ids=_name)
def test_samples_are_the_raw_figures(figure: Observation) -> None:
    unit, reading = READINGS[figure.metric.id]
    expected = [reading(DATA / "raw" / raw.file) for raw in figure.raw]
    points = [convert(point, figure.metric.unit, unit) for point in figure.points]
    assert points == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("figure", SAMPLED, ids=_name)
def test_the_tool_is_the_one_that_wrote_the_raw_files(figure: Observation) -> None:
    assert figure.tool is not None
    banner = BANNERS[figure.tool.name].format(figure.tool.version)
    for raw in figure.raw:
        assert banner in (DATA / "raw" / raw.file).read_text(encoding="utf-8"), raw.file


def test_steal_is_the_eighth_counter_between_two_readings_of_proc_stat() -> None:
    (steal,) = (figure for figure in MEASURED if figure.metric.id == "cpu.steal")
    before, after = (
        [int(tick) for tick in (DATA / "raw" / raw.file).read_text(encoding="ascii").split()[1:]]
        for raw in steal.raw
    )
    # guest time (ninth and tenth) is part of user time already
    spent = [end - start for start, end in zip(before[:8], after[:8], strict=True)]
    assert steal.interval.low == pytest.approx(100 * spent[7] / sum(spent), abs=5e-5)


@pytest.mark.parametrize("figure", MEASURED, ids=_name)
def test_raw_files_are_untouched(figure: Observation) -> None:
    for raw in figure.raw:
        content = (DATA / "raw" / raw.file).read_bytes()
        assert hashlib.sha256(content).hexdigest() == raw.sha256, raw.file


def test_raw_output_names_no_machine() -> None:
    found = {
        f"{path.name}: {match.group()}"
        for path in (DATA / "raw").rglob("*")
        if path.is_file()
        for match in PRIVATE.finditer(path.read_text(encoding="utf-8"))
    }
    assert found == set()
