from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.readers import fio
from plugins.benchmarks.readers.json_document import WHOLE_BYTES
from tests.conftest import ROOT, missing_part
from tests.plugins.benchmarks.readers.damaged_files import (
    FIXTURES,
    MANY,
    damaged_document,
    outcome,
    refusal,
)
from tests.plugins.benchmarks.readers.peak_memory import peak_mebibytes

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.benchmarks.readers.reading import RawFileError, RawRun, Reading

FOLDER = FIXTURES / "fio"
READ = fio.READER.read
QD1 = json.loads((ROOT / "data/raw/fio/randread-4k-qd1.1.json").read_text(encoding="utf-8"))


def _readings(run: RawRun) -> dict[str, Reading]:
    return {reading.name: reading for reading in run.readings}


def _figures(run: RawRun) -> dict[str, float]:
    return {reading.name: reading.samples[0] for reading in run.readings}


def _written(tmp_path: Path, document: Any) -> Path:
    path = tmp_path / "raw.json"
    path.write_text(json.dumps(document, indent=2), encoding="utf-8")
    return path


def _error(path: Path) -> RawFileError:
    return refusal(fio.READER, path)


def test_a_run_of_the_site_itself() -> None:
    run = READ(ROOT / "data/raw/fio/randread-4k-qd1.1.json")
    stem = "fio.randread-4k-qd1.read"
    assert (run.tool, run.version, run.date) == ("fio", "3.33", date(2026, 11, 23))
    assert {r.name: (r.samples, r.unit, r.direction) for r in run.readings} == {
        f"{stem}.bw": ((55833546.0,), "B/s", "higher"),
        f"{stem}.iops": ((13631.236876,), "IOPS", "higher"),
        f"{stem}.clat-mean": ((QD1["jobs"][0]["read"]["clat_ns"]["mean"],), "ns", "lower"),
        f"{stem}.clat-p50": ((51968.0,), "ns", "lower"),
        f"{stem}.clat-p95": ((73216.0,), "ns", "lower"),
        f"{stem}.clat-p99": ((101888.0,), "ns", "lower"),
        f"{stem}.clat-p99.9": ((264192.0,), "ns", "lower"),
    }
    assert {reading.notes for reading in run.readings} == {()}
    assert run.skipped == ()


def test_labels_are_fit_for_readers() -> None:
    readings = _readings(READ(FOLDER / "randrw-4k.group.json"))
    label = readings["fio.randrw-4k-qd64-j2-mix50.write.clat-p99"].label
    assert label.by_language == {
        "en": "fio random mixed, 4 KiB, queue depth 64, 2 jobs, 50 % reads: writes, latency P99",
        "zh": "fio随机混合读写，4 KiB块，队列深度64，2个任务，读占50%：写，延迟P99",
    }
    label = _readings(READ(FOLDER / "seqread-1m.json"))["fio.read-1m-qd16.read.bw"].label
    assert label.by_language == {
        "en": "fio sequential read, 1 MiB, queue depth 16: bandwidth",
        "zh": "fio顺序读，1 MiB块，队列深度16：带宽",
    }


def test_processes_without_group_reporting_are_added_up() -> None:
    run = READ(FOLDER / "two-processes.json")
    assert _figures(run) == {
        "fio.randread-4k-qd4-j2.read.bw": 137283516 + 137324435,
        "fio.randread-4k-qd4-j2.read.iops": pytest.approx(33516.483516 + 33526.473526),
    }
    assert run.skipped == (
        'latencies of the 2 processes of "a" do not add up: use --group_reporting',
    )


def test_a_process_that_is_missing_is_no_half_of_the_figure(tmp_path: Path) -> None:
    document = json.loads((FOLDER / "two-processes.json").read_text(encoding="utf-8"))
    document["jobs"].append(document["jobs"][0])
    assert "is there 3 times with numjobs=2" in _error(_written(tmp_path, document)).message


def test_a_group_of_different_jobs_is_no_job() -> None:
    error = _error(FOLDER / "merged-group.json")
    assert error.message == 'the figures of "r" are those of several jobs that fio merged'
    assert "group_reporting" in error.mend


def test_a_group_of_readers_is_no_single_reader(tmp_path: Path) -> None:
    document = json.loads(json.dumps(QD1))
    document["jobs"][0]["job_runtime"] = 30_003
    assert "fio merged" in _error(_written(tmp_path, document)).message
    document["jobs"][0]["job options"]["numjobs"] = "3"
    assert "fio.randread-4k-qd1-j3.read.iops" in _figures(READ(_written(tmp_path, document)))


def test_jobs_that_ran_at_the_same_time_are_refused(tmp_path: Path) -> None:
    document = json.loads((FOLDER / "job-file.jsonplus.json").read_text(encoding="utf-8"))
    assert [job["groupid"] for job in document["jobs"]] == [0, 1, 2]
    document["jobs"][1]["groupid"] = 0
    error = _error(_written(tmp_path, document))
    assert error.message == 'the jobs "r" and "w" ran at the same time'
    assert error.mend == "run one after the other: give each job stonewall"


