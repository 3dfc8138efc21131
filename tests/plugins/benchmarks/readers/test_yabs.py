from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.readers.reading import Machine
from plugins.benchmarks.readers.registry import reader_of
from plugins.benchmarks.readers.yabs import READER
from plugins.benchmarks.units import convert
from tests.plugins.benchmarks.readers.damaged_files import (
    FIXTURES,
    MANY,
    SAMPLES,
    damaged_document,
    damaged_text,
    outcome,
    refusal,
)

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.benchmarks.readers.reading import RawRun, Reading

YABS = FIXTURES / "yabs"
OFFLINE = YABS / "offline.v2026-07-03.json"
ONLINE = YABS / "online.v2026-07-24.json"
DOCUMENT: dict[str, Any] = json.loads(ONLINE.read_text(encoding="utf-8"))
SLOW = {
    "speed_r": 40, "iops_r": 10, "speed_w": 44, "iops_w": 11, "speed_rw": 84, "iops_rw": 21,
}  # fmt: skip


def readings(run: RawRun) -> dict[str, Reading]:
    return {reading.name: reading for reading in run.readings}


def written(path: Path, **changes: Any) -> Path:
    path.write_text(json.dumps({**DOCUMENT, **changes}), encoding="utf-8")
    return path


def test_a_run_without_a_network() -> None:
    run = READER.read(OFFLINE)
    assert (run.tool, run.version, run.date) == ("YABS", "v2026-07-03", date(2026, 11, 23))
    assert run.machine == Machine(
        cpu="AMD EPYC",
        cores=2,
        memory="23.5 GiB",
        storage="252.0 GiB",
        system="Debian GNU/Linux 12 (bookworm), Linux 6.18.44-fc-v595",
        virtualisation="DOCKER",
    )
    assert len(run.readings) == 4 * 6
    assert run.skipped == ()


def test_kbps_is_kibibytes_as_iops_times_the_block_size_prove() -> None:
    found = readings(READER.read(OFFLINE))
    speed = found["yabs.fio.randrw50-4k-qd64-jobs2.read.bw"]
    rate = found["yabs.fio.randrw50-4k-qd64-jobs2.read.iops"]
    assert (speed.samples, speed.unit) == ((116633.0,), "KiB/s")
    assert (rate.samples, rate.unit) == ((29158.0,), "IOPS")
    per_request = convert(speed.samples[0], speed.unit, "B/s") / rate.samples[0]
    assert per_request == pytest.approx(4096, rel=1e-3)
    assert speed.direction == rate.direction == "higher"


def test_a_disk_test_that_is_over_within_ten_seconds_is_marked() -> None:
    found = readings(READER.read(OFFLINE))
    # Two jobs of 2 GiB: at 228 MiB/s 18 seconds, at 890 MiB/s 5.
    assert found["yabs.fio.randrw50-4k-qd64-jobs2.read.bw"].notes == ()
    assert found["yabs.fio.randrw50-64k-qd64-jobs2.read.bw"].notes == ("short-run",)
    on_arm = readings(READER.read(YABS / "objects.v2022-09-01.json"))
    assert on_arm["yabs.fio.randrw50-4k-qd64-jobs2.read.bw"].notes == ()
    assert on_arm["yabs.fio.randrw50-1m-qd64-jobs2.read.bw"].notes == ("short-run",)


@pytest.mark.parametrize(
    ("arch", "moved"), [("x64", 4), ("x86", 4), ("arm", 1), ("aarch64", 1), ("riscv64", None)]
)
def test_a_disk_test_moves_less_on_arm(tmp_path: Path, arch: str, moved: int | None) -> None:
    """`moved` is in GiB; at one tenth of it a second the test takes ten seconds."""
    speed = (moved or 4) * 1024**2 / 10
    for factor, notes in ((1.0, ()), (1.01, ("short-run",) if moved else ())):
        total = speed * factor
        test = {
            "bs": "4k", "speed_r": total / 2, "speed_w": total / 2, "speed_rw": total,
            "iops_r": total / 8, "iops_w": total / 8, "iops_rw": total / 4,
            "speed_units": "KBps",
        }  # fmt: skip
        os = {**DOCUMENT["os"], "arch": arch}
        run = READER.read(written(tmp_path / "raw.json", os=os, fio=[test]))
        found = readings(run)["yabs.fio.randrw50-4k-qd64-jobs2.read.bw"]
        assert found.notes == notes, factor


def test_a_disk_test_without_a_total_has_no_length(tmp_path: Path) -> None:
    disks = json.loads(OFFLINE.read_text(encoding="utf-8"))["fio"]
    test = {**disks[0], "speed_rw": None, "iops_rw": None}
    run = READER.read(written(tmp_path / "raw.json", fio=[test]))
    found = {name for name in readings(run) if ".fio." in name}
    assert {name.rpartition(".")[0].rpartition(".")[2] for name in found} == {"read", "write"}


