from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.loading import load
from plugins.benchmarks.ranking import MeasuredRanking, OpinionRanking
from tests.plugins.benchmarks.conftest import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plugins.benchmarks.files.dataset import Dataset


def test_an_opinion_has_its_source_and_its_ties(data: Dataset) -> None:
    taste = data.rankings["taste"]
    assert isinstance(taste, OpinionRanking)
    assert taste.source.id == "post"
    assert [[s.id for s in group] for group in taste.groups] == [["kvm"], ["xen", "hyper-v"]]


def test_an_opinion_behind_a_byte_order_mark_is_one(data_folder: Callable[..., Path]) -> None:
    text = '\ufeffkind = "opinion"\nname = "x"\nsource = "post"\norder = ["xen", "kvm"]\n'
    data, problems = load(data_folder({"rankings/new.toml": text}), LANGUAGES)
    assert problems == []
    assert isinstance(data.rankings["new"], OpinionRanking)


def test_a_measured_ranking_has_its_environment_and_metrics(data: Dataset) -> None:
    disk = data.rankings["disk"]
    assert isinstance(disk, MeasuredRanking)
    assert (disk.environment.id, disk.source) == ("lab", None)
    assert [metric.id for metric in disk.metrics] == ["disk.read"]
    assert [subject.id for subject in disk.subjects] == ["kvm", "xen", "hyper-v"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('name = "x"\nkind = "guess"\n', "bad-value", 2),
        ('kind = "opinion"\nname = "x"\nsource = "post"\norder = ["xen"]\n', "bad-value", 4),
        ('kind = "opinion"\nname = "x"\nsource = "p"\norder = ["xen", "kvm"]\n',
         "unknown-source", 3),
        ('kind = "opinion"\nname = "x"\nsource = "post"\norder = [\n"xen",\n["kvn"]\n]\n',
         "unknown-subject", 6),
        ('kind = "opinion"\nname = x\n', "toml", 2),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line(
    data_folder: Callable[..., Path], text: str, code: str, line: int
) -> None:
    data, problems = load(data_folder({"rankings/new.toml": text}), LANGUAGES)
    assert (f"benchmarks/{code}", line) in [(p.code, p.line) for p in problems]
    assert "new" not in data.rankings


def test_a_subject_is_ranked_once(data_folder: Callable[..., Path]) -> None:
    text = 'kind = "opinion"\nname = "x"\nsource = "post"\norder = ["xen", ["kvm", "xen"]]\n'
    _, [problem] = load(data_folder({"rankings/new.toml": text}), LANGUAGES)
    assert problem.message == 'subject "xen" is in the ranking twice'
