from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.loading import load
from plugins.benchmarks.ranked import rank
from tests.conftest import ROOT
from tests.plugins.benchmarks.conftest import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plugins.benchmarks.files.dataset import Dataset
    from plugins.diagnostics import Problem

    Loading = Callable[..., tuple[Dataset, list[Problem]]]

WEIGHTED = """
kind = "weighted"
name = "Both"
environment = "field"
reference = "metal"
subjects = ["xen", "hyper-v", "metal", "kvm"]
[weights]
"net.latency" = 3
"disk.read" = 1
"""
RUNS = """
source = "own"
environment = "field"
[[observations]]
subject = "kvm"
metric = "disk.read"
unit = "MB/s"
samples = [600, 601, 602, 603, 604, 605]
"""


@pytest.fixture
def ranking(data_folder: Callable[..., Path]) -> Loading:
    def make(text: str = WEIGHTED, more: str = RUNS) -> tuple[Dataset, list[Problem]]:
        return load(
            data_folder({"rankings/both.toml": text, "observations/z.toml": more}), LANGUAGES
        )

    return make


def codes(made: tuple[Dataset, list[Problem]]) -> list[str]:
    assert all(p.path and p.path.name == "both.toml" for p in made[1])
    return [problem.code.removeprefix("benchmarks/") for problem in made[1]]


def test_coverage_decides_who_is_ranked(
    ranking: Loading,
) -> None:
    dataset, problems = ranking()
    assert problems == []
    ranked = rank(dataset.rankings["both"], dataset)
    assert {s: scored.coverage for s, scored in ranked.scored.items()} == {
        "xen": 0.75,
        "hyper-v": 0.75,
        "metal": 1,
        "kvm": 0.25,
    }
    # The latencies of three runs each are alike: nothing is decided.
    assert [(s.best, s.worst) for s in ranked.order.standings] == [(1, 3)] * 3
    assert ranked.order.unranked == ("kvm",)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (('environment = "field"\n', ""), []),
        (('"disk.read" = 1', 'overhead = 1\n"disk.read" = 1'), []),
        (('environment = "field"', 'environment = "lab"'), ["unscorable"]),
    ],
)
def test_what_cannot_be_weighed(
    ranking: Loading,
    changes: tuple[str, str],
    expected: list[str],
) -> None:
    assert set(expected) <= set(codes(ranking(WEIGHTED.replace(*changes))))


def test_figures_of_different_tools_or_environments_are_not_ranked(
    ranking: Loading,
) -> None:
    tool = RUNS + 'tool = { name = "fio", version = "3" }\n'
    assert codes(ranking(more=tool)) == ["incomparable"]
    anywhere = WEIGHTED.replace('environment = "field"\n', "")
    assert "incomparable" in codes(ranking(anywhere))


def test_zero_has_no_ratio(ranking: Loading) -> None:
    dataset, [problem] = ranking(more=RUNS.replace("600", "0"))
    assert (problem.code, "kvm has 0 in disk.read" in problem.message) == (
        "benchmarks/unscorable",
        True,
    )
    assert "both" in dataset.unusable
    assert "both" not in dataset.rankings


def test_several_figures_need_a_choice(
    ranking: Loading,
) -> None:
    second = RUNS[RUNS.index("[[") :].replace("samples", 'source = "post"\nsamples')
    made = ranking(more=RUNS + second)
    assert codes(made) == ["ambiguous-figure"]
    assert codes(ranking(WEIGHTED.replace("kind", 'source = "own"\nkind'), RUNS + second)) == []


def test_the_scores_of_published_data_are_those_computed_by_hand() -> None:
    dataset, problems = load(ROOT / "data", LANGUAGES)
    assert problems == []
    ranked = rank(dataset.rankings["karna-weighted"], dataset)
    found = {subject: scored.score for subject, scored in ranked.scored.items()}
    # Weighted geometric means of the ratios of medians, from the CSV files of the study.
    expected = {"bare-metal": 1, "docker": 0.758, "kvm": 0.688, "firecracker": 0.616}
    assert {s: found[s] for s in expected} == pytest.approx(expected, abs=5e-4)
    assert [(s.subject, s.best, s.worst) for s in ranked.order.standings][:2] == [
        ("bare-metal", 1, 1),
        ("docker", 2, 2),
    ]


@pytest.mark.parametrize(
    ("in_any", "second", "mend"),
    [
        (False, 'source = "post"', "add `source = …`: field (own), field (post)"),
        (
            True,
            'environment = "lab"',
            "add `environment = …` or `source = …`: field (own), lab (own)",
        ),
    ],
)
def test_an_ambiguous_figure_is_told_with_what_would_choose(
    ranking: Loading, in_any: bool, second: str, mend: str
) -> None:
    text = WEIGHTED.replace('environment = "field"\n', "") if in_any else WEIGHTED
    entry = '[[observations]]\nsubject = "kvm"\nmetric = "disk.read"\nunit = "MB/s"\nvalue = 5\n'
    _, problems = ranking(text, f"{RUNS}{entry}{second}\n")
    [problem] = (p for p in problems if p.path and p.path.name == "both.toml")
    assert problem.message == '"disk.read" of "kvm" has 2 figures'
    assert problem.mend == mend


def test_only_the_figures_of_one_metric_have_to_be_comparable(ranking: Loading) -> None:
    dataset, problems = ranking()
    assert problems == []
    figures = rank(dataset.rankings["both"], dataset).figures
    assert figures["kvm", "disk.read"].tool != figures["xen", "net.latency"].tool
    _, problems = ranking(more=RUNS + 'tool = { name = "fio" }\n')
    assert [p.message for p in problems] == ['the figures in "disk.read" differ in tool']
