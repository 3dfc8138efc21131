from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plugins.benchmarks.blocks.block import Block, parse_block
from plugins.benchmarks.blocks.citations import Citations
from plugins.benchmarks.blocks.source_list import cite_sources
from tests.plugins.benchmarks.conftest import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import BeautifulSoup

    from plugins.benchmarks.blocks.localised import Localised
    from plugins.benchmarks.files.dataset import Dataset
    from plugins.diagnostics import Problem


def listed(data: Dataset, localised: Localised, options: str) -> list[str] | list[Problem]:
    block = parse_block(f"show: sources\ncaption: x\n{options}", 1, Path("x.md"))
    assert isinstance(block, Block)
    citations = Citations(localised)
    problems = cite_sources(block, data, citations)
    return problems or [f"{c.title} ({c.environment})" for c in citations.entries]


def test_without_options_every_source_of_a_figure_is_there(
    data: Dataset, english: Localised
) -> None:
    everything = ["Own runs (The field)", "The old <post> (The lab)"]
    assert sorted(str(one) for one in listed(data, english, "")) == everything


def test_options_narrow_the_figures(data: Dataset, english: Localised) -> None:
    assert listed(data, english, "subjects: metal") == ["Own runs (The field)"]
    assert listed(data, english, "metrics: overhead") == ["The old <post> (The lab)"]
    assert listed(data, english, "date: 2026-11-01") == ["Own runs (The field)"]
    assert listed(data, english, "sources: post") == ["The old <post> ()"]


def test_nothing_to_list_and_unknown_names_are_problems(data: Dataset, english: Localised) -> None:
    for options, code in {
        "subjects: kvm": "no-figure",
        "sources: pots": "unknown-source",
        "sources: post, post": "block-line",
    }.items():
        [problem] = listed(data, english, options)
        assert not isinstance(problem, str)
        assert problem.code == f"benchmarks/{code}"


def test_the_list_is_a_figure_with_a_caption(article: Callable[..., BeautifulSoup]) -> None:
    soup = article("```bench\nshow: sources\nsources: post\ncaption: What we read\n```")
    assert words(soup.select_one("figure.bench-source-list > figcaption > span")) == "What we read"
    assert [words(one) for one in soup.select(".bench-sources li > a")] == ["The old <post>"]
