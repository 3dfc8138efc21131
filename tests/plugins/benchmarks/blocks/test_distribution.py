"""The view model of a distribution: dots that do not hide one another, boxes, words on shape."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.blocks.block import Block, parse_block
from plugins.benchmarks.blocks.citations import Citations
from plugins.benchmarks.blocks.distribution import (
    DOT_RADIUS,
    Distribution,
    build_distribution,
    dodged,
)
from plugins.benchmarks.blocks.line_breaking import LINE
from plugins.benchmarks.blocks.localised import Localised
from plugins.benchmarks.blocks.marks import NotChartable
from plugins.benchmarks.blocks.selection import Selection, select
from plugins.benchmarks.loading import load
from tests.plugins.benchmarks.conftest import ARTICLE, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Draw = Callable[..., Distribution]

ENGLISH = Localised("en", "en")
HEAD = 'source = "own"\nenvironment = "lab"\n'
ENTRY = '[[observations]]\nsubject = "{}"\nmetric = "disk.read"\nunit = "GB/s"\n{}\n'
POSITIONS = st.lists(st.floats(0, 100), min_size=1, max_size=60)


@pytest.fixture
def draw(data_folder: Callable[..., Path]) -> Draw:
    def make(figures: dict[str, str], *, is_box: bool = False) -> Distribution:
        text = HEAD + "".join(ENTRY.format(*figure) for figure in figures.items())
        changes = {"observations/post.toml": text, "observations/more.csv": None}
        data, problems = load(data_folder({**changes, "rankings/disk.toml": None}), LANGUAGES)
        assert problems == []
        names = ", ".join(figures)
        body = f"show: distribution\nsubjects: {names}\nmetrics: disk.read\ncaption: x"
        block = parse_block(body, 1, ARTICLE)
        assert isinstance(block, Block)
        selection = select(block, data)
        assert isinstance(selection, Selection)
        return build_distribution(selection, ENGLISH, Citations(ENGLISH, "x", ""), is_box=is_box)

    return make


@given(POSITIONS)
def test_no_dot_hides_another(positions: list[float]) -> None:
    dots = dodged(positions)
    assert [dot.position for dot in dots] == sorted(positions)
    for one, other in combinations(dots, 2):
        apart = abs(one.position - other.position) * LINE / 100
        assert apart >= 2 * DOT_RADIUS or abs(one.offset - other.offset) > 0.05
    assert dodged(positions) == dodged(list(reversed(positions)))


@given(POSITIONS)
def test_dots_stay_in_a_band_around_the_middle(positions: list[float]) -> None:
    offsets = [dot.offset for dot in dodged(positions)]
    assert max(offsets) <= 2.5
    assert min(offsets) >= -2.5
    assert abs(max(offsets) + min(offsets)) < 2 * DOT_RADIUS + 0.1


def test_a_few_runs_alike_stand_side_by_side() -> None:
    assert [dot.offset for dot in dodged([10, 50])] == [0, 0]
    assert [round(dot.offset, 2) for dot in dodged([10, 10, 10])] == [0, 0.6, -0.6]
    assert [round(dot.offset, 2) for dot in dodged([10, 10])] == [-0.3, 0.3]


def test_runs_are_dots_in_the_unit_of_the_metric(draw: Draw) -> None:
    chart = draw({"xen": "samples = [0.5, 0.75, 1]", "metal": "samples = [0.6]"})
    assert [tick.text for tick in chart.axis.ticks] == ["500", "750", "1,000"]
    xen, metal = chart.rows
    assert (xen.count, xen.lowest, xen.median, xen.highest) == (3, "500", "750", "1,000")
    assert [dot.position for dot in xen.dots] == [
        chart.axis.position(value) for value in (500, 750, 1000)
    ]
    assert xen.middle == xen.dots[1].position
    assert (metal.count, len(metal.dots), metal.box) == (1, 1, None)


def test_a_box_needs_runs_enough(draw: Draw) -> None:
    figures = {"xen": "samples = [1, 2, 3, 4, 5, 6, 7]", "metal": "samples = [2, 3, 4]"}
    chart = draw(figures, is_box=True)
    enough, few = chart.rows
    assert enough.dots == ()
    assert enough.box is not None
    ends = (enough.box.lowest, enough.box.lower_quartile, enough.box.upper_quartile)
    places = [chart.axis.position(value) for value in (1000, 2500, 5500, 7000)]
    assert (*ends, enough.box.highest) == pytest.approx(places)
    assert enough.middle == pytest.approx(chart.axis.position(4000))
    assert few.box is None
    assert len(few.dots) == 3


def test_the_shape_of_the_runs_is_told(draw: Draw) -> None:
    figures = {
        "xen": "samples = [1, 1.01, 1.02, 1.03, 9, 9.01, 9.02, 9.03]",
        "metal": "samples = [1, 1.01, 1.02, 1.03, 1.04, 1.05]",
    }
    assert [(row.is_bimodal, row.is_noisy) for row in draw(figures).rows] == [
        (True, True),
        (False, False),
    ]


def test_who_has_no_runs_is_named_not_drawn(draw: Draw) -> None:
    chart = draw({"xen": "samples = [1, 2]", "metal": "value = 2", "kvm": 'value = "<= 3"'})
    assert [row.head.id for row in chart.rows] == ["xen"]
    assert chart.undrawn == ("Bare metal", "KVM")
    assert len(chart.table.rows) == 3


@pytest.mark.parametrize(
    ("value", "reason"),
    [("value = 2", "has single runs"), ("samples = [1, -2]", "below zero"),
     ("samples = [1e200, 2e200]", "cannot show")],
)  # fmt: skip
def test_what_cannot_be_drawn_is_refused(draw: Draw, value: str, reason: str) -> None:
    with pytest.raises(NotChartable, match=reason):
        draw({"xen": value})
