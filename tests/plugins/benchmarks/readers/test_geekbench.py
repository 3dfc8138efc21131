from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from plugins.benchmarks.readers.geekbench import READER
from plugins.benchmarks.readers.reading import RawFileError
from tests.plugins.benchmarks.readers.damaged_files import FIXTURES, MANY, damaged_document, outcome

if TYPE_CHECKING:
    from pathlib import Path

FORM = FIXTURES / "geekbench" / "form.6.3.0.json"
DOCUMENT: dict[str, Any] = json.loads(FORM.read_text(encoding="utf-8"))


def written(path: Path, **changes: Any) -> Path:
    path.write_text(json.dumps({**DOCUMENT, **changes}), encoding="utf-8")
    return path


def test_scores_and_those_of_workloads() -> None:
    run = READER.read(FORM)
    assert (run.tool, run.version) == ("Geekbench", "6.3.0")
    assert [(reading.name, reading.samples) for reading in run.readings] == [
        ("geekbench6.single", (1549.0,)),
        ("geekbench6.multi", (5278.0,)),
        ("geekbench6.single.file-compression", (1312.0,)),
        ("geekbench6.single.html5-browser", (1702.0,)),
        ("geekbench6.multi.file-compression", (4010.0,)),
    ]
    assert {(reading.unit, reading.direction) for reading in run.readings} == {("index", "higher")}
    assert run.readings[0].label.in_language("zh") == "Geekbench 6单核得分"
    assert run.skipped == ()


def test_the_workloads_of_version_4_are_not_known(tmp_path: Path) -> None:
    version = "Geekbench 4.4.4 Pro for Linux x86 (64-bit)"
    run = READER.read(written(tmp_path / "x.json", version=version))
    assert run.version == "4.4.4"
    assert [reading.name for reading in run.readings] == ["geekbench4.single", "geekbench4.multi"]
    assert run.skipped[0] == 'section "Single-Core": the form of its workloads is not known'


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"version": "7.0.0"}, 'Geekbench "7.0.0": the form of this version is not known'),
        ({"version": "3.4.1"}, 'Geekbench "3.4.1": the form of this version is not known'),
        ({"version": "six"}, 'Geekbench "six": the form of this version is not known'),
        ({"version": 6}, "version: input should be a valid string"),
        ({"multicore_score": None}, "multicore_score: input should be a valid number"),
        ({"score": "1549"}, "score: input should be a valid number"),
        ({"score": 0, "multicore_score": 0}, "no score in it: both are 0"),
        ({"sections": None}, "sections: input should be a valid tuple"),
    ],
)
def test_another_form_is_refused(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(RawFileError) as caught:
        READER.read(written(tmp_path / "x.json", **changes))
    assert caught.value.message.startswith(message)


@given(damaged_document(DOCUMENT))
@MANY
def test_no_damage_ends_in_a_traceback(tmp_path: Path, document: dict[str, Any]) -> None:
    outcome(READER, tmp_path / "damaged.json", document)


def test_other_json_is_not_recognised() -> None:
    assert not READER.recognises('{"workloads": [], "score": 1}')
