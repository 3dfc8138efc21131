from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from bs4 import BeautifulSoup

from plugins.benchmarks.blocks.placeholder import BlockMark
from plugins.benchmarks.loading import load
from plugins.benchmarks.model import SubjectKind
from tests.plugins.benchmarks.conftest import FILES, LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plugins.benchmarks.blocks.rendering import Rendering

TABLE = "show: table\nsubjects: xen, hyper-v, kvm\nmetrics: disk.read\ncaption: x"
CHART = TABLE.replace("table", "chart")


def filled(rendering: Rendering, block: str) -> BeautifulSoup:
    html = rendering.fill(BlockMark(block, 1).to_html())
    assert rendering.problems == []
    return BeautifulSoup(html, "html.parser")


SUMMARISED = FILES["subjects.toml"].replace(
    'name = "Xen"', 'name = "Xen"\nsummary = { zh = "开源", en = "Open source" }'
)


@pytest.mark.parametrize("block", [TABLE, CHART])
def test_the_words_of_subjects_and_metrics_are_defined_below(
    data_folder: Callable[..., Path], rendering: Callable[[str], Rendering], block: str
) -> None:
    made = rendering("zh")
    made.dataset, _ = load(data_folder({"subjects.toml": SUMMARISED}), LANGUAGES)
    soup = filled(made, block.replace("disk.read", "net.latency"))
    assert [(words(e.dt), words(e.dd)) for e in soup.select("dl.bench-definitions > div")] == [
        ("Xen", "开源"),
        ("网络延迟", "往返时间"),
    ]


@pytest.mark.parametrize("block", [TABLE, CHART])
def test_a_block_without_definitions_has_no_list(
    rendering: Callable[[str], Rendering], block: str
) -> None:
    assert filled(rendering("en"), block).select("dl") == []


@pytest.mark.parametrize("block", [TABLE, CHART])
def test_the_kinds_of_subjects_are_named_where_they_differ(
    rendering: Callable[[str], Rendering], block: str
) -> None:
    assert filled(rendering("en"), block).select(".subject-kind") == []
    mixed = filled(rendering("en"), block.replace("hyper-v", "metal"))
    heads = mixed.select("tbody th[scope=row]")
    kinds = ["Xen hypervisor", "Bare metal machine", "KVM hypervisor"]
    assert [words(head) for head in heads] == kinds


@pytest.mark.parametrize("kind", get_args(SubjectKind))
def test_every_kind_of_subject_has_its_word(
    data_folder: Callable[..., Path], rendering: Callable[[str], Rendering], kind: str
) -> None:
    other = "plan" if kind != "plan" else "route"
    subjects = FILES["subjects.toml"].replace("hypervisor", other).replace("machine", kind)
    made = rendering("en")
    made.dataset, _ = load(data_folder({"subjects.toml": subjects}), LANGUAGES)
    soup = filled(made, TABLE.replace("xen, hyper-v, kvm", "metal, xen"))
    assert [words(small) for small in soup.select("small.subject-kind")] == [kind, other]


@pytest.mark.parametrize(
    ("lines", "machine"),
    [
        ("cores = 2\nmemory = '4 GiB'", ["Machine: 2 cores; 4 GiB"]),
        ("cpu = 'A & B'\ncores = 1\nstorage = 'SSD'\nsystem = 'Linux'",
         ["Machine: A & B; 1 core; SSD; Linux"]),
        ("", []),
    ],
)  # fmt: skip
def test_the_machine_of_an_environment_is_told_in_one_line(
    data_folder: Callable[..., Path],
    rendering: Callable[[str], Rendering],
    lines: str,
    machine: list[str],
) -> None:
    named = '[[environments]]\nid = "field"\nname = "F"\n[[environments]]\nid = "lab"\nname = "L"\n'
    made = rendering("en")
    made.dataset, problems = load(data_folder({"environments.toml": named + lines}), LANGUAGES)
    assert problems == []
    assert [words(text) for text in filled(made, TABLE).select(".machine")] == machine


def test_the_days_of_the_figures_stand_beside_their_source(
    rendering: Callable[[str], Rendering],
) -> None:
    dated = filled(rendering("en"), TABLE.replace("kvm", "metal"))
    [days] = dated.select("li .obtained")
    assert words(days) == "Figures obtained: November 1, 2026"
    assert filled(rendering("en"), TABLE).select(".obtained") == []