def test_a_machine_that_says_nothing_is_not_known(tmp_path: Path) -> None:
    cpu = {**DOCUMENT["cpu"], "model": "", "cores": 0}
    machine = READER.read(written(tmp_path / "raw.json", cpu=cpu)).machine
    assert (machine.cpu, machine.cores) == (None, None)


def test_the_network_is_in_one_unit_and_names_server_and_mode() -> None:
    run = READER.read(ONLINE)
    found = readings(run)
    assert {
        name: (reading.samples[0], reading.unit, reading.direction)
        for name, reading in found.items()
        if ".iperf3." in name
    } == {
        "yabs.iperf3.ipv4.clouvider.london-uk-10g.send": (1320, "Mbit/s", "higher"),
        "yabs.iperf3.ipv4.clouvider.london-uk-10g.recv": (923, "Mbit/s", "higher"),
        "yabs.iperf3.ipv4.clouvider.london-uk-10g.latency": (108, "ms", "lower"),
        "yabs.iperf3.ipv4.uztelecom.tashkent-uz-10g.recv": (0.512, "Mbit/s", "higher"),
        "yabs.iperf3.ipv6.clouvider.london-uk-10g.send": (1640, "Mbit/s", "higher"),
        "yabs.iperf3.ipv6.clouvider.london-uk-10g.recv": (1980, "Mbit/s", "higher"),
        "yabs.iperf3.ipv6.clouvider.london-uk-10g.latency": (0.32, "ms", "lower"),
    }
    label = found["yabs.iperf3.ipv4.clouvider.london-uk-10g.send"].label
    assert label.in_language("zh") == "YABS iperf3发送：Clouvider, London, UK (10G), IPv4"


def test_what_is_busy_silent_or_null_is_told() -> None:
    assert READER.read(ONLINE).skipped == (
        "iperf3 send, Uztelecom, Tashkent, UZ (10G), IPv4: the server was busy",
        "ping, Uztelecom, Tashkent, UZ (10G), IPv4: no answer",
        "Geekbench 6 single-core: YABS could not fetch the score",
        "Geekbench 6 multi-core: YABS could not fetch the score",
    )


def test_geekbench_has_its_major_version_in_the_name() -> None:
    found = readings(READER.read(ONLINE))
    assert found["yabs.geekbench7.single"].samples == (1000.0,)
    assert found["yabs.geekbench7.multi"].unit == "index"
    assert not any(name.startswith("yabs.geekbench6") for name in found)


def test_the_form_of_2022_without_units_latency_and_virtualisation() -> None:
    run = READER.read(YABS / "objects.v2022-09-01.json")
    assert run.version == "v2022-09-01"
    assert run.machine.virtualisation is None
    assert run.machine.memory == "1.0 GiB"
    assert readings(run)["yabs.fio.randrw50-4k-qd64-jobs2.total.bw"].unit == "KiB/s"
    assert "yabs.fio.randrw50-1m-qd64-jobs2.write.bw: fio gave no figure" in run.skipped


def test_the_provider_of_the_machine_is_never_kept() -> None:
    assert "rivate" not in repr(READER.read(ONLINE))


def test_json_behind_the_text_of_the_terminal_is_the_same() -> None:
    assert READER.read(YABS / "terminal.v2026-07-03.txt") == READER.read(OFFLINE)


def test_text_alone_is_refused_with_advice(tmp_path: Path) -> None:
    text = (YABS / "terminal.v2026-07-03.txt").read_text(encoding="utf-8")
    path = tmp_path / "x.txt"
    path.write_text(text.partition('{"version"')[0], encoding="utf-8")
    assert reader_of(path) is READER
    error = refusal(READER, path)
    assert error.message == "text of YABS without its JSON; the text is rounded"
    assert "-w FILE" in error.mend


def test_the_broken_json_of_a_run_without_a_network_says_why_and_how() -> None:
    path = YABS / "no-network.malformed.json"
    assert reader_of(path) is READER
    error = refusal(READER, path)
    assert error.line == 1
    assert error.message.startswith("YABS wrote broken JSON: without a network")
    assert "-i" in error.mend


def test_the_broken_json_of_an_old_run_whose_geekbench_failed_says_why(tmp_path: Path) -> None:
    text = OFFLINE.read_text(encoding="utf-8").rstrip().removesuffix("}")
    path = tmp_path / "x.json"
    path.write_text(text + ',"geekbench":]}', encoding="utf-8")
    error = refusal(READER, path)
    assert error.message.startswith("YABS wrote broken JSON: its Geekbench part has no result")
    assert "-g" in error.mend


