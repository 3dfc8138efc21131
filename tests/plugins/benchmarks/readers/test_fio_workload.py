from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.readers.fio_workload import workload_of
from plugins.benchmarks.readers.reading import RawFileError
from tests.plugins.benchmarks.readers.damaged_files import assert_proper


@pytest.mark.parametrize(
    ("options", "stem"),
    [
        ({}, "randread-4k-qd1"),
        ({"bs": "4096"}, "randread-4k-qd1"),
        ({"bs": "4KB"}, "randread-4k-qd1"),
        ({"bs": "1M"}, "randread-1m-qd1"),
        ({"bs": "512"}, "randread-512b-qd1"),
        # fio itself takes these for 4000 bytes and 4096 bytes.
        ({"bs": "4kib"}, "randread-4000b-qd1"),
        ({"bs": "4ki"}, "randread-4k-qd1"),
        ({"bs": "8k,4k"}, "randread-8k-qd1"),
        ({"bs": ",8k"}, "randread-4k-qd1"),
        ({"bs": "8k,", "rw": "randrw"}, "randrw-8k.4k-qd1-mix50"),
        ({"rw": "randrw", "rwmixread": "70"}, "randrw-4k-qd1-mix70"),
        ({"rw": "randrw", "rwmixwrite": "70"}, "randrw-4k-qd1-mix30"),
        ({"rw": "readwrite"}, "rw-4k-qd1-mix50"),
        ({"rw": "randread:8"}, "randread-4k-qd1-step-8"),
        ({"iodepth": "32"}, "randread-4k-qd1"),
        ({"iodepth": "32", "ioengine": "psync"}, "randread-4k-qd1"),
        ({"iodepth": "32", "ioengine": "libaio"}, "randread-4k-qd32"),
        ({"iodepth": "32", "ioengine": "io_uring"}, "randread-4k-qd32"),
        ({"numjobs": "4"}, "randread-4k-qd1-j4"),
        ({"sync": "1"}, "randread-4k-qd1-sync"),
        ({"sync": "none"}, "randread-4k-qd1"),
        ({"sync": "dsync"}, "randread-4k-qd1-dsync"),
        ({"fsync": "32"}, "randread-4k-qd1-fsync32"),
        ({"fdatasync": "1", "end_fsync": "1"}, "randread-4k-qd1-fdatasync-end-fsync"),
        ({"random_distribution": "zipf:1.2"}, "randread-4k-qd1-random-distribution-zipf-1.2"),
        ({"random_distribution": "random"}, "randread-4k-qd1"),
        ({"rate": "1m,,500k"}, "randread-4k-qd1-rate-1m-0-500k"),
        ({"rate": "1m"}, "randread-4k-qd1-rate-1m"),
        ({"rate": "1m,"}, "randread-4k-qd1-rate-1m-0"),
        ({"rate": ",1m"}, "randread-4k-qd1-rate-0-1m"),
        ({"rate": "1m", "rate_process": "poisson"}, "randread-4k-qd1-rate-1m-rate-process-poisson"),
        ({"percentage_random": "50"}, "randread-4k-qd1-percentage-random-50"),
        ({"hipri": ""}, "randread-4k-qd1-hipri"),
        ({"verify": "crc32c"}, "randread-4k-qd1-verify-crc32c"),
        ({"ioengine": "null", "iodepth": "4"}, "randread-4k-qd4-null"),
        ({"ioengine": "mmap", "iodepth": "4"}, "randread-4k-qd1-mmap"),
        ({"ioengine": "external:/x.so"}, "randread-4k-qd1-external-x.so"),
        ({"name": "x", "size": "1G", "runtime": "60", "filename": "/x"}, "randread-4k-qd1"),
    ],
)
def test_the_stem_holds_what_makes_it_another_quantity(options: dict[str, str], stem: str) -> None:
    assert workload_of({"rw": "randread", **options}).stem == stem


@pytest.mark.parametrize(
    ("options", "buffered"),
    [
        ({}, True),
        ({"direct": "0"}, True),
        ({"direct": "1"}, False),
        ({"direct": ""}, False),
        ({"buffered": "0"}, False),
    ],
)
def test_what_went_through_the_cache_is_noted(options: dict[str, str], *, buffered: bool) -> None:
    assert workload_of({**options}).notes == (("buffered",) if buffered else ())


@pytest.mark.parametrize(
    "options",
    [
        {"rw": "sideways"},
        {"bs": "4x"},
        {"bs": "0"},
        {"bs": "1,2,3,4"},
        {"bs": "4k", "kb_base": "1000"},
        {"iodepth": "2*4"},
        {"numjobs": "-1"},
        {"iodepth": "٣"},
        {"numjobs": "9" * 5000},
    ],
)
def test_an_option_whose_meaning_is_not_sure_is_refused(options: dict[str, str]) -> None:
    with pytest.raises(RawFileError, match="cannot tell the meaning of"):
        workload_of({**options})


def test_the_directions_and_the_words_of_a_workload() -> None:
    workload = workload_of({"rw": "randtrimwrite", "bs": "1g", "numjobs": "2", "fsync": "8"})
    assert workload.stem == "randtrimwrite-1g-qd1-j2-fsync8"
    assert workload.directions == ("trim", "write")
    assert workload.jobs == 2
    assert workload.words == (
        "fio random trim and write, 1 GiB, queue depth 1, 2 jobs, fsync8",
        "fio随机TRIM加写，1 GiB块，队列深度1，2个任务，fsync8",
    )


def test_what_is_verified_is_read_too() -> None:
    assert workload_of({"rw": "write", "verify": "crc32c"}).directions == ("read", "write")
    assert workload_of({"rw": "write", "verify": "0"}).directions == ("write",)


@pytest.mark.parametrize("name", ["rate", "rate_iops"])
def test_a_given_rate_is_noted(name: str) -> None:
    assert workload_of({name: "100", "direct": "1"}).notes == ("fixed-rate",)
    assert workload_of({name: "0", "direct": "1"}).notes == ()


OPTIONS = st.sampled_from(
    ["rw", "bs", "iodepth", "numjobs", "ioengine", "sync", "fsync", "rate", "bssplit", "direct"]
)


@given(st.dictionaries(OPTIONS, st.none() | st.text() | st.sampled_from(["1", "4k", "rw", "0"])))
def test_any_options_give_a_proper_name_or_are_refused(options: dict[str, str | None]) -> None:
    try:
        workload = workload_of(options)
    except RawFileError:
        return
    assert_proper(f"fio.{workload.stem}", "fio")
