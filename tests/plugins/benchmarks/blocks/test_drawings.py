"""Charts and distributions as readers and machines get them: SVG, words beneath, a table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from plugins.benchmarks.blocks.placeholder import BlockMark
from plugins.benchmarks.files.dataset import Dataset
from plugins.benchmarks.loading import load
from plugins.editions.localisation import translations
from tests.conftest import ROOT
from tests.plugins.benchmarks.conftest import FILES, LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plugins.benchmarks.blocks.rendering import Rendering

    Article = Callable[..., BeautifulSoup]
    Filled = Callable[..., str]

SVG = "{http://www.w3.org/2000/svg}"
CHART = "show: chart\nsubjects: xen, hyper-v, kvm\nmetrics: disk.read\ncaption: A <b> & c"
LATENCY = "show: chart\nsubjects: metal\nmetrics: net.latency\ncaption: Latency"
OVERHEAD = "show: chart\nsubjects: xen, kvm\nmetrics: overhead\ncaption: Overhead"
RUNS = "show: distribution\nsubjects: metal, xen, kvm\nmetrics: disk.write\ncaption: Runs"
RATIO = CHART + "\nreference: hyper-v\norientation: vertical"
BLOCKS = [CHART, LATENCY, OVERHEAD, RUNS, RUNS + "\nmarks: box", CHART + "\nmarks: dot", RATIO]

WRITES = """
source = "own"
environment = "lab"

[[observations]]
subject = "metal"
metric = "disk.write"
unit = "MB/s"
samples = [1001, 1002, 1003, 1004, 1996, 1997, 1998, 1999]

[[observations]]
subject = "xen"
metric = "disk.write"
unit = "MB/s"
samples = [900, 905, 910]

[[observations]]
subject = "kvm"
metric = "disk.write"
unit = "MB/s"
value = 700

[[observations]]
subject = "kvm"
metric = "net.latency"
unit = "ms"
value = -2
"""
METRICS = """
[[metrics]]
id = "disk.write"
unit = "MB/s"
direction = "higher"
name = { zh = "磁盘写入", en = "Disk write" }

