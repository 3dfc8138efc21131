from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.readers import json_document
from plugins.benchmarks.readers.json_document import WHOLE_BYTES, load_json
from plugins.benchmarks.readers.reading import RawFileError
from tests.plugins.benchmarks.readers.peak_memory import peak_mebibytes

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = {"a": [1, 2.5, {"b": "速度"}], "c": None, "d": True}


@pytest.fixture(params=["whole", "pruned"])
def path(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that is read at once or in pieces; both must find the same."""
    if request.param == "pruned":
        monkeypatch.setattr(json_document, "WHOLE_BYTES", -1)
    return tmp_path / "raw.json"


def _error(path: Path, content: str | bytes) -> RawFileError:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(RawFileError) as caught:
        load_json(path)
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "before",
    [
        "",
        "note: both iodepth >= 1 and synchronous I/O engine are selected\n",
        "\n\n  ",
        "\x1b[?25h\x1b[0m",
        "[ 1s ] thds: 1\n[  5] local\n",
        "Jobs: 1 (f=1): [R(1)] {eta}\n",
        "x" * 200_000 + "\n",
    ],
)
def test_a_document_is_found_behind_whatever_precedes_it(
    path: Path, encoding: str, end: str, before: str
) -> None:
    text = before + json.dumps(DOCUMENT, indent=1, ensure_ascii=False) + "\n"
    path.write_bytes(text.replace("\n", end).encode(encoding))
    assert load_json(path) == DOCUMENT


@pytest.mark.parametrize("document", [{}, [], [{"a": 1}], [[]]])
def test_short_documents(path: Path, document: Any) -> None:
    path.write_text(json.dumps(document), encoding="utf-8")
    assert load_json(path) == document


@pytest.mark.parametrize("content", ["", "\n", "speed 5\n", "﻿"])
def test_a_file_without_a_document(path: Path, content: str) -> None:
    assert _error(path, content).message == "there is no JSON in it"


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9])
def test_a_truncated_document(path: Path, kept: float) -> None:
    text = json.dumps({"list": list(range(500))}, indent=1)
    assert _error(path, text[: int(len(text) * kept)]).message == "it ends in the middle"


@pytest.mark.parametrize("after", ["\n$ exit\n", "Script done\n", "a: (groupid=0)\n", "\0" * 9])
def test_lines_after_a_document_are_left_out(tmp_path: Path, after: str) -> None:
    path = tmp_path / "raw.json"
    path.write_text(json.dumps(DOCUMENT, indent=1) + "\n" + after, encoding="utf-8")
    assert load_json(path) == DOCUMENT
    path.write_text(json.dumps(["x" * 99] * (WHOLE_BYTES // 99)) + "\n" + after, encoding="utf-8")
    with pytest.raises(RawFileError):
        load_json(path)


def test_an_endless_text_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "raw.json"
    path.write_text(json.dumps({"a": "x" * 20 * WHOLE_BYTES}), encoding="utf-8")
    with pytest.raises(RawFileError, match="a text of more than 1048576 characters"):
        load_json(path, {"a"})


@pytest.mark.parametrize("after", ["{}", '{"a": 1}\n', "[{\n", '"b": 1}\n', "}\n", "\ndone\n]\n"])
def test_more_after_the_document(path: Path, after: str) -> None:
    error = _error(path, '{"a": 1}\n' + after)
    assert error.message == "more text after the end of the JSON"
    assert error.mend == "keep one run in a file"


def test_a_second_document_is_told_with_its_line(tmp_path: Path) -> None:
    error = _error(tmp_path / "raw.json", 'note\n{"a":\n1}\n{"a": 2}\n')
    assert (error.message, error.line) == ("more text after the end of the JSON", 4)


def test_a_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    error = _error(tmp_path / "raw.json", 'note\n{\n"a": 1\n"b": 2}\n')
    assert error.line == 4
    assert error.message.startswith("not valid JSON")


@pytest.mark.parametrize("number", ["NaN", "-nan", "Infinity", "1.2.3", "01", "0x1F", "1,5"])
def test_what_is_no_number(path: Path, number: str) -> None:
    assert _error(path, f'{{"a": {number}}}').message.startswith("not valid JSON: ")


@pytest.mark.parametrize("number", ["9" * 5000, "1e999", "-1e999"])
def test_a_number_without_a_value_never_becomes_one(path: Path, number: str) -> None:
    path.write_text(f'{{"a": {number}}}', encoding="utf-8")
    try:
        figure = load_json(path)["a"]
    except RawFileError:
        return
    assert figure in {float("inf"), float("-inf")}


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_deep_nesting(path: Path, opening: str) -> None:
    assert _error(path, opening * 200_000).message == "nested too deeply"


def test_wrong_bytes(path: Path) -> None:
    assert _error(path, b'{"a": "caf\xe9"}').message == "not UTF-8"


def test_parts_of_a_large_document_are_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_document, "WHOLE_BYTES", -1)
    path = tmp_path / "raw.json"
    jobs = [{"bins": {"1": 2, "3": [{}]}, "n": n, "times": [[1], 2]} for n in range(3)]
    path.write_text(json.dumps({"jobs": jobs, "bins": 1, "intervals": [1]}), encoding="utf-8")
    kept = load_json(path, {"jobs.item.bins", "jobs.item.times", "intervals"})
    assert kept == {"jobs": [{"n": 0}, {"n": 1}, {"n": 2}], "bins": 1}


def test_far_too_many_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_document, "WHOLE_BYTES", -1)
    monkeypatch.setattr(json_document, "MOST_VALUES", 100)
    error = _error(tmp_path / "raw.json", json.dumps({"a": [1] * 200}))
    assert error.message == "more than 100 values"


LOAD = """
from plugins.benchmarks.readers.json_document import load_json
document = load_json(path, {"jobs.item.read.clat_ns.bins"})
assert document["jobs"][0]["read"]["iops"] == 5
"""


def test_a_large_document_is_pruned_within_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "raw.json"
    bins = ",\n".join(f'"{number}": 1' for number in range(250_000))
    with path.open("w", encoding="utf-8") as file:
        file.write('note: large\n{"jobs": [')
        while file.tell() < 40 * 10**6:
            file.write(f'{{"read": {{"iops": 5, "clat_ns": {{"bins": {{{bins}}}}}}}}},\n')
        file.write('{"read": {"iops": 6}}]}')
    assert path.stat().st_size > WHOLE_BYTES
    assert peak_mebibytes(LOAD, path) < 80


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda parts: st.lists(parts) | st.dictionaries(st.text(), parts),
    max_leaves=20,
)


@given(document=st.dictionaries(st.text(), JSON), indent=st.none() | st.integers(0, 3))
def test_both_ways_read_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, document: Any, indent: int | None
) -> None:
    # A folder for each example would take longer than the example.
    path = tmp_path_factory.getbasetemp() / "both-ways.json"
    path.write_text(json.dumps(document, indent=indent), encoding="utf-8")
    assert load_json(path) == document
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_document, "WHOLE_BYTES", -1)
        assert load_json(path) == document