@pytest.mark.parametrize("key", ["single", "speed_r", "disk"])
def test_a_value_that_yabs_left_empty_is_named(tmp_path: Path, key: str) -> None:
    text = json.dumps({**DOCUMENT, "geekbench": [{"version": 6, "single": 1, "multi": 2}]})
    text = text.replace(": ", ":").replace(", ", ",")
    start = text.index(f'"{key}":') + len(f'"{key}":')
    end = min(text.index(mark, start) for mark in ",}")
    path = tmp_path / "x.json"
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    error = refusal(READER, path)
    assert error.message == f'YABS wrote broken JSON: no value after "{key}"'
    assert error.mend.startswith("write null there")
    path.write_text(text[:start] + "null" + text[end:], encoding="utf-8")
    assert READER.read(path).readings


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"version": "v2022-08-15"}, 'YABS "v2022-08-15": what this version writes is not known'),
        (
            {"version": "v2027-01-01", "fio": [{**SLOW, "bs": "4k"}]},
            "YABS v2027-01-01 is newer than v2026-07-24, and its IOPS are too few to prove",
        ),
        (
            {"fio": [{**DOCUMENT["fio"][0], "speed_r": 20530}]},
            "fio 4k: the speeds are not IOPS times the block size in KiB/s",
        ),
        ({"version": "v2027-13-01"}, 'YABS "v2027-13-01": what this version writes is not known'),
        ({"version": "v9"}, 'YABS "v9": what this version writes is not known'),
        ({"time": "yesterday"}, 'time: "yesterday" is no time such as 20260703-120000'),
        ({"time": "20260231-000000"}, 'time: "20260231-000000" is no time such as'),
        ({"fio": {}}, "fio: input should be a valid tuple"),
        ({"fio": [{**DOCUMENT["fio"][0], "speed_units": "KiBps"}]}, "fio[0].speed_units: "),
        ({"fio": [{**DOCUMENT["fio"][0], "bs": "8k"}]}, "fio[0].bs: "),
        ({"iperf": [{**DOCUMENT["iperf"][0], "send": "1,6 Gbits/sec"}]}, "iperf send: "),
        ({"iperf": [{**DOCUMENT["iperf"][0], "send": "1.6 Gbps"}]}, "iperf send: "),
        ({"iperf": [{**DOCUMENT["iperf"][0], "latency": "1 s"}]}, "iperf latency: "),
        ({"iperf": [{**DOCUMENT["iperf"][0], "mode": "IPX"}]}, "iperf[0].mode: "),
        ({"geekbench": [{"version": 3, "single": 1, "multi": 1}]}, "geekbench[0].version: "),
        ({"fio": [], "iperf": [], "geekbench": []}, "no figure in it: fio, iperf and Geekbench"),
        ({"fio": [], "iperf": [], "geekbench": DOCUMENT["geekbench"][:1]}, "no figure in it: Geek"),
    ],
)
def test_another_form_is_refused(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    error = refusal(READER, written(tmp_path / "x.json", **changes))
    assert error.message.startswith(message)
    assert error.mend


def test_a_version_to_come_is_read_if_it_proves_its_unit(tmp_path: Path) -> None:
    run = READER.read(written(tmp_path / "x.json", version="v2027-01-01"))
    assert run.version == "v2027-01-01"
    assert run.readings == READER.read(ONLINE).readings
    without = READER.read(written(tmp_path / "y.json", version="v2027-01-01", fio=[]))
    assert not any(".fio." in reading.name for reading in without.readings)
    # Too slow to prove anything, but of a version that is known.
    slow = READER.read(written(tmp_path / "z.json", fio=[{**SLOW, "bs": "4k"}]))
    assert readings(slow)["yabs.fio.randrw50-4k-qd64-jobs2.read.bw"].samples == (40.0,)


def test_two_servers_of_one_name_are_not_mixed(tmp_path: Path) -> None:
    run = READER.read(written(tmp_path / "x.json", iperf=DOCUMENT["iperf"][:1] * 2))
    name = "yabs.iperf3.ipv4.clouvider.london-uk-10g.send"
    assert readings(run)[name].samples == (1320.0,)
    assert f"{name}: a second figure of this name" in run.skipped


@given(damaged_document(DOCUMENT))
@MANY
def test_no_damage_ends_in_a_traceback(tmp_path: Path, document: dict[str, Any]) -> None:
    outcome(READER, tmp_path / "damaged.json", document)


@given(damaged_text((YABS / "terminal.v2026-07-03.txt").read_text(encoding="utf-8")), st.booleans())
@MANY
def test_no_damage_of_the_text_ends_in_a_traceback(tmp_path: Path, text: str, cut: bool) -> None:
    outcome(
        READER, tmp_path / "damaged.txt", text.encode("utf-8", "replace")[: -3 if cut else None]
    )


def test_a_head_of_blank_lines_is_looked_at_once() -> None:
    assert not READER.recognises("\n" * 65536)
    assert not READER.recognises("{" * 65536)


@pytest.mark.parametrize("name", ["example.v2023-04-23.json", "own-run.offline-ign.json"])
def test_the_samples(name: str) -> None:
    path = SAMPLES / "yabs" / name
    if not path.is_file():
        pytest.skip(f"no sample {name} here")
    run = outcome(READER, path)
    assert run
    if "2023" in name:
        assert readings(run)["yabs.geekbench4.single"].samples == (5949.0,)
        assert readings(run)["yabs.iperf3.ipv6.clouvider.london-uk-10g.recv"].samples == (21.1,)
        assert run.skipped == ("iperf3 send, Scaleway, Paris, FR (10G), IPv4: the server was busy",)
