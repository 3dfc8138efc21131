from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from plugins.benchmarks.readers import speedtest_cli
from plugins.benchmarks.readers.raw_text import read_head
from plugins.benchmarks.readers.reading import RawFileError
from tests.plugins.benchmarks.readers.damaged_files import FIXTURES, MANY, damaged_document, outcome

if TYPE_CHECKING:
    from pathlib import Path

FIXTURE = FIXTURES / "speedtest-cli" / "written-after-2.1.3.json"
RESULT: dict[str, Any] = json.loads(FIXTURE.read_text(encoding="utf-8"))


def test_rates_are_bits_per_second() -> None:
    assert speedtest_cli.recognises(read_head(FIXTURE))
    run = speedtest_cli.read(FIXTURE)
    assert [(reading.name, reading.unit, reading.samples) for reading in run.readings] == [
        ("speedtest-cli.48463.download", "bit/s", (94312345.67,)),
        ("speedtest-cli.48463.upload", "bit/s", (48912345.01,)),
        ("speedtest-cli.48463.latency", "ms", (12.345,)),
    ]
    assert [reading.direction for reading in run.readings] == ["higher", "higher", "lower"]
    assert run.date == date(2026, 11, 23)


def test_a_direction_that_was_left_out(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps(RESULT | {"upload": 0}))
    run = speedtest_cli.read(path)
    assert [reading.name.rpartition(".")[2] for reading in run.readings] == ["download", "latency"]
    assert run.skipped == ("upload: not measured",)


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"download": 0, "upload": 0, "ping": 0}, "nothing was measured"),
        ({"download": "94 Mbit/s"}, "download"),
        ({"server": {}}, "server.id: it is missing"),
        ({"server": {"id": "../x"}}, "server.id"),
        ({"timestamp": 0}, "timestamp"),
    ],
)
def test_what_is_refused(tmp_path: Path, keys: dict[str, Any], message: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps(RESULT | keys))
    with pytest.raises(RawFileError) as refused:
        speedtest_cli.read(path)
    assert message in refused.value.message


@MANY
@given(document=damaged_document(RESULT))
def test_any_damaged_document_is_refused_or_read(tmp_path: Path, document: object) -> None:
    outcome(speedtest_cli.READER, tmp_path / "x.json", document)
