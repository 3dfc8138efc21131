from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.blocks.marks import Marks, NotChartable, check_chartable, marks
from plugins.benchmarks.loading import load
from tests.plugins.benchmarks.conftest import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plugins.benchmarks.model import Observation

HEAD = 'source = "own"\nenvironment = "lab"\n'
ENTRY = '[[observations]]\nsubject = "{}"\nmetric = "disk.read"\nunit = "MB/s"\n{}\n'


@pytest.fixture
def figure(data_folder: Callable[..., Path]) -> Callable[[str], Observation]:
    """One figure of Xen in disk.read, in MB/s, written as an author would."""

    def make(value: str) -> Observation:
        text = HEAD + ENTRY.format("xen", value)
        changes = {"observations/post.toml": text, "observations/more.csv": None}
        data, problems = load(data_folder({**changes, "rankings/disk.toml": None}), LANGUAGES)
        assert problems == []
        return data.observations[0]

    return make


@pytest.mark.parametrize(
    ("value", "drawn"),
    [
        ("value = 480", Marks(value=480)),
        ('value = "<= 500"', Marks(at_most=500)),
        ('value = ">= 700"', Marks(at_least=700)),
        ('value = "1..3"', Marks(span=(1, 3))),
        ("samples = [7]", Marks(value=7)),
        ("samples = [7, 5, 9]", Marks(value=7, points=(7, 5, 9))),
        ("samples = [1, 2, 3, 4, 5, 6]", Marks(value=3.5, interval=(1, 6))),
    ],
)
def test_each_form_has_its_own_mark(
    figure: Callable[[str], Observation], value: str, drawn: Marks
) -> None:
    assert marks(figure(value)) == drawn


@pytest.mark.parametrize(
    ("value", "reference", "drawn"),
    [
        ("value = 480", "value = 240", Marks(value=2)),
        ('value = "<= 500"', "value = 250", Marks(at_most=2)),
        ('value = ">= 500"', "value = 250", Marks(at_least=2)),
        ("value = 500", 'value = "<= 250"', None),
        ("samples = [6, 9, 12]", "samples = [4, 2, 3]", Marks(value=3, points=(2, 3, 4))),
        ("samples = [1, 2, 3, 4, 5, 6]", "value = 2", Marks(value=1.75, interval=(0.5, 3))),
        ("samples = [6, 8, 10]", 'value = "2..4"', Marks(span=(2, 4))),
        ('value = "<= 5"', 'value = "<= 2"', None),
        ("value = 0", "value = 2", None),
    ],
)  # fmt: skip
def test_ratios_keep_the_form(
    figure: Callable[[str], Observation], value: str, reference: str, drawn: Marks | None
) -> None:
    assert marks(figure(value), figure(reference)) == drawn


def test_an_axis_leaves_room_for_an_arrow() -> None:
    assert max(Marks(at_least=100).values()) > 105
    assert sorted(Marks(value=3, points=(1, 9), interval=(2, 4)).values()) == [1, 2, 3, 4, 9]


def test_only_what_is_certain_is_solid() -> None:
    assert Marks(value=3).certain == 3
    assert Marks(at_least=4).certain == 4
    assert Marks(span=(5, 6)).certain == 5
    assert Marks(at_most=7).certain is None


@pytest.mark.parametrize("value", ["value = -1", 'value = "<= -1"', 'value = "-1..3"'])
def test_figures_below_zero_have_no_length(
    figure: Callable[[str], Observation], value: str
) -> None:
    found = figure(value)
    with pytest.raises(NotChartable, match="below zero"):
        check_chartable(found.metric, [found])


def test_a_judgement_has_no_length(figure: Callable[[str], Observation]) -> None:
    metric = figure("value = 1").metric.model_copy(update={"unit": "class", "direction": "none"})
    with pytest.raises(NotChartable, match="no quantity"):
        check_chartable(metric, [])
