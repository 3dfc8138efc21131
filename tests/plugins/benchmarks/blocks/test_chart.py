"""The view model of a chart, on the miniature data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.benchmarks.blocks.block import Block, parse_block
from plugins.benchmarks.blocks.chart import MOST_DESCRIBED, Chart, build_chart
from plugins.benchmarks.blocks.citations import Citations
from plugins.benchmarks.blocks.localised import Localised
from plugins.benchmarks.blocks.marks import Marks, NotChartable
from plugins.benchmarks.blocks.selection import Selection, select
from plugins.benchmarks.loading import load
from tests.plugins.benchmarks.conftest import ARTICLE, FILES, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plugins.benchmarks.blocks.chart import Kind

    Draw = Callable[..., Chart]

ENGLISH = Localised("en", "en")
HEAD = 'source = "own"\nenvironment = "lab"\n'
ENTRY = '[[observations]]\nsubject = "{}"\nmetric = "disk.read"\nunit = "MB/s"\n{}\n'
NUMBERS = st.floats(0.01, 1e9).map(lambda value: float(f"{value:.3g}"))
VALUES = (
    NUMBERS.map(lambda value: f"value = {value!r}")
    | NUMBERS.map(lambda value: f'value = "<= {value!r}"')
    | NUMBERS.map(lambda value: f'value = ">= {value!r}"')
    | st.lists(NUMBERS, min_size=1, max_size=9).map(lambda runs: f"samples = {runs!r}")
)


@pytest.fixture
def draw(data_folder: Callable[..., Path]) -> Draw:
    """A chart of figures by subject, as authors write both."""

    def make(
        figures: dict[str, str], lines: str = "", kind: Kind = "bar", *, is_upright: bool = False
    ) -> Chart:
        text = HEAD + "".join(ENTRY.format(*figure) for figure in figures.items())
        known = {"xen", "hyper-v", "kvm", "metal"}
        subjects = FILES["subjects.toml"] + "".join(
            f'[[subjects]]\nid = "{name}"\nkind = "plan"\nname = "{name}"\n'
            for name in figures
            if name not in known
        )
        changes = {"observations/post.toml": text, "observations/more.csv": None}
        changes |= {"rankings/disk.toml": None, "subjects.toml": subjects}
        data, problems = load(data_folder(changes), LANGUAGES)
        assert problems == []
        names = ", ".join({**figures, "kvm": ""})
        body = f"show: chart\nsubjects: {names}\nmetrics: disk.read\ncaption: x\n{lines}"
        block = parse_block(body, 1, ARTICLE)
        assert isinstance(block, Block)
        selection = select(block, data)
        assert isinstance(selection, Selection)
        citations = Citations(ENGLISH, "x", "")
        return build_chart(selection, ENGLISH, citations, kind, is_upright=is_upright)

    return make


def placed(chart: Chart) -> dict[str, Marks | None]:
    return {bar.head.id: bar.marks for bar in chart.bars}


def test_marks_stand_on_the_axis(draw: Draw) -> None:
    chart = draw({"xen": 'value = "<= 500"', "hyper-v": 'value = ">= 700"'})
    assert [tick.text for tick in chart.axis.ticks] == ["0", "200", "400", "600", "800"]
    assert placed(chart) == {
        "xen": Marks(at_most=62.5),
        "hyper-v": Marks(at_least=87.5),
        "kvm": None,
    }
    assert [bar.cell is None for bar in chart.bars] == [False, False, True]


def test_dots_need_no_zero_unless_a_bound_is_open_below(draw: Draw) -> None:
    figures = {"xen": "value = 500", "hyper-v": "value = 700"}
    assert not draw(figures, kind="dot").axis.starts_at_zero
    assert draw(figures, kind="bar").axis.starts_at_zero
    assert draw(figures | {"metal": 'value = "<= 650"'}, kind="dot").axis.starts_at_zero


def test_with_a_reference_the_axis_is_the_ratio(draw: Draw) -> None:
    figures = {"xen": 'value = "<= 150"', "metal": "samples = [90, 100, 110]"}
    chart = draw(figures, "reference: metal")
    assert chart.axis.high == 1.5
    assert placed(chart)["xen"] == Marks(at_most=100)
    assert chart.reference is not None
    assert chart.reference.position == chart.axis.position(1)
    assert "".join(line.text for line in chart.reference.lines) == "1 = Bare metal"
    assert chart.reference_varies
    assert not draw({"xen": "value = 3"}).reference_varies


def test_a_reference_far_below_the_figures_is_on_the_axis(draw: Draw) -> None:
    chart = draw({"xen": "value = 900", "metal": "value = 3"}, "reference: metal", "dot")
    assert chart.reference is not None
    assert 0 <= chart.reference.position < 1
    assert chart.reference.anchor == "start"


def test_a_figure_without_ratio_keeps_its_row(draw: Draw) -> None:
    chart = draw({"xen": "value = 0", "metal": "value = 3"}, "reference: metal")
    assert placed(chart)["xen"] is None
    assert chart.bars[0].cell is not None


@pytest.mark.parametrize(
    ("figures", "lines", "reason"),
    [
        ({"xen": "value = -3"}, "", "below zero"),
        ({"xen": "value = 3"}, "reference: metal", '"metal" has no figure in "disk.read"'),
        ({"xen": 'value = "<= 3"', "metal": 'value = "<= 3"'}, "reference: metal", "has a ratio"),
        ({"xen": "value = 1e200"}, "", "cannot show"),
    ],
)
def test_what_cannot_be_drawn_is_refused(
    draw: Draw, figures: dict[str, str], lines: str, reason: str
) -> None:
    with pytest.raises(NotChartable, match=reason) as refused:
        draw(figures, lines)
    assert refused.value.mend


def test_the_least_coverage_of_the_intervals_is_told(draw: Draw) -> None:
    six, ten = f"samples = {list(range(1, 7))}", f"samples = {list(range(1, 11))}"
    assert draw({"xen": six, "metal": ten}).coverage == "96.9"
    assert draw({"xen": "samples = [1, 2]"}).coverage == ""


def test_many_figures_are_described_by_their_ends(draw: Draw) -> None:
    few = {f"plan-{number}": f"value = {10 + number}" for number in range(MOST_DESCRIBED - 1)}
    assert draw(few).ends is None
    ends = draw(few | {"best": "value = 99"}).ends
    assert ends is not None
    assert [bar.head.id for bar in ends] == ["best", "plan-0"]


def test_columns_are_drawn_on_wish_where_they_fit(draw: Draw) -> None:
    figures = {"xen": "value = 500", "metal": "value = 700"}
    assert draw(figures).upright is None
    upright = draw(figures, is_upright=True).upright
    assert upright is not None
    assert [mark is None for mark in upright.marks] == [False, False, True]
    many = {f"plan-{number}": "value = 5" for number in range(9)}
    assert draw(many, is_upright=True).upright is None


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=60,
)
@given(
    figures=st.dictionaries(st.sampled_from(["xen", "hyper-v", "metal"]), VALUES, min_size=1),
    kind=st.sampled_from(["bar", "dot"]),
)
def test_every_mark_is_within_the_drawing_and_in_order(
    draw: Draw, figures: dict[str, str], kind: Kind
) -> None:
    chart = draw(figures, kind=kind)
    known = [(bar.cell.value, bar.marks) for bar in chart.bars if bar.cell and bar.marks]
    assert len(known) == len(figures)
    for _, mark in known:
        assert all(0 <= value <= 100 for value in mark.values() if mark.at_least is None)
        assert mark.at_least is None or 0 <= mark.at_least < 97
    places = [
        (value, next(p for p in (m.value, m.at_most, m.at_least) if p is not None))
        for value, m in known
        if value is not None
    ]
    assert [place for _, place in sorted(places)] == sorted(place for _, place in places)
    assert all(bar.place.bottom <= chart.bottom < chart.height for bar in chart.bars)