[[metrics]]
id = "disk.kind"
unit = "class"
direction = "none"
name = { zh = "磁盘类别", en = "Kind of disk" }
"""


@pytest.fixture
def made(
    data_folder: Callable[..., Path], rendering: Callable[[str], Rendering]
) -> Callable[[str], Rendering]:
    """The miniature data with runs, and rendering in a language."""

    def make(language: str = "en") -> Rendering:
        found = rendering(language)
        files = {
            "metrics.toml": FILES["metrics.toml"] + METRICS,
            "observations/writes.toml": WRITES,
        }
        found.dataset, problems = load(data_folder(files), LANGUAGES)
        assert problems == []
        # Judgements come from raw files alone.
        [kvm] = found.dataset.find("kvm", "disk.write")
        metric = found.dataset.catalogue.metrics.entries["disk.kind"]
        judged = replace(kvm, metric=metric, unit="class", judgement="fast")
        found.dataset = Dataset(found.dataset.catalogue, [*found.dataset.observations, judged], {})
        return found

    return make


@pytest.fixture
def filled(made: Callable[[str], Rendering]) -> Filled:
    """The HTML of blocks; problems fail the test."""

    def fill(*blocks: str, language: str = "en") -> str:
        found = made(language)
        html = found.fill("".join(BlockMark(block, 1).to_html() for block in blocks))
        assert found.problems == []
        return html

    return fill


@pytest.fixture
def soup(filled: Filled) -> Article:
    def parse(*blocks: str, language: str = "en") -> BeautifulSoup:
        return BeautifulSoup(filled(*blocks, language=language), "html.parser")

    return parse


def drawings(html: str) -> list[ET.Element]:
    """Every drawing, read as XML."""
    pieces = html.split('<svg class="drawing')[1:]
    found = []
    for piece in pieces:
        end = piece.rindex("</svg>")
        text = f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing{piece[:end]}</svg>'
        found.append(ET.fromstring(text.replace("&nbsp;", "\u00a0")))  # noqa: S314 - our own
    return found


def texts(drawing: ET.Element) -> list[str]:
    return [" ".join("".join(text.itertext()).split()) for text in drawing.iter(f"{SVG}text")]


def notes(page: BeautifulSoup) -> str:
    return " ".join(words(note) for note in page.select(".bench-note"))


@pytest.mark.parametrize("block", BLOCKS)
def test_a_drawing_is_well_formed_named_and_without_style(filled: Filled, block: str) -> None:
    for drawing in drawings(filled(block)):
        assert drawing.get("role") == "img"
        title, description = drawing[0], drawing[1]
        assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
        assert drawing.get("aria-labelledby") == title.get("id")
        assert drawing.get("aria-describedby") == description.get("id")
        assert title.text
        assert description.text
        assert not [e for e in drawing.iter() if {"style", "onclick"} & set(e.attrib)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_data_give_the_same_bytes_and_no_id_twice(filled: Filled, language: str) -> None:
    blocks = [*BLOCKS, *BLOCKS]
    html = filled(*blocks, language=language)
    assert html == filled(*blocks, language=language)
    ids = [e.get("id") for drawing in drawings(html) for e in drawing.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert len(drawings(html)) == len(blocks) + 2


def test_a_bar_chart_tells_unit_direction_ticks_and_figures(filled: Filled) -> None:
    [drawing] = drawings(filled(CHART))
    assert texts(drawing) == [
        "Disk read", "MB/s · higher is better",
        "Xen", "≤ 500", "Hyper-V", "≥ 700★ best", "KVM", "not measured",
        "0", "200", "400", "600", "800",
    ]  # fmt: skip
    assert drawing[0].text == "Bar chart: A <b> & c"
    assert drawing[1].text == (
        "Disk read in MB/s, higher is better: Xen ≤\u00a0500; Hyper-V ≥\u00a0700; KVM not measured."
    )


def test_bounds_are_drawn_unlike_points(soup: Article) -> None:
    xen, hyper_v, kvm = soup(CHART).select("svg.drawing g.row")
    assert xen.select("rect.bar") == []
    [bound] = xen.select(".at-most rect")
    assert bound["width"] == "62.50%"
    assert [line["x1"] for line in xen.select(".at-most .limit")] == ["62.50%"]
    [solid] = hyper_v.select("rect.bar")
    assert solid["width"] == "87.50%"
    [reach] = hyper_v.select(".at-least line.reach")
    assert (reach["x1"], reach["x2"]) == ("87.50%", "100%")
    assert hyper_v.select(".at-least path.head")
    assert kvm.select("rect, line, path") == []


def test_dots_stand_for_bounds_too(soup: Article) -> None:
    xen, hyper_v, _ = soup(CHART + "\nmarks: dot").select("svg.drawing g.row")
    assert xen.select("circle, rect") == hyper_v.select("circle, rect") == []
    assert [line["x1"] for line in xen.select(".at-most .limit")] == ["62.50%"]
    assert [line["x1"] for line in hyper_v.select(".limit")] == ["87.50%"]


def test_a_point_is_a_plain_bar_and_a_range_has_a_thick_line(soup: Article) -> None:
    point = soup(CHART.replace("xen, hyper-v, kvm", "metal"))
    assert [tag.name for tag in point.select("g.row > :not(text)")] == ["rect"]
    page = soup(OVERHEAD.replace(", kvm", ""))
    [line] = page.select("g.span line.reach")
    assert (line["x1"], line["x2"]) == ("33.33%", "100.00%")
    assert page.select("g.row rect.bar")[0]["width"] == "33.33%"
    assert "A thick line is a range" in notes(page)


def test_few_runs_are_rings_and_many_have_an_interval(soup: Article) -> None:
    page = soup(LATENCY)
    assert len(page.select("circle.run")) == 3
    assert page.select("g.interval") == []
    assert "Small rings are the single runs" in notes(page)
    page = soup(RUNS.replace("distribution", "chart"))
    [interval] = page.select("g.interval")
    assert len(interval.select("line.cap")) == 2
    assert "coverage is at least 99.2%" in notes(page)
    assert len(page.select("circle.run")) == 3


def test_only_what_is_drawn_is_explained(soup: Article) -> None:
    text = notes(soup(CHART))
    assert "Dashed up to a limit" in text
    assert "An arrow: at least" in text
    assert not [word for word in ("thick", "thin", "rings", "zero") if word in text]
    text = notes(soup(RUNS.replace("distribution", "chart") + "\nmarks: dot"))
    assert "does not start at zero" not in text
    text = notes(soup(RUNS.replace("metal, xen, kvm", "metal")))
    assert "does not start at zero" in text


def test_with_a_reference_the_ratio_is_drawn_and_its_line_named(soup: Article) -> None:
    page = soup(CHART.replace("disk.read", "disk.write").replace("hyper-v", "metal")
                + "\nreference: kvm")  # fmt: skip
    values = [words(text) for text in page.select("svg.drawing text.value")]
    assert values == ["1.29 ×", "2.14 ×", "1.00 ×"]
    assert [words(text) for text in page.select("text.reference-name")] == ["1 = KVM"]
    assert len(page.select("svg.drawing line.reference")) == 1
    assert "relative to KVM, higher is better" in words(page.select_one("desc"))


def test_columns_and_bars_are_the_same_chart_in_two_shapes(filled: Filled) -> None:
    bars, upright = drawings(filled(CHART + "\norientation: vertical"))
    assert (bars.get("class"), upright.get("class")) == (
        "drawing drawing-rows",
        "drawing drawing-columns",
    )
    assert sorted(texts(bars)) == sorted(texts(upright))
    assert bars[1].text == upright[1].text
    assert upright[0].text == "Column chart: A <b> & c"


@pytest.mark.parametrize(
    ("first", "order"), [("chart", ["svg", "table"]), ("table", ["table", "svg"])]
)
@pytest.mark.parametrize("block", [CHART, RUNS])
def test_every_figure_stands_in_a_table_too(
    soup: Article, block: str, first: str, order: list[str]
) -> None:
    figure = soup(f"{block}\nfirst: {first}").select_one("figure")
    assert figure is not None
    assert [tag.name for tag in figure.select("svg.drawing, table")] == order
    assert len(figure.select("tbody tr")) == 3
    for cell in figure.select("td:not(:has(.missing))"):
        assert cell.select_one("sup.bench-ref a")


def test_runs_are_dots_and_their_shape_is_told(soup: Article) -> None:
    page = soup(RUNS)
    metal, xen = page.select("svg.drawing g.row")
    assert [len(row.select("circle.run")) for row in (metal, xen)] == [8, 3]
    assert [words(text) for text in page.select("text.value")] == ["1,500 · n = 8", "905 · n = 3"]
    assert words(page.select_one("desc")) == (
        "Disk write in MB/s, higher is better: "
        "Bare metal 8 runs from 1,001 to 1,999, median 1,500; "
        "Xen 3 runs from 900 to 910, median 905."
    )
    assert [words(note) for note in page.select(".shape")] == [
        "Bare metal: the runs fall into two groups, so the median may be typical of neither.",
        "Bare metal: the runs scatter widely, the middle half spans more than 20% of the median.",
    ]
    assert words(page.select_one(".undrawn")).endswith("not known: KVM")


def test_a_box_has_whiskers_to_the_ends(soup: Article) -> None:
    page = soup(RUNS + "\nmarks: box")
    metal, xen = page.select("svg.drawing g.row")
    box = metal.select_one("g.box")
    assert box is not None
    assert len(box.select("line.cap")) == 2
    assert box.select_one("rect.middle-half") is not None
    assert metal.select("circle") == []
    assert len(xen.select("circle.run")) == 3
    assert "A box holds the middle half" in notes(page)
    assert words(page.select_one("title")) == "Box plot: Runs"


def test_numbers_and_words_are_those_of_the_language(made: Callable[[str], Rendering]) -> None:
    found = made("zh")
    chinese = translations(ROOT / "theme/locale", "zh_CN")
    found.templates.install_gettext_translations(chinese, newstyle=True)  # type: ignore[attr-defined]
    html = found.fill("".join(BlockMark(block, 1).to_html() for block in (CHART, RUNS)))
    chart, runs = drawings(html)
    assert "MB/s · 越高越好" in texts(chart)
    assert "未测" in texts(chart)
    assert runs[1].text == (
        "磁盘写入，单位MB/s，越高越好：物理机共8次，1,001～1,999，中位数1,500；"
        "Xen共3次，900～910，中位数905。"
    )


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("show: chart\nsubjects: kvm\nmetrics: net.latency\ncaption: x", "below zero"),
        ("show: chart\nsubjects: kvm\nmetrics: disk.kind\ncaption: x", "no quantity"),
        ("show: distribution\nsubjects: kvm\nmetrics: disk.write\ncaption: x", "single runs"),
        (CHART.replace("A <b> & c", "x") + "\nreference: kvm", "to relate to"),
    ],
)
def test_what_cannot_be_charted_is_a_problem(
    made: Callable[[str], Rendering], block: str, reason: str
) -> None:
    found = made("en")
    assert found.fill(BlockMark(block, 3).to_html()) == ""
    [problem] = found.problems
    assert (problem.code, problem.line) == ("benchmarks/not-chartable", 3)
    assert reason in problem.message
