from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.readers import sysbench
from tests.conftest import ROOT, missing_part
from tests.plugins.benchmarks.readers.damaged_files import (
    FIXTURES,
    MANY,
    damaged_text,
    outcome,
    refusal,
)

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.benchmarks.readers.reading import RawFileError, RawRun

FOLDER = FIXTURES / "sysbench"
READ = sysbench.READER.read


def _found(run: RawRun) -> dict[str, tuple[float, str]]:
    return {
        reading.name.removeprefix("sysbench."): (reading.samples[0], reading.unit)
        for reading in run.readings
    }


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "raw.txt"
    path.write_text(text, encoding="utf-8")
    return path


def _error(path: Path) -> RawFileError:
    return refusal(sysbench.READER, path)


def test_cpu_has_the_threads_and_the_limit_in_its_name() -> None:
    run = READ(FOLDER / "cpu-2t.txt")
    assert _found(run) == {
        "cpu-prime10000-t2.rate": (8524.60, "events/s"),
        "cpu-prime10000-t2.latency-mean": (0.23, "ms"),
        "cpu-prime10000-t2.latency-p95": (0.25, "ms"),
    }
    assert [reading.direction for reading in run.readings] == ["higher", "lower", "lower"]
    assert {reading.notes for reading in run.readings} == {("short-run",)}
    assert (run.tool, run.version, run.date) == ("sysbench", "1.0.20", None)
    assert run.readings[0].label.by_language == {
        "en": "sysbench cpu, primes up to 10000, 2 threads: events per second",
        "zh": "sysbench cpu，质数上限10000，2个线程：每秒事件数",
    }


def test_memory_has_the_operation_and_the_block_in_its_name() -> None:
    run = READ(FOLDER / "memory-1m-read.txt")
    assert _found(run) == {
        "memory-read-1m-t1.throughput": (50032.86, "MiB/s"),
        "memory-read-1m-t1.rate": (50032.86, "events/s"),
        "memory-read-1m-t1.latency-mean": (0.02, "ms"),
        "memory-read-1m-t1.latency-p95": (0.02, "ms"),
    }


def test_a_latency_rounded_to_nothing_is_no_figure() -> None:
    run = READ(FOLDER / "memory-1k-write.txt")
    assert set(_found(run)) == {"memory-write-1k-t1.throughput", "memory-write-1k-t1.rate"}
    assert run.skipped == ("latency-mean, latency-p95: sysbench rounds it to 0.00 ms",)


def test_a_block_that_sysbench_rounds_to_nothing_is_told_by_its_figures(tmp_path: Path) -> None:
    # --memory-block-size=16 --threads=3: 145.86 MiB/s in 9559297.60 operations a second.
    lines = _text("memory-1k-write.txt").replace("block size: 1KiB", "block size: 0KiB")
    lines = re.sub(
        r"Total operations.*", "Total operations: 9567838 (9559297.60 per second)", lines
    )
    text = re.sub(r".*MiB transferred.*", "145.99 MiB transferred (145.86 MiB/sec)", lines)
    assert "memory-write-16b-t1.throughput" in _found(READ(_written(tmp_path, text)))
    other = text.replace("(145.86", "(111.11")
    assert "prints the block size as 0KiB" in _error(_written(tmp_path, other)).message


def test_memory_without_an_operation_has_no_throughput() -> None:
    found = _found(READ(FOLDER / "memory-none-local.txt"))
    assert found == {"memory-none-1k-t1-local.rate": (5375539.39, "events/s")}


def test_fileio_of_1_0() -> None:
    run = READ(FOLDER / "fileio-rndrw.txt")
    stem = "fileio-rndrw-16k-64m-t2-files4"
    assert _found(run) == {
        f"{stem}.read-iops": (66565.95, "IOPS"),
        f"{stem}.read-throughput": (1040.09, "MiB/s"),
        f"{stem}.write-iops": (44378.97, "IOPS"),
        f"{stem}.write-throughput": (693.42, "MiB/s"),
        f"{stem}.fsync-iops": (4445.79, "IOPS"),
        f"{stem}.latency-mean": (0.02, "ms"),
        f"{stem}.latency-p95": (0.01, "ms"),
    }
    assert {reading.notes for reading in run.readings} == {("short-run", "buffered")}


def test_fileio_has_figures_of_what_it_did_only() -> None:
    found = _found(READ(FOLDER / "fileio-seqrd.txt"))
    assert {name.rpartition(".")[2] for name in found} == {"read-iops", "read-throughput"}


def test_the_forms_of_1_1() -> None:
    run = READ(FOLDER / "cpu-1.1.txt")
    assert run.version == "1.1.0-bbee5d5"
    assert _found(run)["cpu-prime20000-t8.rate"] == (8123.45, "events/s")
    assert run.readings[0].notes == ()
    run = READ(FOLDER / "fileio-1.1.txt")
    stem = "fileio-rndrw-16k-2g-t4-async-dsync-fsync-none-ratio3.00-validate"
    assert _found(run) == {
        f"{stem}.read-iops": (3000.0, "IOPS"),
        f"{stem}.read-throughput": (46.88, "MiB/s"),
        f"{stem}.write-iops": (1000.0, "IOPS"),
        f"{stem}.write-throughput": (15.62, "MiB/s"),
        f"{stem}.fsync-iops": (12.75, "IOPS"),
        f"{stem}.latency-mean": (0.98, "ms"),
        f"{stem}.latency-p99": (4.10, "ms"),
    }
    assert run.readings[0].notes == ()


