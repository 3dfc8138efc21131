"""What the options of a block choose."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from plugins.benchmarks.blocks.block import Block, parse_block
from plugins.benchmarks.blocks.placeholder import BlockMark
from plugins.benchmarks.blocks.selection import Selection, select
from plugins.benchmarks.loading import load
from plugins.benchmarks.readers import registry
from tests.plugins.benchmarks.conftest import FILES, LANGUAGES, words
from tests.plugins.benchmarks.stopwatch import READER

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.benchmarks.blocks.rendering import Rendering
    from plugins.benchmarks.files.dataset import Dataset
    from plugins.diagnostics import Problem


def block(body: str) -> Block:
    parsed = parse_block(body, 1, Path("x.md"))
    assert isinstance(parsed, Block)
    return parsed


def problems_of(selection: Selection | list[Problem]) -> list[Problem]:
    assert isinstance(selection, list)
    return selection


DAYS = """
source = "post"
environment = "lab"
[[observations]]
subject = "kvm"
metric = "disk.read"
value = 700
unit = "MB/s"
date = 2026-03-01
[[observations]]
subject = "kvm"
metric = "disk.read"
value = 600
unit = "MB/s"
date = 2026-05-01
[[observations]]
subject = "kvm"
metric = "disk.read"
value = 500
unit = "MB/s"
"""


def with_days(data_folder: Callable[..., Path]) -> Dataset:
    loaded, problems = load(data_folder({"observations/days.toml": DAYS}), LANGUAGES)
    assert problems == []
    return loaded


@pytest.mark.parametrize(("options", "value"), [("", 600), ("date: 2026-03-01", 700)])
def test_the_newest_of_several_days_is_shown_unless_one_is_named(
    data_folder: Callable[..., Path], options: str, value: float
) -> None:
    body = f"show: table\nsubjects: kvm\nmetrics: disk.read\n{options}\ncaption: x"
    chosen = select(block(body), with_days(data_folder))
    assert isinstance(chosen, Selection)
    assert chosen.figures["kvm", "disk.read"].known.low == value


def test_a_day_without_a_figure_shows_nothing(data_folder: Callable[..., Path]) -> None:
    body = "show: table\nsubjects: kvm\nmetrics: disk.read\ndate: 2020-01-01\ncaption: x"
    [problem] = problems_of(select(block(body), with_days(data_folder)))
    assert problem.code == "benchmarks/no-figure"


def test_rows_are_sorted_by_a_metric_the_best_first(data: Dataset) -> None:
    body = "show: table\nsubjects: kvm, xen, hyper-v\nmetrics: disk.read\ncaption: x"
    chosen = select(block(f"{body}\nsort: disk.read"), data)
    assert isinstance(chosen, Selection)
    assert [subject.id for subject in chosen.subjects] == ["hyper-v", "xen", "kvm"]


def test_a_metric_that_is_not_shown_cannot_sort(data: Dataset) -> None:
    body = "show: table\nsubjects: xen\nmetrics: disk.read\nsort: disk.raed\ncaption: x"
    [problem] = problems_of(select(block(body), data))
    assert (problem.line, problem.mend) == (5, 'did you mean "disk.read"?')


def test_a_reference_need_not_be_among_the_subjects(data: Dataset) -> None:
    body = "show: table\nsubjects: hyper-v\nmetrics: disk.read\nreference: metal\ncaption: x"
    chosen = select(block(body), data)
    assert isinstance(chosen, Selection)
    assert [subject.id for subject in chosen.subjects] == ["hyper-v"]
    assert chosen.references["disk.read"].known.low == 1234.5
    # The lab and the field are two environments: the ratio mixes them, and says so.
    assert "environment" in chosen.differences(chosen.metrics[0])


@pytest.fixture
def raw_data(data_folder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Dataset:
    """Three days of KVM, of two raw files in two environments, and one of Xen."""
    monkeypatch.setattr(registry, "READERS", (READER,))
    files = {f"{n}.txt": f"stopwatch 1\nread MB/s {n}" for n in (5, 6, 7)}
    entries = (
        ("kvm", "lab", "2026-01-01", "5.txt"),
        ("kvm", "field", "2026-01-02", "5.txt"),
        ("kvm", "lab", "2026-01-03", "6.txt"),
        ("xen", "field", "2026-01-03", "7.txt"),
    )
    runs = "".join(
        f'[[runs]]\nsource = "own"\nsubject = "{subject}"\nenvironment = "{environment}"\n'
        f'date = {day}\nraw = [{{ file = "{file}", '
        f'sha256 = "{hashlib.sha256(files[file].encode()).hexdigest()}" }}]\n'
        for subject, environment, day, file in entries
    )
    metrics = FILES["metrics.toml"].replace(
        'direction = "higher"', 'direction = "higher"\nreadings = ["read"]'
    )
    loaded, problems = load(
        data_folder(
            {
                **{f"raw/{name}": text for name, text in files.items()},
                "observations/runs.toml": runs,
                "metrics.toml": metrics,
                "rankings/disk.toml": None,
            }
        ),
        LANGUAGES,
    )
    assert problems == []
    return loaded


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("raw: 6.txt", {"kvm": 6}),
        ("raw: 6.txt, 7.txt", {"kvm": 6, "xen": 7}),
        ("raw: 6.txt, 7.txt\nsubjects: xen", {"xen": 7}),
        ("raw: 5.txt\nenvironment: lab", {"kvm": 5}),
        ("raw: 5.txt\ndate: 2026-01-02", {"kvm": 5}),
    ],
)
def test_raw_files_choose_what_they_gave(
    raw_data: Dataset, options: str, expected: dict[str, float]
) -> None:
    chosen = select(block(f"show: table\n{options}\ncaption: x"), raw_data)
    assert isinstance(chosen, Selection)
    assert [metric.id for metric in chosen.metrics] == ["disk.read"]
    assert [subject.id for subject in chosen.subjects] == list(expected)
    assert {s: figure.value for (s, _), figure in chosen.figures.items()} == expected


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ("raw: 8.txt", "unknown-raw"),
        ("raw: 6.txt, 6.txt", "block-line"),
        ("raw: 5.txt", "ambiguous-figure"),
        ("raw: 6.txt\nenvironment: field", "no-figure"),
        ("raw: 6.txt\nsource: post", "no-figure"),
        ("raw: 6.txt\ndate: 2026-01-01", "no-figure"),
    ],
)
def test_a_choice_of_raw_files_may_leave_nothing_or_too_much(
    raw_data: Dataset, options: str, code: str
) -> None:
    [problem] = problems_of(select(block(f"show: table\n{options}\ncaption: x"), raw_data))
    assert problem.code == f"benchmarks/{code}"


def test_a_mistyped_raw_file_is_answered_with_the_nearest(raw_data: Dataset) -> None:
    [problem] = problems_of(select(block("show: table\nraw: 6.tx\ncaption: x"), raw_data))
    assert (problem.line, problem.mend) == (3, 'did you mean "6.txt"?')


TURNED = """```bench
show: table
subjects: xen, hyper-v
metrics: disk.read, net.latency
orientation: columns
reference: xen
precision: 2
caption: Turned
```"""


def test_a_turned_table_has_its_metrics_in_rows(article: Callable[..., BeautifulSoup]) -> None:
    soup = article(TURNED)
    assert [words(head) for head in soup.select("thead th")] == ["Metric", "Xen", "Hyper-V"]
    rows = [words(head).split(" ")[:2] for head in soup.select("tbody th")]
    assert rows == [["Disk", "read"], ["Network", "latency"]]
    assert {head["scope"] for head in soup.select("tbody th")} == {"row"}


def test_a_reference_and_a_precision_show_in_each_figure(
    article: Callable[..., BeautifulSoup],
) -> None:
    soup = article(TURNED)
    assert [words(ratio) for ratio in soup.select(".ratio")] == ["1.00 ×", "1.00 ×"]
    assert [words(one) for one in soup.select(".figure")] == [
        "≤ 500.00",
        "≥ 700.00",
        "1.40",
        "1.40",
    ]
    assert "the figure of Xen" in words(soup.select_one("figure > .bench-note"))


def test_a_script_finds_the_numbers_of_each_figure(article: Callable[..., BeautifulSoup]) -> None:
    soup = article("```bench\nshow: table\nsubjects: xen\nmetrics: disk.read, overhead\n"
                   "caption: x\n```")  # fmt: skip
    [bound, span] = soup.select("tbody td")
    assert (bound["data-form"], bound["data-value"], bound["data-high"]) == (
        "at-most",
        "500.0",
        "500.0",
    )
    assert (span["data-form"], span["data-low"], span["data-high"]) == ("range", "1.0", "3.0")
    assert not span.has_attr("data-value")
    [_, head, _] = soup.select("thead th")
    assert (head["data-metric"], head["data-unit"], head["data-direction"]) == (
        "disk.read",
        "MB/s",
        "higher",
    )


MANY = "\n".join(
    f'[[metrics]]\nid = "test.number-{number}.of-a-long-name"\nunit = "s"\ndirection = "lower"\n'
    f'name = "Test {number}"'
    for number in range(8)
)
ALL = "\n".join(
    f'[[observations]]\nsource = "own"\nenvironment = "lab"\nsubject = "kvm"\nvalue = {number}\n'
    f'unit = "s"\nmetric = "test.number-{number}.of-a-long-name"'
    for number in range(8)
)


@pytest.mark.parametrize(("orientation", "turned"), [("", True), ("orientation: rows", False)])
def test_many_metrics_of_one_subject_stand_below_each_other(
    data_folder: Callable[..., Path],
    rendering: Callable[[str], Rendering],
    orientation: str,
    turned: bool,
) -> None:
    made = rendering("en")
    changes = {"metrics.toml": FILES["metrics.toml"] + MANY, "observations/many.toml": ALL}
    made.dataset, problems = load(data_folder(changes), LANGUAGES)
    assert problems == []
    metrics = ", ".join(f"test.number-{number}.of-a-long-name" for number in range(8))
    body = f"show: table\nsubjects: kvm\nmetrics: {metrics}\n{orientation}\ncaption: x"
    soup = BeautifulSoup(made.fill(BlockMark(body, 1).to_html()), "html.parser")
    assert made.problems == []
    assert bool(soup.select("table.turned")) is turned
    (figure,) = soup.select("figure.bench-table")
    assert len(str(figure["id"])) < 120
