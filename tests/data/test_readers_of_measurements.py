"""The readers find in data/raw the figures that data/observations records of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from plugins.benchmarks.readers.registry import read_raw
from plugins.benchmarks.units import convert
from tests.data.test_measured_observations import DATA, SAMPLED

if TYPE_CHECKING:
    from plugins.benchmarks.readers.reading import RawRun

# metric id -> the reading that it is
READINGS = {
    "cpu.sysbench-1t": "sysbench.cpu-prime20000-t1.rate",
    "cpu.sysbench-2t": "sysbench.cpu-prime20000-t2.rate",
    "memory.write-1t": "sysbench.memory-write-1m-t1.throughput",
    "disk.seq-read-1m": "fio.read-1m-qd8.read.bw",
    "disk.seq-write-1m": "fio.write-1m-qd8.write.bw",
    "disk.seq-write-1m-qd32": "fio.write-1m-qd32.write.bw",
    "disk.rand-read-qd1": "fio.randread-4k-qd1.read.iops",
    "disk.rand-read-qd1-p50": "fio.randread-4k-qd1.read.clat-p50",
    "disk.rand-read-qd1-p99": "fio.randread-4k-qd1.read.clat-p99",
    "disk.rand-write-qd1": "fio.randwrite-4k-qd1.write.iops",
    "disk.rand-read-qd32": "fio.randread-4k-qd32.read.iops",
    "disk.rand-write-qd32": "fio.randwrite-4k-qd32.write.iops",
    "disk.mixed-read-qd32": "fio.randrw-4k-qd32-mix70.read.iops",
    "disk.mixed-write-qd32": "fio.randrw-4k-qd32-mix70.write.iops",
    "disk.sync-write-4k": "fio.write-4k-qd1-fdatasync.write.iops",
    "network.loopback-1": "iperf3.tcp.bitrate",
    "network.loopback-4": "iperf3.tcp-p4.bitrate",
}


def _runs(entry: dict[str, Any]) -> list[RawRun]:
    return [read_raw(DATA / "raw" / raw["file"]) for raw in entry["raw"]]


def _sample(run: RawRun, metric: str, unit: str) -> float:
    (reading,) = (reading for reading in run.readings if reading.name == READINGS[metric])
    (sample,) = reading.samples
    return convert(sample, reading.unit, unit)


@pytest.mark.parametrize(
    "entry", SAMPLED, ids=lambda entry: f"{entry['subject']}.{entry['metric']}"
)
def test_the_readers_find_the_recorded_samples(entry: dict[str, Any]) -> None:
    found = [_sample(run, entry["metric"], entry["unit"]) for run in _runs(entry)]
    assert found == pytest.approx(entry["samples"], rel=0, abs=1e-6)


@pytest.mark.parametrize(
    "entry", SAMPLED, ids=lambda entry: f"{entry['subject']}.{entry['metric']}"
)
def test_the_readers_find_the_recorded_tool(entry: dict[str, Any]) -> None:
    tools = {(run.tool, run.version) for run in _runs(entry)}
    assert tools == {(entry["tool"]["name"], entry["tool"]["version"])}


@pytest.mark.parametrize("tool", ["fio", "iperf3", "sysbench"])
def test_every_raw_file_is_read(tool: str) -> None:
    runs = [read_raw(path) for path in sorted((DATA / "raw" / tool).iterdir())]
    assert {run.tool for run in runs} == {tool}
