from __future__ import annotations

import pytest

from plugins.benchmarks.readers.pts_document import Result, Sampled
from plugins.benchmarks.readers.pts_scale import UNIT_OF_SCALE, unit_of
from plugins.benchmarks.units import unit_named


def result(identifier: str, scale: str, arguments: str = "", value: str = "1") -> Result:
    entry = Sampled("vm", value, "")
    return Result(identifier, "T", "", arguments, "", scale, "HIB", "BAR_GRAPH", (entry,))


@pytest.mark.parametrize("symbol", sorted(set(UNIT_OF_SCALE.values())))
def test_every_unit_is_one_of_ours(symbol: str) -> None:
    assert unit_named(symbol).symbol == symbol


@pytest.mark.parametrize(
    ("scale", "unit"),
    [
        ("Seconds", "s"),
        ("Events Per Second", "events/s"),
        ("MIPS", "MIPS"),
        ("Frames Per Second", "frames/s"),
        ("Mbits/sec", "Mbit/s"),
        ("MiB/s", "MiB/s"),
        ("MB/s", "MB/s"),
    ],
)
def test_a_scale_that_names_a_unit(scale: str, unit: str) -> None:
    one = result("pts/other-1.0.0", scale)
    assert unit_of(one, 1, [one]) == (unit, "")


def test_an_unknown_scale_is_no_unit() -> None:
    one = result("pts/other-1.0.0", "Widgets")
    assert unit_of(one, 1, [one]) == (None, 'the scale "Widgets" is no unit that we know')


@pytest.mark.parametrize(
    ("bandwidth", "iops", "unit"),
    [
        (320003.53, "80001", "KiB/s"),  # 312 MiB/s
        (2200.0, "550", "KiB/s"),  # 2.1 MiB/s
        (2200.0, "563200", "MiB/s"),  # fio itself went over to MiB/s
        (2200.0, "9000", None),
    ],
)
def test_iops_prove_what_fio_2_0_0_counts_in(bandwidth: float, iops: str, unit: str | None) -> None:
    options = "randread io_uring 0 1 4k 1"
    one = result("pts/fio-2.0.0", "MiB/s", options, str(bandwidth))
    proof = result("pts/fio-2.0.0", "IOPS", options, iops)
    assert unit_of(one, bandwidth, [one, proof])[0] == unit


@pytest.mark.parametrize(
    ("bandwidth", "unit"), [(800.0, "KiB/s"), (320003.53, "KiB/s"), (3100.0, None)]
)
def test_without_iops_only_what_is_certain_is_taken(bandwidth: float, unit: str | None) -> None:
    one = result("pts/fio-2.0.0", "MiB/s", "read io_uring 0 1 1m 1", str(bandwidth))
    others = [result("pts/fio-2.0.0", "IOPS", "read io_uring 0 1 4k 1", "5")]
    assert unit_of(one, bandwidth, [one, *others])[0] == unit


def test_the_mixed_units_of_later_fio_profiles_are_left_out() -> None:
    one = result("pts/fio-2.1.0", "MB/s")
    assert unit_of(one, 1, [one])[0] is None
    assert unit_of(result("pts/fio-2.1.0", "IOPS"), 1, [])[0] == "IOPS"
    assert unit_of(result("pts/fio-1.15.0", "MiB/s"), 1, [])[0] == "MiB/s"