@pytest.mark.parametrize(
    ("old", "new", "marks"),
    [
        ("each 100 requests", "each 1 requests", "files4-fsync1"),
        ("Calling fsync() at the end of test, Enabled.\n", "", "files4-no-end-fsync"),
        ("Using synchronous", "Using fast mmaped", "mmap-files4"),
        ("flags: (none)", "flags: sync directio", "sync-files4"),
        ("4 files", "128 files", ""),
        ("Number of IO", "Merging requests up to 64KiB for sequential IO.\nX", "files4-merge64k"),
    ],
)
def test_marks_of_fileio(tmp_path: Path, old: str, new: str, marks: str) -> None:
    path = _written(tmp_path, _text("fileio-rndrw.txt").replace(old, new))
    expected = {*f"fileio-rndrw-16k-64m-t2-{marks}".strip("-").split("-")}
    (stem,) = {name.rpartition(".")[0] for name in _found(READ(path))}
    assert {*stem.split("-")} == expected


def test_a_given_rate_is_in_the_name_and_noted(tmp_path: Path) -> None:
    text = _text("cpu-2t.txt").replace(
        "Number of threads: 2\n", "Number of threads: 2\nTarget transaction rate: 100/sec\n"
    )
    reading = READ(_written(tmp_path, text)).readings[0]
    assert reading.name == "sysbench.cpu-prime10000-t2-rate100.rate"
    assert reading.notes == ("short-run", "fixed-rate")


def test_intermediate_reports_and_histograms_are_passed_over() -> None:
    found = _found(READ(FOLDER / "cpu-report-interval-histogram.txt"))
    assert found["cpu-prime10000-t1.rate"] == (3790.14, "events/s")


def test_without_a_percentile_there_is_none() -> None:
    assert set(_found(READ(FOLDER / "cpu-no-percentile.txt"))) == {
        "cpu-prime10000-t1.rate",
        "cpu-prime10000-t1.latency-mean",
    }


def test_a_run_of_ten_seconds_is_not_short() -> None:
    run = READ(ROOT / "data/raw/sysbench/cpu-1t.1.txt")
    assert run.readings[0].notes == ()
    assert run.readings[0].samples == (1593.34,)


@pytest.mark.parametrize("wrapper", ["\x1b[32m{}\x1b[0m", "WARNING: --test is deprecated\n{}"])
def test_colours_and_warnings_do_not_matter(tmp_path: Path, wrapper: str) -> None:
    path = _written(tmp_path, wrapper.format(_text("cpu-2t.txt")))
    assert _found(READ(path)) == _found(READ(FOLDER / "cpu-2t.txt"))


@pytest.mark.parametrize(
    ("name", "message", "line"),
    [
        ("cpu-0.4.12.txt", "sysbench 0.4.12 is a version whose form is not known", None),
        ("threads.txt", "sysbench does not say which test ran", None),
        ("cpu-checkpoints.txt", "a report of a part of the run", 15),
        ("fatal.txt", "sysbench failed: Unknown extra flags value: 5", 17),
    ],
)
def test_what_is_not_read_is_refused(name: str, message: str, line: int | None) -> None:
    error = _error(FOLDER / name)
    assert error.message.startswith(message)
    assert error.line == line


def test_two_runs_in_a_file(tmp_path: Path) -> None:
    error = _error(_written(tmp_path, _text("cpu-2t.txt") * 2))
    assert error.message.startswith("a second version")
    assert error.mend.startswith("keep one run in a file")


@pytest.mark.parametrize(
    "end",
    ["CPU speed:", "General statistics:", "Latency (ms):", "sum:"],
)
def test_a_run_that_was_cut_short(tmp_path: Path, end: str) -> None:
    text = _text("cpu-2t.txt")
    assert "is missing" in _error(_written(tmp_path, text[: text.index(end)])).message


def test_a_mode_that_is_not_known_and_a_run_of_nothing(tmp_path: Path) -> None:
    text = _text("fileio-seqrd.txt")
    error = _error(_written(tmp_path, text.replace("sequential read test", "mixed test")))
    assert error.message == '"mixed" is no mode of fileio that is known'
    idle = text.replace("1305317.00", "0.00").replace("20395.58", "0.00")
    assert _error(_written(tmp_path, idle)).message == "nothing was read or written"


@pytest.mark.parametrize("name", ["cpu-2t.txt", "memory-1m-read.txt", "fileio-rndrw.txt"])
def test_the_commas_of_a_locale_are_refused(tmp_path: Path, name: str) -> None:
    error = _error(_written(tmp_path, _text(name).replace(".", ",")))
    assert (error.message, error.mend) == ("a number with a comma", "run sysbench with LC_ALL=C")
    assert error.line


@pytest.mark.parametrize("name", ["cpu-2t.txt", "memory-1k-write.txt", "fileio-1.1.txt"])
@MANY
@given(data=st.data())
def test_any_damaged_text_is_refused_or_read(
    tmp_path: Path, name: str, data: st.DataObject
) -> None:
    outcome(sysbench.READER, tmp_path / "raw.txt", data.draw(damaged_text(_text(name))))


def test_the_sysbench_of_this_machine_is_read(tmp_path: Path) -> None:
    program = shutil.which("sysbench") or missing_part("sysbench", "apt-get install sysbench")
    options = ["--cpu-max-prime=5000", "--threads=2", "--time=1", "--verbosity=5"]
    run = subprocess.run([program, "cpu", *options, "run"], capture_output=True, check=True)
    (tmp_path / "raw.txt").write_bytes(run.stdout)
    assert "cpu-prime5000-t2.rate" in _found(READ(tmp_path / "raw.txt"))
    options = ["--memory-block-size=4K", "--memory-total-size=64M", "--verbosity=5"]
    run = subprocess.run([program, "memory", *options, "run"], capture_output=True, check=True)
    (tmp_path / "raw.txt").write_bytes(run.stdout)
    assert "memory-write-4k-t1.throughput" in _found(READ(tmp_path / "raw.txt"))