def test_two_jobs_of_equal_options_are_refused(tmp_path: Path) -> None:
    document = json.loads(json.dumps(QD1))
    document["jobs"].append({**document["jobs"][0], "jobname": "other", "groupid": 1})
    assert "two jobs with the options" in _error(_written(tmp_path, document)).message


def test_jobs_of_a_file_with_global_options_are_told_apart() -> None:
    run = READ(FOLDER / "job-file.jsonplus.json")
    stems = list(dict.fromkeys(name.split(".")[1] for name in _figures(run)))
    assert stems == [
        "randread-4k-qd8-step-4",
        "write-4k-qd1-sync-fsync-bssplit-4k-50-8k-50",
        "randrw-4k-qd1-mix80-rate-iops-100",
    ]
    mixed = _readings(run)["fio.randrw-4k-qd1-mix80-rate-iops-100.mixed.iops"]
    assert mixed.samples == (200.799201,)
    assert mixed.notes == ("short-run", "fixed-rate")


def test_calls_of_fdatasync_have_latencies_of_their_own() -> None:
    readings = _readings(READ(FOLDER / "fdatasync-buffered.json"))
    synced = readings["fio.write-4k-qd1-fdatasync.sync.lat-p99"]
    assert (synced.samples, synced.unit) == ((505856.0,), "ns")
    assert synced.notes == ("short-run", "buffered")
    assert readings["fio.write-4k-qd1-fdatasync.write.clat-mean"].samples == (4620.39209,)


def test_notes_before_the_document_and_a_synchronous_engine() -> None:
    readings = _readings(READ(FOLDER / "stdout-with-note.json"))
    # iodepth=4 with ioengine=sync is a depth of 1; 524 MB/s from the cache in 2 ms.
    assert readings["fio.read-4k-qd1.read.bw"].samples == (524288000.0,)
    assert readings["fio.read-4k-qd1.read.bw"].notes == ("short-run", "buffered")


def test_fio_2_has_kibibytes_and_microseconds() -> None:
    run = READ(FOLDER / "fio-2.16.json")
    readings = _readings(run)
    stem = "fio.randread-16k-qd16.read"
    assert (run.version, run.date) == ("2.16", date(2016, 11, 21))
    assert (readings[f"{stem}.bw"].samples, readings[f"{stem}.bw"].unit) == ((160045.0,), "KiB/s")
    assert readings[f"{stem}.clat-p99"].samples == (2256.0,)
    assert {r.unit for name, r in readings.items() if "clat" in name} == {"us"}


def test_fio_3_before_bw_bytes(tmp_path: Path) -> None:
    document = json.loads(json.dumps(QD1))
    del document["jobs"][0]["read"]["bw_bytes"]
    bandwidth = READ(_written(tmp_path, document)).readings[0]
    assert (bandwidth.samples, bandwidth.unit) == ((54524.0,), "KiB/s")


@pytest.mark.parametrize(
    ("runtimes", "notes"),
    [((10_000, 10_000), ()), ((30_000, 9_999), ("short-run",)), ((9_999, 30_000), ("short-run",))],
)
def test_a_run_is_as_long_as_its_shortest_process(
    tmp_path: Path, runtimes: tuple[int, int], notes: tuple[str, ...]
) -> None:
    document = json.loads((FOLDER / "two-processes.json").read_text(encoding="utf-8"))
    for job, runtime in zip(document["jobs"], runtimes, strict=True):
        job["read"]["runtime"] = runtime
    run = READ(_written(tmp_path, document))
    assert {reading.notes for reading in run.readings} == {notes}


def test_a_file_without_completion_latencies_has_its_rates(tmp_path: Path) -> None:
    document = json.loads(json.dumps(QD1))
    del document["jobs"][0]["read"]["clat_ns"]
    assert set(_figures(READ(_written(tmp_path, document)))) == {
        "fio.randread-4k-qd1.read.bw",
        "fio.randread-4k-qd1.read.iops",
    }


def test_jobs_without_a_group_are_not_taken_for_one(tmp_path: Path) -> None:
    document = json.loads((FOLDER / "job-file.jsonplus.json").read_text(encoding="utf-8"))
    whole = _figures(READ(_written(tmp_path, document)))
    for job in document["jobs"]:
        del job["groupid"]
    assert _figures(READ(_written(tmp_path, document))) == whole


def test_an_error_run_is_refused_although_it_has_figures(tmp_path: Path) -> None:
    assert _error(FOLDER / "error.json").message == 'the job "bad" failed (error 1)'
    document = json.loads(json.dumps(QD1))
    document["jobs"][0]["total_err"] = 3
    assert "failed (error 3)" in _error(_written(tmp_path, document)).message


