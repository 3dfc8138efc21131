from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from plugins.benchmarks.readers import mtr
from plugins.benchmarks.readers.raw_text import read_head
from plugins.benchmarks.readers.reading import RawFileError
from tests.conftest import missing_part
from tests.plugins.benchmarks.readers.damaged_files import FIXTURES, MANY, damaged_document, outcome

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = FIXTURES / "mtr"
HUBS = '{{"report": {{"mtr": {{"dst": "a"}}, "hubs": [{}]}}}}'
REACHED = json.loads((FOLDER / "reached-2hops.json").read_text())


def readings(name: str) -> dict[str, float]:
    return {reading.name: reading.samples[0] for reading in mtr.read(FOLDER / name).readings}


def write(path: Path, **options: Any) -> Path:
    document = json.loads(json.dumps(REACHED))
    document["report"]["mtr"].update(options)
    path.write_text(json.dumps(document))
    return path


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_every_form_is_recognised(path: Path) -> None:
    assert mtr.recognises(read_head(path))
    assert mtr.recognises("mtr: a warning\n" + read_head(path)[:200])


def test_the_destination_is_the_last_hop() -> None:
    assert readings("reached-2hops.json") == {
        "mtr.10.77.2.2.hops": 2,
        "mtr.10.77.2.2.loss": 0,
        "mtr.10.77.2.2.latency-avg": 0.142,
        "mtr.10.77.2.2.latency-best": 0.061,
        "mtr.10.77.2.2.latency-worst": 0.302,
        "mtr.10.77.2.2.latency-stdev": 0.138,
        "mtr.10.77.2.2.answering-hops": 2,
    }
    run = mtr.read(FOLDER / "reached-2hops.json")
    assert {reading.unit for reading in run.readings} == {"hops", "%", "ms"}
    latency = next(reading for reading in run.readings if reading.name.endswith("latency-avg"))
    assert {latency.direction, run.readings[0].direction} == {"lower", "none"}
    assert latency.label.in_language("en") == "Mean latency to 10.77.2.2 (mtr)"
    assert latency.label.in_language("zh") == "到10.77.2.2的平均延迟（mtr）"


@pytest.mark.parametrize("name", ["not-reached.json", "ended-at-max-ttl.json"])
def test_a_router_on_the_way_is_not_the_destination(name: str) -> None:
    run = mtr.read(FOLDER / name)
    (only,) = run.readings
    assert only.name.endswith(".answering-hops")
    assert only.samples == (1.0,)
    assert only.notes == ("not-reached",)
    assert "before the destination" in run.skipped[0]


def test_a_name_beside_an_address_tells_nothing() -> None:
    run = mtr.read(FOLDER / "address-but-name.json")
    (only,) = run.readings
    assert only.name == "mtr.127.0.0.1.answering-hops"
    assert only.notes == ()
    assert "mtr -n" in run.skipped[0]


def test_options_that_change_the_quantity_are_in_the_name() -> None:
    found = readings("name-and-address.json")
    assert found["mtr.localhost.psize-1200.tos-8.jitter-avg"] == 0.018
    assert found["mtr.localhost.psize-1200.tos-8.loss"] == 0


def test_the_text_that_mtr_0_92_put_for_numbers() -> None:
    found = readings("form-of-0.92.json")
    assert found["mtr.example.com.psize-rand-28-1400.loss"] == 10
    assert found["mtr.example.com.psize-rand-28-1400.hops"] == 2
    assert found["mtr.example.com.psize-rand-28-1400.answering-hops"] == 1


@pytest.mark.parametrize("psize", ["64", 64])
def test_the_usual_size_is_not_in_the_name(tmp_path: Path, psize: object) -> None:
    run = mtr.read(write(tmp_path / "x.json", psize=psize, tos="0x0"))
    assert run.readings[0].name == "mtr.10.77.2.2.hops"


def test_another_address_than_the_destination(tmp_path: Path) -> None:
    run = mtr.read(write(tmp_path / "x.json", dst="10.77.2.9"))
    assert [reading.notes for reading in run.readings] == [("not-reached",)]


def test_no_latency_where_all_was_lost(tmp_path: Path) -> None:
    document = json.loads(json.dumps(REACHED))
    document["report"]["hubs"][-1].update({"Loss%": 100.0, "Avg": 0.0})
    path = tmp_path / "x.json"
    path.write_text(json.dumps(document))
    names = [reading.name.rpartition(".")[2] for reading in mtr.read(path).readings]
    assert names == ["hops", "loss", "answering-hops"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"report": {"mtr": {"dst": "a"}, "hubs": [  }\n}', "not valid JSON"),
        ('{"report": {"mtr": {"dst": "a"}, "hubs": []}}', "no hop answered on the way to a"),
        ('{"report": {"mtr": {"dst": "a"}}}', "report.hubs: it is missing"),
        ('{"report": {"mtr": {"dst": "a"}, "hubs": [{"count": 1', "ends in the middle"),
        ('{"report": {"mtr": {"dst": "。"}, "hubs": [{"count": 1, "host": "b"}]}}', "no host name"),
        (HUBS.format('{"count": 1, "host": "a", "Loss%": "0,5"}'), "Loss%"),
        (HUBS.format('{"count": 1, "host": "a", "Loss%": 101}'), "Loss%"),
        (HUBS.format('{"count": 2, "host": "b"}, {"count": 1, "host": "a"}'), "not in order"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    with pytest.raises(RawFileError) as refused:
        mtr.read(path)
    assert message in refused.value.message
    assert refused.value.mend


@MANY
@given(document=damaged_document(REACHED))
def test_any_damaged_document_is_refused_or_read(tmp_path: Path, document: object) -> None:
    outcome(mtr.READER, tmp_path / "x.json", document)


def test_the_real_tool(tmp_path: Path) -> None:
    if shutil.which("mtr") is None:
        missing_part("mtr", "apt-get install mtr-tiny")
    command = ["mtr", "--json", "--no-dns", "-c", "2", "-i", "0.2", "127.0.0.1"]
    path = tmp_path / "x.json"
    path.write_bytes(subprocess.run(command, capture_output=True, check=True, timeout=300).stdout)
    found = {reading.name: reading.samples[0] for reading in mtr.read(path).readings}
    assert found["mtr.127.0.0.1.loss"] == 0
    assert 0 < found["mtr.127.0.0.1.latency-best"] <= found["mtr.127.0.0.1.latency-worst"]
