from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.readers import iperf3
from tests.conftest import ROOT, missing_part
from tests.plugins.benchmarks.readers.damaged_files import (
    FIXTURES,
    MANY,
    damaged_document,
    outcome,
    refusal,
)
from tests.serving import HOST, free_port

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.benchmarks.readers.reading import RawFileError, RawRun, Reading

FOLDER = FIXTURES / "iperf3"
READ = iperf3.READER.read


def _document(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def _written(tmp_path: Path, document: Any) -> Path:
    path = tmp_path / "raw.json"
    path.write_text(json.dumps(document, indent="\t"), encoding="utf-8")
    return path


def _readings(run: RawRun) -> dict[str, Reading]:
    return {reading.name.removeprefix("iperf3."): reading for reading in run.readings}


def _figures(run: RawRun) -> dict[str, float]:
    return {name: reading.samples[0] for name, reading in _readings(run).items()}


def _error(path: Path) -> RawFileError:
    return refusal(iperf3.READER, path)


def test_what_arrived_is_the_figure_of_tcp() -> None:
    run = READ(FOLDER / "tcp.json")
    sums = _document("tcp.json")["end"]
    assert sums["sum_sent"]["bits_per_second"] != sums["sum_received"]["bits_per_second"]
    assert _figures(run) == {
        "tcp.bitrate": sums["sum_received"]["bits_per_second"],
        "tcp.retransmits-3s": 31,
    }
    assert [(r.unit, r.direction) for r in run.readings] == [
        ("bit/s", "higher"),
        ("count", "lower"),
    ]
    assert (run.tool, run.version, run.date) == ("iperf3", "3.12", date(2026, 11, 23))


def test_the_name_of_the_host_is_left_out() -> None:
    assert READ(FOLDER / "tcp.json").machine.system == "Linux 6.18.44-fc-v595 x86_64"


def test_a_run_of_the_site_itself_has_no_notes() -> None:
    run = READ(ROOT / "data/raw/iperf3/loopback-tcp-4.1.json")
    assert {name: (r.samples, r.notes) for name, r in _readings(run).items()} == {
        "tcp-p4.bitrate": ((24083586543.443344,), ()),
        "tcp-p4.retransmits-10s": ((6.0,), ()),
    }


@pytest.mark.parametrize(
    ("name", "stem", "notes"),
    [
        ("tcp-P2-reverse.json", "tcp-p2-reverse", ("short-run",)),
        ("tcp-10M.json", "tcp-10m", ("short-run", "fixed-rate")),
        ("tcp-amount-window.json", "tcp-w131072", ("short-run",)),
        ("udp-50M.json", "udp-50m", ("short-run", "fixed-rate")),
        ("udp-unlimited.json", "udp", ("short-run",)),
        ("server-reverse.json", "tcp-reverse", ("sender-side", "short-run")),
        (
            "server-udp-reverse.json",
            "udp-reverse-10m",
            ("sender-side", "short-run", "fixed-rate"),
        ),
    ],
)
def test_stems_and_notes(name: str, stem: str, notes: tuple[str, ...]) -> None:
    run = READ(FOLDER / name)
    assert {name.rpartition(".")[0] for name in _figures(run)} == {stem}
    assert {reading.notes for reading in run.readings} == {notes}


def test_udp_has_jitter_and_loss_of_the_receiver() -> None:
    received = _document("udp-unlimited.json")["end"]["sum_received"]
    readings = _readings(READ(FOLDER / "udp-unlimited.json"))
    assert {name: (r.samples[0], r.unit) for name, r in readings.items()} == {
        "udp.bitrate": (received["bits_per_second"], "bit/s"),
        "udp.jitter": (received["jitter_ms"], "ms"),
        "udp.loss": (received["lost_percent"], "%"),
    }
    assert readings["udp.loss"].samples[0] == pytest.approx(4.504045217776793)


def test_both_directions_of_bidir() -> None:
    end = _document("tcp-bidir.json")["end"]
    run = READ(FOLDER / "tcp-bidir.json")
    assert _figures(run) == {
        "tcp-bidir-forward.bitrate": end["sum_received"]["bits_per_second"],
        "tcp-bidir-forward.retransmits-3s": 55,
        "tcp-bidir-reverse.bitrate": end["sum_received_bidir_reverse"]["bits_per_second"],
        "tcp-bidir-reverse.retransmits-3s": 40,
    }
    assert run.readings[2].label.by_language == {
        "en": "iperf3 TCP, both ways at once, from the server: bitrate",
        "zh": "iperf3 TCP，双向同时，来自服务器：速率",
    }


def test_bidir_of_a_version_that_mixes_it_up_is_refused(tmp_path: Path) -> None:
    document = _document("tcp-bidir.json")
    for key in ("sum_sent_bidir_reverse", "sum_received_bidir_reverse"):
        del document["end"][key]
    assert "mixed up both directions" in _error(_written(tmp_path, document)).message


def test_an_amount_has_no_duration_to_count_retransmits_in() -> None:
    run = READ(FOLDER / "tcp-amount-window.json")
    assert _figures(run) == {"tcp-w131072.bitrate": 13815697297.2973}
    assert run.skipped == ("retransmits, since the run had an amount and no duration (-n or -k)",)


@pytest.mark.parametrize(
    ("start", "test", "stem", "english"),
    [
        ({}, {"blksize": 131072}, "tcp", "iperf3 TCP"),
        ({}, {"blksize": 1400}, "tcp-l1400", "iperf3 TCP, buffer of 1400 B"),
        ({"tcp_mss": 1000}, {}, "tcp-mss1000", "iperf3 TCP, segments of 1000 B"),
        ({"fq_rate": 10**7}, {}, "tcp-fq10m", "iperf3 TCP, paced at 10 Mbit/s"),
    ],
)
def test_sizes_and_paces_are_in_the_name(
    tmp_path: Path, start: dict[str, int], test: dict[str, int], stem: str, english: str
) -> None:
    document = _document("tcp.json")
    document["start"].update(start)
    document["start"]["test_start"].update(test)
    bitrate = READ(_written(tmp_path, document)).readings[0]
    assert bitrate.name == f"iperf3.{stem}.bitrate"
    assert bitrate.label.in_language("en") == f"{english}: bitrate"
    assert ("fixed-rate" in bitrate.notes) == ("fq_rate" in start)


@pytest.mark.parametrize(
    ("bitrate", "mark"),
    [(2 * 10**9, "2g"), (1_500_000_000, "1500m"), (64_000, "64k"), (1_048_576, "1048576")],
)
def test_a_rate_is_named_as_one_gives_it(tmp_path: Path, bitrate: int, mark: str) -> None:
    document = _document("udp-50M.json")
    document["start"]["test_start"]["target_bitrate"] = bitrate
    assert f"udp-{mark}.bitrate" in _figures(READ(_written(tmp_path, document)))


def test_a_host_that_reports_no_sender_leaves_what_arrived(tmp_path: Path) -> None:
    document = _document("tcp.json")
    del document["end"]["sum_sent"]
    assert _figures(READ(_written(tmp_path, document))) == {
        "tcp.bitrate": document["end"]["sum_received"]["bits_per_second"]
    }


@pytest.mark.parametrize(
    ("words", "system"),
    [("Linux vps 6.1.0 x86_64", "Linux 6.1.0 x86_64"), ("Linux vps 6.1.0", None), ("", None)],
)
def test_what_is_no_uname_says_nothing(tmp_path: Path, words: str, system: str | None) -> None:
    document = _document("tcp.json")
    document["start"]["system_info"] = words
    assert READ(_written(tmp_path, document)).machine.system == system


@pytest.mark.parametrize("zeros", [True, False])
def test_without_a_receiver_the_sender_counts(tmp_path: Path, *, zeros: bool) -> None:
    document = _document("tcp.json")
    if zeros:
        document["end"]["sum_received"].update(bytes=0, bits_per_second=0)
    else:
        del document["end"]["sum_received"]
    bitrate = READ(_written(tmp_path, document)).readings[0]
    assert bitrate.samples == (document["end"]["sum_sent"]["bits_per_second"],)
    assert bitrate.notes == ("sender-side", "short-run")


def test_when_every_packet_is_lost_nothing_arrived(tmp_path: Path) -> None:
    document = _document("udp-50M.json")
    document["end"]["sum_received"].update(bytes=0, bits_per_second=0, lost_percent=100)
    figures = _figures(READ(_written(tmp_path, document)))
    assert (figures["udp-50m.bitrate"], figures["udp-50m.loss"]) == (0, 100)


def test_a_loss_beyond_all_packets_is_skipped(tmp_path: Path) -> None:
    document = _document("udp-50M.json")
    document["end"]["sum_received"]["lost_percent"] = 179.5
    run = READ(_written(tmp_path, document))
    assert "udp-50m.loss" not in _figures(run)
    assert run.skipped == ("packet loss, which iperf3 gives as 179.5 %",)


@pytest.mark.parametrize("missing", ["rate", "receiver"])
def test_udp_of_versions_that_do_not_tell_enough(tmp_path: Path, missing: str) -> None:
    document = _document("udp-50M.json")
    document["start"]["version"] = "iperf 3.9"
    if missing == "rate":
        del document["start"]["test_start"]["target_bitrate"]
    else:
        del document["end"]["sum_received"]
    error = _error(_written(tmp_path, document))
    assert error.message.startswith("iperf 3.9 does not tell how fast UDP was sent")


def test_tcp_of_versions_without_a_target_is_read(tmp_path: Path) -> None:
    document = _document("tcp.json")
    document["start"]["version"] = "iperf 3.1.3"
    del document["start"]["test_start"]["target_bitrate"]
    assert READ(_written(tmp_path, document)).version == "3.1.3"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("error-refused.json", "iperf3 failed: unable to connect to server: Connection refused"),
        ("interrupted.json", "iperf3 failed: interrupt - the client has terminated"),
        ("server-two-tests.json", "more text after the end of the JSON"),
        ("tcp.txt", "iperf3 wrote text for people, not JSON"),
    ],
)
def test_what_is_no_result_is_refused(name: str, message: str) -> None:
    assert _error(FOLDER / name).message == message


