from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.readers import hyperfine
from plugins.benchmarks.readers.reading import RawFileError, Reading
from plugins.benchmarks.text import Text
from tests.conftest import missing_part
from tests.plugins.benchmarks.readers.damaged_files import (
    FIXTURES,
    MANY,
    assert_proper,
    damaged_document,
    outcome,
    refusal,
)

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = FIXTURES / "hyperfine"
READ = hyperfine.READER.read


def _written(tmp_path: Path, *commands: str, **changes: Any) -> Path:
    results = [
        {"command": command, "mean": 0.2, "times": [0.1, 0.3], "exit_codes": [0, 0], **changes}
        for command in commands
    ]
    (tmp_path / "raw.json").write_text(json.dumps({"results": results}), encoding="utf-8")
    return tmp_path / "raw.json"


def _name(tmp_path: Path, command: str) -> str:
    return READ(_written(tmp_path, command)).readings[0].name


def _error(path: Path) -> RawFileError:
    return refusal(hyperfine.READER, path)


def test_one_run() -> None:
    run = READ(FOLDER / "one-run.json")
    label = Text(by_language={"en": "Run time of sleep 0.2", "zh": "sleep 0.2的运行时间"})
    assert run.readings == (
        Reading("hyperfine.sleep-0.2.time", label, "s", "lower", (0.20194126514000002,)),
    )
    assert (run.tool, run.version, run.date) == ("hyperfine", None, None)


def test_all_times_of_several_commands_are_samples() -> None:
    document = json.loads((FOLDER / "gzip-vs-xz.json").read_text(encoding="utf-8"))
    run = READ(FOLDER / "gzip-vs-xz.json")
    assert [list(reading.samples) for reading in run.readings] == [
        result["times"] for result in document["results"]
    ]
    assert [reading.name for reading in run.readings] == [
        "hyperfine.gzip-c-bin-bash-d680c6c5.time",
        "hyperfine.xz-1-c-bin-bash-d5eb0bde.time",
    ]


def test_the_examples_of_the_docstring(tmp_path: Path) -> None:
    for command in ("sleep 0.2", "gzip -c /bin/bash"):
        assert _name(tmp_path, command) in (hyperfine.__doc__ or "")


@MANY
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, unique=True))
def test_no_two_commands_share_a_name(
    tmp_path_factory: pytest.TempPathFactory, commands: list[str]
) -> None:
    readings = READ(_written(tmp_path_factory.mktemp("hyperfine"), *commands)).readings
    assert len({reading.name for reading in readings}) == len(commands)
    for reading in readings:
        assert_proper(reading.name, "hyperfine")


@pytest.mark.parametrize("command", ["a b", "a-b", "a  b", "A b", "a.b", "a b ", "x" * 61])
def test_alike_commands_differ(tmp_path: Path, command: str) -> None:
    others = {"a b", "a-b", "a  b", "A b", "a.b", "a b ", "x" * 61, "x" * 62} - {command}
    assert _name(tmp_path, command) not in {_name(tmp_path, other) for other in others}


def test_a_failing_command_is_refused(tmp_path: Path) -> None:
    error = _error(FOLDER / "failing.json")
    assert error.message == ('the command "exit 3" failed (exit code 3), so its times say nothing')
    assert "exit code a signal" in _error(_written(tmp_path, "x", exit_codes=[0, None])).message


def test_files_of_versions_without_exit_codes_or_with_memory(tmp_path: Path) -> None:
    path = _written(tmp_path, "x", memory_usage_byte=[1, 2], parameters={"n": "1"})
    document = json.loads(path.read_text(encoding="utf-8"))
    del document["results"][0]["exit_codes"]
    path.write_text(json.dumps(document), encoding="utf-8")
    assert READ(path).readings[0].samples == (0.1, 0.3)


def test_a_command_that_is_over_before_its_shell_is_not_timed(tmp_path: Path) -> None:
    path = _written(tmp_path, "true", times=[0, 0.001])
    why = '"true" took no longer than its shell: some times are 0'
    error = _error(path)
    assert error.message == why
    assert "-N" in error.mend
    document = json.loads(path.read_text(encoding="utf-8"))
    document["results"].append({"command": "sleep 1", "times": [1.0]})
    path.write_text(json.dumps(document), encoding="utf-8")
    run = READ(path)
    assert [reading.name for reading in run.readings] == ["hyperfine.sleep-1.time"]
    assert run.skipped == (why,)


def test_what_says_nothing_is_refused(tmp_path: Path) -> None:
    assert _error(_written(tmp_path)).message == "no results"
    assert _error(_written(tmp_path, "x", times=[])).message == 'no times of "x"'
    assert "is there twice" in _error(_written(tmp_path, "x", "x")).message
    assert "results[0].times" in _error(_written(tmp_path, "x", times=None)).message
    assert "results[0].times[0]" in _error(_written(tmp_path, "x", times=["0,5"])).message
    assert "results[0].command" in _error(_written(tmp_path, "\ud800")).message


@MANY
@given(document=damaged_document(json.loads((FOLDER / "gzip-vs-xz.json").read_bytes())))
def test_any_damaged_document_is_refused_or_read(tmp_path: Path, document: Any) -> None:
    outcome(hyperfine.READER, tmp_path / "raw.json", document)


def test_the_hyperfine_of_this_machine_is_read(tmp_path: Path) -> None:
    program = shutil.which("hyperfine") or missing_part("hyperfine", "apt-get install hyperfine")
    path = tmp_path / "raw.json"
    command = [
        program,
        "--runs=2",
        "--time-unit=millisecond",
        f"--export-json={path}",
        "sleep 0.05",
    ]
    subprocess.run(command, capture_output=True, check=True)
    (reading,) = READ(path).readings
    assert reading.name == "hyperfine.sleep-0.05.time"
    assert len(reading.samples) == 2
    assert all(0.04 < sample < 10 for sample in reading.samples)
