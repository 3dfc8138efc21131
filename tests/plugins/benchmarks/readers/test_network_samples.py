"""Samples of network tools: each is told by its content, and by one reader alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.readers.raw_text import read_head
from plugins.benchmarks.readers.registry import READERS, read_raw
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

# Beside the project, or one folder up where a branch has a working tree of its own.
SAMPLES = next(
    (
        folder / "shared" / "samples" / "bench"
        for folder in (ROOT.parent, ROOT.parent.parent)
        if (folder / "shared" / "samples" / "bench").is_dir()
    ),
    ROOT.parent / "shared" / "samples" / "bench",
)
FIXTURES = ROOT / "tests" / "fixtures" / "bench"
TOOLS = ("ecs", "mtr", "nexttrace", "speedtest", "speedtest-cli")


@pytest.mark.parametrize(
    "path",
    [path for tool in TOOLS for path in sorted((FIXTURES / tool).iterdir())],
    ids=lambda path: path.name,
)
def test_one_reader_knows_a_fixture(path: Path) -> None:
    head = read_head(path)
    known = [reader.tool for reader in READERS if reader.recognises(head)]
    assert known == [path.parent.name]


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
def test_samples(sample: str, tool: str, first: str) -> None:
    path = SAMPLES / sample
    if not path.is_file():
        pytest.skip(f"the sample {sample} is not here")
    run = read_raw(path)
    assert (run.tool, run.readings[0].name) == (tool, first)


def test_no_reader_of_a_network_tool_knows_another_sample() -> None:
    if not SAMPLES.is_dir():
        pytest.skip("the samples are not here")
    readers = [reader for reader in READERS if reader.tool in TOOLS]
    for path in SAMPLES.rglob("*"):
        if path.is_file() and path.parent.name not in TOOLS:
            head = read_head(path)
            assert [reader.tool for reader in readers if reader.recognises(head)] == [], path
