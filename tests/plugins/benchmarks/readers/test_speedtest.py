from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from plugins.benchmarks.readers import speedtest
from plugins.benchmarks.readers.raw_text import read_head
from plugins.benchmarks.readers.reading import RawFileError
from tests.plugins.benchmarks.readers.damaged_files import (
    FIXTURES,
    MANY,
    damaged_document,
    outcome,
    refusal,
)

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = FIXTURES / "speedtest"
RESULT = (FOLDER / "result-1.2.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_every_form_is_recognised(path: Path) -> None:
    assert speedtest.recognises(read_head(path))


def test_bandwidth_is_bytes_per_second() -> None:
    run = speedtest.read(FOLDER / "result-1.2.json")
    found = {reading.name: (reading.samples[0], reading.unit) for reading in run.readings}
    assert found == {
        "speedtest.16620.download": (65047341, "B/s"),
        "speedtest.16620.upload": (65693153, "B/s"),
        "speedtest.16620.latency": (5.581, "ms"),
        "speedtest.16620.jitter": (3.592, "ms"),
        "speedtest.16620.download.latency-iqm": (40.61, "ms"),
        "speedtest.16620.upload.latency-iqm": (26.971, "ms"),
        "speedtest.16620.loss": (0.3333333333333333, "%"),
    }
    assert (run.date, run.skipped) == (date(2026, 11, 23), ())
    down, up = run.readings[:2]
    assert [down.notes, up.notes] == [(), ("short-run",)]
    directions = [reading.direction for reading in run.readings]
    assert directions == ["higher"] * 2 + ["lower"] * 5
    label = "下载速率，Speedtest服务器16620（Example Net, Orange County, CA）"
    assert down.label.in_language("zh") == label


def test_nothing_private_is_taken() -> None:
    taken = repr(speedtest.read(FOLDER / "result-1.2.json"))
    for private in ("00:00:5E", "198.51.100.1", "192.0.2.2", "speedtest.net/result", "Example ISP"):
        assert private not in taken


def test_the_result_among_progress_and_lines_of_a_log() -> None:
    run = speedtest.read(FOLDER / "progress.jsonl")
    assert [reading.name for reading in run.readings] == [
        f"speedtest.30593.{part}" for part in ("download", "upload", "latency", "jitter")
    ]
    assert run.readings[0].samples == (84670091.0,)
    assert run.skipped == ("packet loss: the server does not count it",)


def test_the_pretty_form(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("[2026] [error] first\n" + json.dumps(json.loads(RESULT), indent=4) + "\n")
    assert speedtest.recognises(read_head(path))
    assert speedtest.read(path) == speedtest.read(FOLDER / "result-1.2.json")


@pytest.mark.parametrize("indent", [1, 4, "\t"])
def test_a_list_of_one_result(tmp_path: Path, indent: int | str) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps([json.loads(RESULT)], indent=indent), encoding="utf-8")
    assert speedtest.read(path) == speedtest.read(FOLDER / "result-1.2.json")
    path.write_text(json.dumps([json.loads(RESULT)] * 2, indent=indent), encoding="utf-8")
    assert refusal(speedtest.READER, path).message == "more than one result"


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ((FOLDER / "failed.txt").read_text(), "the run failed: Configuration - Could not", None),
        (RESULT + RESULT, "more than one result", 2),
        (json.dumps(json.loads(RESULT), indent=1)[:-20], "ends in the middle", 1),
        ("\n" + RESULT.replace('"ping"', "ping"), "not valid JSON", 2),
        (RESULT.replace('"type":"result"', '"type":"ping"'), "no result in it", None),
        (RESULT.replace('"bandwidth":65047341', '"bandwidth":0'), "download.bandwidth", None),
        (RESULT.replace('"bandwidth":65047341', '"bandwidth":"520 Mbit"'), "bandwidth", None),
        (RESULT.replace('"packetLoss":0.33', '"packetLoss":333.'), "packetLoss", None),
        (RESULT.replace('"id":16620,', ""), "server.id: it is missing", None),
        (RESULT.replace("2026-11-23T", "23.11.2026 "), "timestamp", None),
        ('{"type":"result",\n' + '"x": 1,\n' * 20_000, "without an end", 1),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, message: str, line: int | None) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RawFileError) as refused:
        speedtest.read(path)
    assert message in refused.value.message
    assert refused.value.line == line


@MANY
@given(document=damaged_document(json.loads(RESULT)))
def test_any_damaged_document_is_refused_or_read(tmp_path: Path, document: object) -> None:
    outcome(speedtest.READER, tmp_path / "x.json", document)
