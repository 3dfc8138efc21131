from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from plugins.benchmarks.blocks.block import Block, parse_block
from plugins.benchmarks.blocks.placeholder import BlockMark
from plugins.benchmarks.blocks.selection import Selection, select
from plugins.benchmarks.blocks.table import best_subjects
from plugins.benchmarks.loading import load
from tests.plugins.benchmarks.conftest import LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.benchmarks.blocks.rendering import Rendering
    from plugins.benchmarks.files.dataset import Dataset


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
    assert chosen.differences(chosen.metrics[0]) == ("environment", "cores")


def test_equal_runs_have_no_best(data: Dataset) -> None:
    assert best(data, "net.latency", "xen, hyper-v, metal") == frozenset()


LATENCIES = """
source = "own"
environment = "lab"
[[observations]]
subject = "kvm"
metric = "net.latency"
samples = [1, 1]
unit = "ms"
[[observations]]
subject = "xen"
metric = "net.latency"
samples = [1, 1]
unit = "ms"
[[observations]]
subject = "metal"
metric = "net.latency"
samples = [1.5, 2]
unit = "ms"
"""


def test_lower_can_be_better_and_two_can_share_the_best(data_folder: Callable[..., Path]) -> None:
    data, _ = load(data_folder({"observations/latency.toml": LATENCIES}), LANGUAGES)
    assert best(data, "net.latency", "kvm, xen, metal", "environment: lab") == {"kvm", "xen"}
    assert best(data, "net.latency", "kvm, xen", "environment: lab") == frozenset()


def test_a_single_run_leaves_the_column_without_a_best(data_folder: Callable[..., Path]) -> None:
    single = LATENCIES.replace("samples = [1.5, 2]", "value = 2")
    data, _ = load(data_folder({"observations/latency.toml": single}), LANGUAGES)
    assert best(data, "net.latency", "kvm, xen, metal", "environment: lab") == frozenset()


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
