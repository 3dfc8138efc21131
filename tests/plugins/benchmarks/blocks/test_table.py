from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from plugins.benchmarks.blocks.block import Block, parse_block
from plugins.benchmarks.blocks.placeholder import BlockMark
from plugins.benchmarks.blocks.selection import Selection, select
from plugins.benchmarks.blocks.table import best_subjects, row_heads
from plugins.benchmarks.loading import load
from tests.plugins.benchmarks.conftest import LANGUAGES, words
from tests.plugins.benchmarks.figures import figure

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.benchmarks.blocks.localised import Localised
    from plugins.benchmarks.blocks.rendering import Rendering
    from plugins.benchmarks.files.dataset import Dataset
    from plugins.benchmarks.model import Observation


def selection(data: Dataset, metric: str, subjects: str, narrowing: str = "") -> Selection:
    body = f"show: table\nsubjects: {subjects}\nmetrics: {metric}\ncaption: x\n{narrowing}"
    block = parse_block(body, 1, Path("x.md"))
    assert isinstance(block, Block)
    found = select(block, data)
    assert isinstance(found, Selection)
    return found


def best(data: Dataset, metric: str, subjects: str, narrowing: str = "") -> frozenset[str]:
    chosen = selection(data, metric, subjects, narrowing)
    return best_subjects(chosen, chosen.metrics[0])


def test_a_bound_above_all_bounds_is_certainly_best(data: Dataset) -> None:
    assert best(data, "disk.read", "kvm, xen, hyper-v") == {"hyper-v"}


def test_a_lone_figure_is_not_the_best_of_anything(data: Dataset) -> None:
    assert best(data, "disk.read", "kvm, xen") == frozenset()


def test_figures_of_different_environments_have_no_best(data: Dataset) -> None:
    assert best(data, "disk.read", "xen, metal") == frozenset()
    chosen = selection(data, "disk.read", "xen, metal")
    assert chosen.differences(chosen.metrics[0]) == ("environment", "cores", "tool")


def test_equal_runs_have_no_best(data: Dataset) -> None:
    assert best(data, "net.latency", "xen, hyper-v, metal") == frozenset()


LATENCIES = """
source = "own"
environment = "lab"
[[observations]]
subject = "kvm"
metric = "net.latency"
samples = [1, 1, 1, 1, 1, 1]
unit = "ms"
[[observations]]
subject = "xen"
metric = "net.latency"
samples = [1, 1, 1, 1, 1, 1]
unit = "ms"
[[observations]]
subject = "metal"
metric = "net.latency"
samples = [1.5, 1.6, 1.7, 1.8, 1.9, 2]
unit = "ms"
"""


def test_lower_can_be_better_and_two_can_share_the_best(data_folder: Callable[..., Path]) -> None:
    data, _ = load(data_folder({"observations/latency.toml": LATENCIES}), LANGUAGES)
    assert best(data, "net.latency", "kvm, xen, metal", "environment: lab") == {"kvm", "xen"}
    assert best(data, "net.latency", "kvm, xen", "environment: lab") == frozenset()


@pytest.mark.parametrize("few", ["value = 2", "samples = [2]", "samples = [1.5, 1.6, 1.7, 2]"])
def test_too_few_runs_leave_the_column_without_a_best(
    data_folder: Callable[..., Path], few: str
) -> None:
    single = LATENCIES.replace("samples = [1.5, 1.6, 1.7, 1.8, 1.9, 2]", few)
    data, _ = load(data_folder({"observations/latency.toml": single}), LANGUAGES)
    assert best(data, "net.latency", "kvm, xen, metal", "environment: lab") == frozenset()


def best_of(*figures: Observation) -> frozenset[str]:
    metric = figures[0].metric
    chosen = Selection(
        tuple(figure.subject for figure in figures),
        (metric,),
        {(figure.subject.id, metric.id): figure for figure in figures},
    )
    return best_subjects(chosen, metric)


def spread(low: float) -> list[float]:
    """Runs enough to decide, over a range of two."""
    return [low + step / 4 for step in range(9)]


def test_who_is_better_than_one_but_perhaps_not_than_another_is_not_best() -> None:
    a, b, c = (spread(low) for low in (10, 11, 1))
    assert best_of(figure(a, subject="a"), figure(c, subject="c")) == {"a"}
    assert (
        best_of(figure(a, subject="a"), figure(b, subject="b"), figure(c, subject="c"))
        == frozenset()
    )


@pytest.mark.parametrize(
    "second",
    [
        figure(spread(1), subject="b", tool=("dd", None)),
        figure(spread(1), subject="b", tool=("fio", "2.1")),
        figure(spread(1), subject="b", tool=("fio", "3"), cores=8),
    ],
)
def test_figures_that_may_not_be_compared_have_no_best(second: Observation) -> None:
    first = figure(spread(9), subject="a", tool=("fio", "3"))
    assert best_of(first, figure(spread(1), subject="b", tool=("fio", "3.9"))) == {"a"}
    assert best_of(first, second) == frozenset()


def test_what_has_no_better_side_has_no_best() -> None:
    first, second = (
        replace(one, metric=one.metric.model_copy(update={"direction": "none"}))
        for one in (figure(spread(9), subject="a"), figure(spread(1), subject="b"))
    )
    assert best_of(first, second) == frozenset()


def test_the_kind_of_a_subject_is_told_where_there_are_two(english: Localised) -> None:
    kvm = figure(1).subject
    metal = figure(1, subject="metal", kind="machine").subject
    assert [head.kind for head in row_heads([kvm, kvm], english)] == ["", ""]
    assert [head.kind for head in row_heads([kvm, metal], english)] == ["hypervisor", "machine"]


HUMPS = """
[[observations]]
source = "own"
environment = "lab"
subject = "kvm"
metric = "net.latency"
samples = [1, 1.1, 1.2, 1.3, 9, 9.1, 9.2, 9.3]
unit = "ms"
"""


def test_a_cell_says_what_its_median_hides(
    data_folder: Callable[..., Path], rendering: Callable[[str], Rendering]
) -> None:
    made = rendering("en")
    made.dataset, problems = load(data_folder({"observations/humps.toml": HUMPS}), LANGUAGES)
    assert problems == []
    body = "show: table\nsubjects: kvm, xen\nmetrics: net.latency\ncaption: x"
    soup = BeautifulSoup(made.fill(BlockMark(body, 1).to_html()), "html.parser")
    assert [words(one) for one in soup.select(".run-shape")] == ["runs fall into two groups"]
