from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plugins.benchmarks.blocks.block import Block, parse_block
from plugins.benchmarks.blocks.citations import Citations
from plugins.benchmarks.blocks.ranking_section import (
    AgreementView,
    RankingSection,
    build_section,
    choose_rankings,
)
from plugins.benchmarks.blocks.ranking_view import Unranked
from plugins.benchmarks.loading import load
from tests.plugins.benchmarks.conftest import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.benchmarks.blocks.localised import Localised
    from plugins.benchmarks.files.dataset import Dataset


def block(rankings: str) -> Block:
    parsed = parse_block(f"show: ranking\nrankings: {rankings}\ncaption: x", 1, Path("x.md"))
    assert isinstance(parsed, Block)
    return parsed


def section(data: Dataset, localised: Localised, rankings: str) -> RankingSection:
    chosen, problems = choose_rankings(block(rankings), data)
    assert problems == []
    return build_section(chosen, data, localised, Citations(localised, "a", ""))


def test_figures_and_opinion_side_by_side(data: Dataset, english: Localised) -> None:
    disk, taste = section(data, english, "disk, taste").rankings
    assert [(p.name, p.best, p.worst) for p in disk.places] == [("Hyper-V", 1, 1), ("Xen", 2, 2)]
    assert disk.unranked == (Unranked("KVM"),)
    assert [p.cells[0].figure.value for p in disk.places if p.cells[0]] == ["700", "500"]
    assert [(p.name, p.best, p.worst) for p in taste.places] == [
        ("KVM", 1, 1),
        ("Xen", 2, 3),
        ("Hyper-V", 2, 3),
    ]
    assert (disk.kind, taste.kind) == ("measured", "opinion")
    assert (disk.has_ties, taste.has_ties) == (False, True)


def test_each_two_rankings_are_compared(data: Dataset, english: Localised) -> None:
    found = section(data, english, "disk, taste, disk").agreements
    assert found == (
        AgreementView("Disk", "Taste", 0, 0, ""),
        AgreementView("Disk", "Disk", 1, 1, "1"),
        AgreementView("Taste", "Disk", 0, 0, ""),
    )


def test_an_unknown_ranking_is_named_with_its_line(data: Dataset) -> None:
    _, [problem] = choose_rankings(block("disk, tasty"), data)
    assert (problem.code, problem.line) == ("benchmarks/unknown-ranking", 3)
    assert problem.mend == 'did you mean "taste"?'


SECOND = "subject,metric,value,unit,source,environment,date\nxen,disk.read,450,MB/s,own,lab,\n"


def test_several_sources_need_a_choice_in_the_ranking(data_folder: Callable[..., Path]) -> None:
    folder = data_folder({"observations/second.csv": SECOND})
    loaded, [problem] = load(folder, LANGUAGES)
    ranking = folder / "rankings/disk.toml"
    assert (problem.code, problem.path) == ("benchmarks/ambiguous-figure", ranking)
    # Reported once, with the data, and not for each block that shows it.
    assert choose_rankings(block("disk"), loaded) == ([], [])
    ranking.write_text(ranking.read_text(encoding="utf-8") + 'source = "own"\n', encoding="utf-8")
    assert choose_rankings(block("disk"), load(folder, LANGUAGES)[0])[1] == []


SINGLES = """
source = "own"
environment = "lab"
[[observations]]
subject = "metal"
metric = "net.latency"
value = 1
unit = "ms"
[[observations]]
subject = "kvm"
metric = "net.latency"
samples = [2, 3]
unit = "ms"
[[observations]]
subject = "xen"
metric = "net.latency"
value = ">= 5"
unit = "ms"
"""
LATENCY = """
kind = "measured"
name = "Latency"
environment = "lab"
metrics = ["net.latency"]
subjects = ["metal", "kvm", "xen"]
"""


def test_single_runs_share_all_ranks_and_say_so(
    data_folder: Callable[..., Path], english: Localised
) -> None:
    files = {"observations/z.toml": SINGLES, "rankings/latency.toml": LATENCY}
    loaded, problems = load(data_folder(files), LANGUAGES)
    assert problems == []
    [latency] = section(loaded, english, "latency").rankings
    assert [(p.best, p.worst, p.few_runs) for p in latency.places] == [
        (1, 3, True),
        (1, 3, True),
        (1, 3, False),
    ]
    assert latency.has_few_runs


THIRDS = """
kind = "weighted"
name = "Both"
environment = "lab"
reference = "metal"
subjects = ["metal", "kvm"]
[weights]
"net.latency" = 6996
"disk.read" = 3004
"""


def test_a_coverage_below_the_least_never_looks_like_it(
    data_folder: Callable[..., Path], english: Localised
) -> None:
    more = '[[observations]]\nsubject = "metal"\nmetric = "disk.read"\nvalue = 1\nunit = "MB/s"\n'
    files = {"observations/z.toml": SINGLES + more, "rankings/both.toml": THIRDS}
    loaded, problems = load(data_folder(files), LANGUAGES)
    assert problems == []
    [both] = section(loaded, english, "both").rankings
    assert both.weights == ("70", "30")
    assert both.unranked == (Unranked("KVM", "69.9"),)