@pytest.mark.parametrize("end", [None, {}])
def test_a_test_without_an_end(tmp_path: Path, end: Any) -> None:
    document = {**_document("tcp.json"), "end": end}
    if end is None:
        del document["end"]
    assert _error(_written(tmp_path, document)).message == "the test did not reach its end"


def test_a_test_that_moved_nothing(tmp_path: Path) -> None:
    document = _document("tcp.json")
    for key in ("sum_sent", "sum_received"):
        document["end"][key].update(bytes=0, bits_per_second=0)
    assert _error(_written(tmp_path, document)).message == "nothing was transferred"


@pytest.mark.parametrize("version", ["iperf 4.0", "iperf 2.1.9"])
def test_a_version_that_is_not_known(tmp_path: Path, version: str) -> None:
    document = _document("tcp.json")
    document["start"]["version"] = version
    error = _error(_written(tmp_path, document))
    assert error.message == f'"{version}" is a version whose form is not known'


def test_a_stream_of_events_is_refused_with_the_option_to_use(tmp_path: Path) -> None:
    path = tmp_path / "raw.json"
    start = json.dumps(_document("tcp.json")["start"])
    path.write_text(f'{{"event":"start","data":{start}}}\n{{"event":"end","data":{{}}}}\n')
    assert iperf3.READER.recognises(path.read_text())
    assert _error(path).mend == "run it with -J alone"


