from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.blocks.block import Block, parse_block
from plugins.benchmarks.blocks.selection import Selection, select
from plugins.benchmarks.loading import load
from tests.plugins.benchmarks.conftest import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.benchmarks.files.dataset import Dataset


def block(subjects: str, metrics: str, *more: str) -> Block:
    lines = ["show: table", f"subjects: {subjects}", f"metrics: {metrics}", "caption: x", *more]
    parsed = parse_block("\n".join(lines), 1, Path("x.md"))
    assert isinstance(parsed, Block)
    return parsed


def test_the_order_is_that_of_the_author(data: Dataset) -> None:
    found = select(block("metal, xen", "overhead, disk.read"), data)
    assert isinstance(found, Selection)
    assert [subject.id for subject in found.subjects] == ["metal", "xen"]
    assert [metric.id for metric in found.metrics] == ["overhead", "disk.read"]
    assert set(found.figures) == {
        ("metal", "disk.read"),
        ("xen", "overhead"),
        ("xen", "disk.read"),
    }


@pytest.mark.parametrize(
    ("asked", "code", "line"),
    [
        (block("xem", "disk.read"), "unknown-subject", 3),
        (block("xen", "disk.raed"), "unknown-metric", 4),
        (block("xen", "disk.read", "environment: lap"), "unknown-environment", 6),
        (block("xen", "disk.read", "source: pots"), "unknown-source", 6),
        (block("xen", "disk.read", "reference: kwm"), "unknown-subject", 6),
        (block("xen, xen", "disk.read"), "block-line", 3),
        (block("xen", "disk.read, disk.read"), "block-line", 4),
        (block("kvm", "disk.read"), "no-figure", 1),
        (block("xen", "disk.read", "environment: field"), "no-figure", 1),
    ],
)
def test_what_cannot_be_shown(data: Dataset, asked: Block, code: str, line: int) -> None:
    problems = select(asked, data)
    assert isinstance(problems, list)
    assert [(p.code, p.line) for p in problems] == [(f"benchmarks/{code}", line)]


def test_two_figures_for_one_cell_need_a_choice(data_folder: Callable[..., Path]) -> None:
    second = "subject,metric,value,unit,source,environment,date\nxen,disk.read,450,MB/s,own,lab,\n"
    data, _ = load(data_folder({"observations/second.csv": second}), LANGUAGES)
    problems = select(block("xen", "disk.read"), data)
    assert isinstance(problems, list)
    [problem] = problems
    assert (problem.code, problem.line) == ("benchmarks/ambiguous-figure", 1)
    assert problem.message == '"disk.read" of "xen" has 2 figures'
    assert problem.mend.endswith("there are lab (post), lab (own)")
    assert isinstance(select(block("xen", "disk.read", "source: own"), data), Selection)


def test_all_figures_are_those_shown_and_those_related_to(data: Dataset) -> None:
    found = select(block("xen, metal", "net.latency, disk.read", "reference: hyper-v"), data)
    assert isinstance(found, Selection)
    assert [(figure.subject.id, figure.metric.id) for figure in found.observations] == [
        ("xen", "net.latency"),
        ("xen", "disk.read"),
        ("metal", "net.latency"),
        ("metal", "disk.read"),
        ("hyper-v", "net.latency"),
        ("hyper-v", "disk.read"),
    ]


def test_a_reference_among_the_subjects_is_there_once_and_gaps_stay_gaps(data: Dataset) -> None:
    found = select(block("kvm, xen, metal", "disk.read", "reference: xen"), data)
    assert isinstance(found, Selection)
    assert [figure.subject.id for figure in found.observations] == ["xen", "metal"]
    assert [figure.subject.id for figure in found.column(found.metrics[0])] == ["xen", "metal"]


def test_without_a_reference_nothing_is_related_to(data: Dataset) -> None:
    found = select(block("xen", "disk.read"), data)
    assert isinstance(found, Selection)
    assert (found.reference, found.references) == (None, {})
