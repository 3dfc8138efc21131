from __future__ import annotations

import gzip
import lzma
from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.readers.raw_text import read_head
from plugins.benchmarks.readers.reading import RawFileError
from plugins.benchmarks.readers.registry import READERS, read_raw, reader_of
from tests.conftest import ROOT
from tests.plugins.benchmarks.readers.damaged_files import FIXTURES, SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

TOOLS = {reader.tool for reader in READERS}


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*/*")) if path.parent.name in TOOLS]


def _recognised_by(path: Path) -> list[str]:
    head = read_head(path)
    return [reader.tool for reader in READERS if reader.recognises(head)]


def test_each_tool_has_fixtures() -> None:
    assert {path.parent.name for path in _files(FIXTURES)} == TOOLS


@pytest.mark.parametrize(
    "path",
    [*_files(FIXTURES), *_files(ROOT / "data" / "raw")],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_exactly_one_reader_recognises_a_file(path: Path) -> None:
    assert _recognised_by(path) == [path.parent.name]
    assert reader_of(path).tool == path.parent.name


def test_samples_are_recognised_by_the_reader_of_their_tool_alone() -> None:
    if not SAMPLES.is_dir():
        pytest.skip("the samples of benchmark tools are not here")
    paths = [path for path in sorted(SAMPLES.rglob("*")) if path.is_file()]
    found = {path: tools for path in paths if (tools := _recognised_by(path))}
    assert {path.name: tools for path, tools in found.items() if len(tools) > 1} == {}
    strangers = {path: tools for path, tools in found.items() if path.parent.name not in tools}
    assert {
        path.name: tool for path, (tool,) in strangers.items() if (SAMPLES / tool).is_dir()
    } == {}
    assert len(found) > 20


@pytest.mark.parametrize(
    ("sample", "tool", "first"),
    [
        ("mtr/loopback.json", "mtr", "mtr.127.0.0.1.hops"),
        ("mtr/netns-4hops.json", "mtr", "mtr.10.99.4.2.hops"),
        ("nexttrace/shape.synthetic.json", "nexttrace", "nexttrace.answering-hops"),
        (
            "speedtest/speedtest-cli-2.1.3.synthetic.json",
            "speedtest-cli",
            "speedtest-cli.48463.download",
        ),
        ("ecs/excerpt-backtrace.2024.txt", "ecs", "ecs.route.beijing-telecom"),
    ],
)
def test_samples_of_network_tools(sample: str, tool: str, first: str) -> None:
    path = SAMPLES / sample
    if not path.is_file():
        pytest.skip(f"the sample {sample} is not here")
    run = read_raw(path)
    assert (run.tool, run.readings[0].name) == (tool, first)


@pytest.mark.parametrize("content", [b"", b"\n \t\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "raw").write_bytes(content)
    with pytest.raises(RawFileError, match="the file is empty"):
        read_raw(tmp_path / "raw")


@pytest.mark.parametrize(
    "content", [b"# Notes\n", b'{"a": 1}', b"\x89PNG\r\n\x1a\n\x00", b"\xff\xfeh\x00i\x00"]
)
def test_a_foreign_file_is_refused_with_the_tools_we_know(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "fio.json").write_bytes(content)
    with pytest.raises(RawFileError, match="no tool that we can read") as caught:
        read_raw(tmp_path / "fio.json")
    assert caught.value.mend.startswith("known tools: ")
    assert all(tool in caught.value.mend for tool in TOOLS)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (gzip.compress(b'{"results": []}', mtime=0), "a packed file (gzip)"),
        (lzma.compress(b'{"results": []}'), "a packed file (xz)"),
        ('{"results": []}'.encode("utf-16-le"), "UTF-16 without the mark"),
        ('{"results": []}'.encode("utf-16-be"), "UTF-16 without the mark"),
        ("<html><pre>北京电信 219.141.140.10 电信163 [普通线路]\n</pre>".encode(), "a web page"),
        (
            b"<html><body><pre>" + (FIXTURES / "hyperfine" / "one-run.json").read_bytes(),
            "a web page",
        ),
        (b"\n<!DOCTYPE html>\n<p>502 Bad Gateway</p>", "a web page"),
    ],
)
def test_what_is_plainly_something_else_is_named(
    tmp_path: Path, content: bytes, message: str
) -> None:
    (tmp_path / "raw.json").write_bytes(content)
    with pytest.raises(RawFileError) as caught:
        read_raw(tmp_path / "raw.json")
    assert caught.value.message.startswith(message)


@pytest.mark.parametrize("name", ["missing", "."])
def test_what_cannot_be_opened(tmp_path: Path, name: str) -> None:
    with pytest.raises(RawFileError, match="cannot be read"):
        read_raw(tmp_path / name)


def test_the_content_counts_and_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "sysbench.csv"
    path.write_bytes((FIXTURES / "hyperfine" / "one-run.json").read_bytes())
    assert read_raw(path).tool == "hyperfine"


NAMES = {
    "ecs": {"ecs", "backtrace"},
    "geekbench": {"Geekbench"},
    "pts": {"Phoronix Test Suite"},
    "speedtest": {"Ookla Speedtest"},
    "unixbench": {"UnixBench"},
    "yabs": {"YABS"},
}


@pytest.mark.parametrize("tool", sorted(TOOLS))
def test_readers_say_their_tool(tool: str) -> None:
    runs = []
    for path in _files(FIXTURES):
        if path.parent.name == tool:
            try:
                runs.append(read_raw(path))
            except RawFileError:
                continue
    assert runs
    assert {run.tool for run in runs} == NAMES.get(tool, {tool})
