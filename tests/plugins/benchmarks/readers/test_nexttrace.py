from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from plugins.benchmarks.readers import nexttrace
from plugins.benchmarks.readers.json_document import WHOLE_BYTES
from plugins.benchmarks.readers.raw_text import read_head
from plugins.benchmarks.readers.reading import RawFileError, RawRun
from tests.plugins.benchmarks.readers.damaged_files import FIXTURES, MANY, damaged_document, outcome

if TYPE_CHECKING:
    from pathlib import Path

FIXTURE = FIXTURES / "nexttrace" / "reached.json"
REACHED: dict[str, Any] = json.loads(FIXTURE.read_text(encoding="utf-8"))


def changed(path: Path, **keys: Any) -> RawRun:
    path.write_text(json.dumps(REACHED | keys), encoding="utf-8")
    return nexttrace.read(path)


def probe(ip: str, ttl: int = 3, rtt: int = 1) -> dict[str, Any]:
    return {"Success": True, "Address": {"IP": ip}, "TTL": ttl, "RTT": rtt}


def test_round_trips_are_nanoseconds_and_only_of_the_destination() -> None:
    assert nexttrace.recognises(read_head(FIXTURE))
    latency, hops, answering = nexttrace.read(FIXTURE).readings
    assert latency.name == "nexttrace.203.0.113.4.latency"
    assert [latency.unit, latency.direction, hops.direction] == ["ns", "lower", "none"]
    assert latency.samples == (162920100.0, 163004700.0)
    assert (hops.name, hops.samples) == ("nexttrace.203.0.113.4.hops", (3.0,))
    assert answering.samples == (2.0,)
    assert latency.label.in_language("zh") == "到203.0.113.4的延迟（nexttrace）"


@pytest.mark.parametrize("reason", ["max_hops", "unreachable"])
def test_a_trace_that_ended_before(tmp_path: Path, reason: str) -> None:
    run = changed(tmp_path / "x", StopReason={"hop": 30, "reason": reason})
    (only,) = run.readings
    assert (only.name, only.notes) == ("nexttrace.answering-hops", ("not-reached",))
    assert "before the destination" in run.skipped[0]


def test_a_version_that_does_not_tell_where_it_ended(tmp_path: Path) -> None:
    run = changed(tmp_path / "x", StopReason=None)
    (only,) = run.readings
    assert (only.name, only.notes) == ("nexttrace.answering-hops", ())
    assert "this version" in run.skipped[0]


def test_two_hosts_at_the_last_hop(tmp_path: Path) -> None:
    hops = [[probe("192.0.2.1", 3, 5), probe("192.0.2.9", 3, 7)]]
    stop: dict[str, Any] = {"hop": 3, "reason": "destination_reached"}
    run = changed(tmp_path / "x", Hops=hops, StopReason=stop)
    assert [reading.name for reading in run.readings] == ["nexttrace.answering-hops"]
    assert "several hosts" in run.skipped[0]
    stop["responses"] = ["ICMP Port Unreachable from 192.0.2.9 (!<3-3>)"]
    run = changed(tmp_path / "x", Hops=hops, StopReason=stop)
    assert run.readings[0].name == "nexttrace.192.0.2.9.latency"
    assert run.readings[0].samples == (7.0,)


def test_an_empty_list_of_go_is_null(tmp_path: Path) -> None:
    stop = {"hop": 3, "reason": "destination_reached"}
    run = changed(tmp_path / "x", Hops=[None, None, [probe("2001:db8::3")]], StopReason=stop)
    assert run.readings[0].name == "nexttrace.2001-db8-0-0-0-0-0-3.latency"


def test_places_are_not_even_parsed_in_a_large_file(tmp_path: Path) -> None:
    hops = json.loads(json.dumps(REACHED["Hops"]))
    hops[0][0]["Geo"] = {"prefix": ["x" * 999] * (WHOLE_BYTES // 999), "rtt": 1}
    assert changed(tmp_path / "x", Hops=hops).readings == nexttrace.read(FIXTURE).readings


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"StopReason": {"hop": 3, "reason": "bored"}}, 'not known: "bored"'),
        ({"Hops": None}, "Hops: "),
        ({"Hops": []}, "no hop answered"),
        ({"Hops": [[probe("192.0.2.1", rtt=-1)]]}, "RTT"),
        ({"Hops": [[probe("192,0,2,1")]]}, "Hops[0][0].Address.IP: value error, no address"),
        ({"Hops": [[probe("192.0.2.1") | {"RTT": "1 ms"}]]}, "RTT"),
    ],
)
def test_what_is_refused(tmp_path: Path, keys: dict[str, Any], message: str) -> None:
    with pytest.raises(RawFileError) as refused:
        changed(tmp_path / "x", **keys)
    assert message in refused.value.message


@MANY
@given(document=damaged_document(REACHED))
def test_any_damaged_document_is_refused_or_read(tmp_path: Path, document: object) -> None:
    outcome(nexttrace.READER, tmp_path / "x.json", document)