def test_a_mistake_is_named(tmp_path: Path) -> None:
    document = _document("tcp.json")
    document["end"]["sum_received"]["bits_per_second"] = None
    assert "end.sum_received.bits_per_second" in _error(_written(tmp_path, document)).message
    document["start"]["timestamp"]["timesecs"] = 10**17
    document["end"]["sum_received"]["bits_per_second"] = 1.0
    assert "no date" in _error(_written(tmp_path, document)).message


def test_a_day_of_intervals_is_passed_over(tmp_path: Path) -> None:
    document = _document("tcp.json")
    document["intervals"] *= 4000
    path = _written(tmp_path, document)
    assert path.stat().st_size > 4 * 2**20
    assert READ(path) == READ(FOLDER / "tcp.json")


@pytest.mark.parametrize("name", ["tcp-bidir.json", "udp-50M.json"])
@MANY
@given(data=st.data())
def test_any_damaged_document_is_refused_or_read(
    tmp_path: Path, name: str, data: st.DataObject
) -> None:
    document = {**_document(name), "intervals": []}
    outcome(iperf3.READER, tmp_path / "raw.json", data.draw(damaged_document(document)))


def test_the_iperf3_of_this_machine_is_read(tmp_path: Path) -> None:
    program = shutil.which("iperf3") or missing_part("iperf3", "apt-get install iperf3")
    port = str(free_port())
    server = [program, "--server", "--one-off", "--port", port, "--forceflush"]
    client = [program, "-c", HOST, "-p", port, "-t", "1", "-u", "-b", "8M", "-R", "-J"]
    with subprocess.Popen(server, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            assert any("listening" in line for line in process.stdout)
            run = subprocess.run(client, capture_output=True, check=True)
        finally:
            process.terminate()
    (tmp_path / "raw.json").write_bytes(run.stdout)
    readings = _readings(READ(tmp_path / "raw.json"))
    assert set(readings) == {f"udp-reverse-8m.{name}" for name in ("bitrate", "jitter", "loss")}
    assert readings["udp-reverse-8m.bitrate"].samples[0] < 16e6
