from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.readers.reading import RawFileError
from plugins.benchmarks.readers.yabs_document import (
    FIRST_KNOWN,
    LAST_KNOWN,
    DiskTest,
    load_document,
    recognises,
)
from tests.plugins.benchmarks.readers.damaged_files import FIXTURES

if TYPE_CHECKING:
    from pathlib import Path

ONLINE = FIXTURES / "yabs" / "online.v2026-07-24.json"


def refusal(path: Path, text: str) -> RawFileError:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RawFileError) as caught:
        load_document(path)
    return caught.value


@pytest.mark.parametrize("version", [FIRST_KNOWN, "v2025-04-20", LAST_KNOWN])
def test_the_first_and_the_last_known_version_are_read(tmp_path: Path, version: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(ONLINE.read_text(encoding="utf-8").replace("v2026-07-24", version), "utf-8")
    assert load_document(path).version == version


@pytest.mark.parametrize(
    ("bs", "speed", "rate", "proof"),
    [
        ("4k", 116633, 29158, True),
        ("1m", 412_000, 402, True),
        ("4k", 119432, 29158, False),  # the same in kB/s
        ("4k", 114, 29158, False),  # in MiB/s
        ("64k", 116633, 29158, False),
        ("4k", 200, 50, None),
        ("1m", 20_480, 20, None),
        ("1m", 0, 0, None),
        ("1m", None, None, None),
    ],
)
def test_the_unit_is_proved_where_there_are_iops_enough(
    bs: str, speed: float | None, rate: float | None, proof: bool | None
) -> None:
    parts = dict.fromkeys(("speed_r", "speed_w", "speed_rw"), speed)
    parts |= dict.fromkeys(("iops_r", "iops_w", "iops_rw"), rate)
    assert DiskTest.model_validate({"bs": bs, **parts}).counts_kibibytes() is proof


def test_an_indented_document_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps(json.loads(ONLINE.read_bytes()), indent="\t"), encoding="utf-8")
    assert recognises(path.read_text(encoding="utf-8"))
    assert load_document(path) == load_document(ONLINE)


@pytest.mark.parametrize("indent", [None, "\t"])
def test_a_document_that_is_cut_short_ends_in_the_middle(
    tmp_path: Path, indent: str | None
) -> None:
    text = json.dumps(json.loads(ONLINE.read_bytes()), indent=indent)
    cut = text[: text.index('"geekbench"')].rstrip()
    error = refusal(tmp_path / "x.json", cut)
    assert error.message == "it ends in the middle"
    assert error.line == cut.count("\n") + 1


def test_other_json_is_not_recognised() -> None:
    assert not recognises('{"version": "1.0", "time": 5}')
    assert not recognises('{"fio version": "fio-3.33", "time": "x"}')
    assert not recognises('text about {"version":"v2026-07-03"}')