@pytest.mark.parametrize("name", ["seqread-1m.normal.txt", "randrw-4k.yabs-style.terse.txt"])
def test_other_forms_of_output_are_refused_with_the_option_to_use(name: str) -> None:
    assert _error(FOLDER / name).mend == "run it with --output-format=json"


@pytest.mark.parametrize("version", ["fio-4.0", "fio-1.59", "fio 3.33", "", "3.33"])
def test_a_version_that_is_not_known(tmp_path: Path, version: str) -> None:
    error = _error(_written(tmp_path, {**QD1, "fio version": version}))
    assert error.message == f'"{version}" is a version whose form is not known'


def test_versions_from_git_are_known(tmp_path: Path) -> None:
    run = READ(_written(tmp_path, {**QD1, "fio version": "fio-3.39-31-gb2f5"}))
    assert run.version == "3.39-31-gb2f5"


def test_options_that_the_file_does_not_hold_are_not_guessed(tmp_path: Path) -> None:
    document = json.loads(json.dumps({**QD1, "fio version": "fio-2.2.10"}))
    del document["jobs"][0]["job options"]
    error = _error(_written(tmp_path, document))
    assert error.message == "fio-2.2.10 does not write the options of its jobs"


def test_clients_and_empty_runs(tmp_path: Path) -> None:
    document = {"fio version": "fio-3.33", "client_stats": [{"jobname": "All clients"}]}
    assert "client_stats" in _error(_written(tmp_path, document)).message
    assert "no jobs" in _error(_written(tmp_path, {**QD1, "jobs": []})).message
    idle = json.loads(json.dumps(QD1))
    idle["jobs"][0]["read"]["iops"] = 0
    assert "did nothing" in _error(_written(tmp_path, idle)).message


def test_a_mistake_is_named(tmp_path: Path) -> None:
    document = json.loads(json.dumps(QD1))
    document["jobs"][0]["read"]["iops"] = "13631,2"
    error = _error(_written(tmp_path, document))
    assert error.message == "jobs[0].read.iops: input should be a valid number"
    del document["jobs"][0]["read"]["iops"]
    assert _error(_written(tmp_path, document)).message == "jobs[0].read.iops: it is missing"


def test_without_a_written_time_the_date_is_that_of_the_timestamp(tmp_path: Path) -> None:
    document = {key: value for key, value in QD1.items() if key != "time"}
    assert READ(_written(tmp_path, document)).date == date(2026, 11, 23)
    assert "no date" in _error(_written(tmp_path, {**document, "timestamp": 10**17})).message
    wrong = {**QD1, "time": "Mon Feb 30 09:56:11 2026"}
    assert "no date" in _error(_written(tmp_path, wrong)).message


@pytest.mark.parametrize("name", ["fio-2.16.json", "two-processes.json", "fdatasync-buffered.json"])
@MANY
@given(data=st.data())
def test_any_damaged_document_is_refused_or_read(
    tmp_path: Path, name: str, data: st.DataObject
) -> None:
    document = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    outcome(fio.READER, tmp_path / "raw.json", data.draw(damaged_document(document)))


LOAD = """
from plugins.benchmarks.readers.fio import READER
assert READER.read(path).readings[0].name == "fio.randread-4k-qd1.read.bw"
"""


def test_a_large_jsonplus_file_is_read_within_bounds(tmp_path: Path) -> None:
    document = json.loads(json.dumps(QD1))
    document["jobs"][0]["read"]["clat_ns"]["bins"] = "@"
    document["jobs"][0]["sync"]["lat_ns"]["bins"] = "@"
    first, second, last = json.dumps(document).split('"@"')
    path = tmp_path / "raw.json"
    with path.open("w", encoding="utf-8") as file:
        for part in (first, second):
            file.write(part + "{")
            file.writelines(f'"{number}" : 1,\n' for number in range(800_000))
            file.write('"x" : 1}')
        file.write(last)
    assert path.stat().st_size > 5 * WHOLE_BYTES
    assert peak_mebibytes(LOAD, path) < 100


def test_the_fio_of_this_machine_is_read(tmp_path: Path) -> None:
    program = shutil.which("fio") or missing_part("fio", "apt-get install fio")
    options = ["--rw=randrw", "--bs=8k", "--size=1M", "--iodepth=4", "--ioengine=sync"]
    run = subprocess.run(
        [program, "--name=x", *options, "--output-format=json+", "--fdatasync=1"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    (tmp_path / "raw.json").write_bytes(run.stdout)
    readings = _readings(READ(tmp_path / "raw.json"))
    stem = "fio.randrw-8k-qd1-mix50-fdatasync"
    assert {f"{stem}.read.iops", f"{stem}.write.bw", f"{stem}.sync.lat-p99"} <= set(readings)
    assert readings[f"{stem}.read.bw"].samples[0] == pytest.approx(
        readings[f"{stem}.read.iops"].samples[0] * 8192, rel=0.01
    )
