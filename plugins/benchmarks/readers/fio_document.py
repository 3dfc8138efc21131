"""The document that `fio --output-format=json` writes, as far as figures are taken from it.

fio changed names and units between its versions (axboe/fio stat.c; #378, #422, #430): bandwidth is
`bw` in KiB/s everywhere and `bw_bytes` in B/s since 3.x; latencies are `clat` in microseconds up to
2.x and `clat_ns` in nanoseconds since 3.0. The key tells the unit, so no version has to be guessed.
"""

from __future__ import annotations

from typing import Any

from pydantic import Field

from plugins.benchmarks.readers.checked_document import Code, Count, Figure, Part, Word

DIRECTIONS = ("read", "write", "trim", "mixed")
"""Keys of a job; `mixed` is there instead of the others with `unified_rw_reporting=1`."""

BINS = frozenset(
    f"jobs.item.{direction}.{latency}.bins"
    for direction in (*DIRECTIONS, "sync")
    for latency in ("slat_ns", "clat_ns", "lat_ns")
)
"""The histograms of json+, which can be far larger than everything else."""

Options = dict[str, Word | None]


class Latency(Part):
    """Latencies, with the percentiles that were asked for by their number: `99.000000`."""

    mean: Figure
    percentile: dict[str, Figure] | None = None


class Rates(Part):
    """What was done in one direction; `runtime` in ms."""

    bw: Figure
    bw_bytes: Figure | None = None
    iops: Figure
    runtime: Figure
    clat_ns: Latency | None = None
    clat: Latency | None = None


class Syncs(Part):
    """How long the calls of fsync or fdatasync took."""

    lat_ns: Latency


class Job(Part):
    """A job, or with `group_reporting` all jobs of a group; `job_runtime` in ms of all of them.

    A job that waits for those before it (`stonewall`) begins a group; the option itself is not
    among those that fio writes.
    """

    jobname: Word
    groupid: Count | None = None
    error: Code
    total_err: Count = 0
    options: Options | None = Field(default=None, alias="job options")
    job_runtime: Figure | None = None
    read: Rates | None = None
    write: Rates | None = None
    trim: Rates | None = None
    mixed: Rates | None = None
    sync: Syncs | None = None

    @property
    def directions(self) -> dict[str, Rates]:
        """The directions in which something was done."""
        found = {name: getattr(self, name) for name in DIRECTIONS}
        return {name: rates for name, rates in found.items() if rates and rates.iops > 0}


class Document(Part):
    """All of it; `time` is the end of the run after the machine's own clock."""

    version: Word = Field(alias="fio version")
    time: Word | None = None
    timestamp: Count | None = None
    options: Options | None = Field(default=None, alias="global options")
    jobs: list[Job] | None = None
    client_stats: Any = None
