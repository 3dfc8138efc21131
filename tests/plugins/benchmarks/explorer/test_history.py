from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.blocks.citations import Citations
from plugins.benchmarks.explorer.data_pages import DataPages, articles_showing
from plugins.benchmarks.explorer.exports import PageExports
from plugins.benchmarks.explorer.history import LONGEST, Histories, figure_id, newest_first
from plugins.benchmarks.loading import load
from tests.plugins.benchmarks.conftest import FILES, LANGUAGES
from tests.plugins.benchmarks.figures import figure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plugins.benchmarks.explorer.edition import Edition
    from plugins.benchmarks.files.dataset import Dataset

HISTORY = "subject,metric,value,unit,source,environment,date\n" + "".join(
    f"xen,disk.read,{100 + day},MB/s,own,lab,2026-10-{day:02}\n" for day in range(1, 13)
)


@pytest.fixture
def history(data_folder: Callable[..., Path]) -> Dataset:
    """The miniature data with twelve days of one figure."""
    text = FILES["rankings/disk.toml"] + 'source = "post"\n'
    folder = data_folder({"observations/history.csv": HISTORY, "rankings/disk.toml": text})
    loaded, problems = load(folder, LANGUAGES)
    assert problems == []
    return loaded


def histories(edition: Edition, data: Dataset) -> Histories:
    citations = Citations(edition.localised, "page--data", edition.addresses.site_url)
    return Histories(DataPages(edition, data), citations)


def test_the_newest_come_first_and_the_day_of_a_source_counts(history: Dataset) -> None:
    found = newest_first(history.find("xen", "disk.read"))
    assert [figure.date or figure.source.date for figure in found] == [
        date(2026, 10, 12),
        date(2012, 10, 26),
    ]


def test_a_subject_is_told_metric_by_metric(history: Dataset, edition: Edition) -> None:
    figures = [figure for figure in history.observations if figure.subject.id == "xen"]
    disk, overhead, net = sorted(
        histories(edition, history).by_metric_group(figures),
        key=lambda group: ["disk", "overhead", "net"].index(group.key),
    )
    (reads,) = disk.histories
    assert reads.head.name == "Disk read"
    assert reads.head.url == "/atlas/en/data/metrics/disk.read/"
    assert [entry.date for entry in reads.entries][:2] == ["October 12, 2026", "October 11, 2026"]
    assert (len(reads.entries), reads.omitted) == (LONGEST, 13 - LONGEST)
    assert reads.query == "subject=xen&metric=disk.read"
    assert reads.entries[0].environment == "The lab"
    assert [len(group.histories) for group in (overhead, net)] == [1, 1]


def test_the_figure_of_another_source_is_not_an_earlier_one(
    history: Dataset, edition: Edition
) -> None:
    figures = history.history("xen", "disk.read")
    ((group,),) = [histories(edition, history).by_metric_group(figures)]
    entries = group.histories[0].entries
    assert [(entry.citation.kind, entry.is_earlier) for entry in entries] == [
        ("measured", False),
        *[("measured", True)] * (LONGEST - 2),
        ("claim", False),
    ]


def test_a_metric_is_told_environment_by_environment(data: Dataset, edition: Edition) -> None:
    figures = [figure for figure in data.observations if figure.metric.id == "disk.read"]
    groups = histories(edition, data).by_environment(figures)
    told = {group.name: [h.head.name for h in group.histories] for group in groups}
    assert told == {"The lab": ["Xen", "Hyper-V"], "The field": ["Bare metal"]}
    assert {group.name: group.caveat for group in groups} == {"The lab": "", "The field": "Noisy"}
    assert all(not entry.environment for g in groups for h in g.histories for entry in h.entries)


def test_each_figure_has_an_id_of_its_own(history: Dataset) -> None:
    ids = [figure_id(figure) for figure in history.observations]
    assert len(set(ids)) == len(ids)


def test_an_id_is_the_same_in_each_version_of_the_site() -> None:
    assert figure_id(figure(5)) == "page--figure-15772c30328a"
    assert figure_id(figure(5, day=date(2026, 11, 1))) == "page--figure-b6fe24c4016a"


def test_the_day_of_a_source_orders_figures_without_one() -> None:
    dated = figure(1, day=date(2020, 1, 1))
    unknown = figure(2)
    told = {
        year: replace(unknown, source=unknown.source.model_copy(update={"date": date(year, 1, 1)}))
        for year in (2019, 2021)
    }
    assert newest_first([unknown, told[2019], dated, told[2021]]) == [
        told[2021],
        dated,
        told[2019],
        unknown,
    ]


def test_an_id_survives_a_correction(data_folder: Callable[..., Path]) -> None:
    def ids(text: str) -> list[str]:
        found, _ = load(data_folder({"observations/history.csv": text}), LANGUAGES)
        return [figure_id(figure) for figure in found.observations]

    assert ids(HISTORY) == ids(HISTORY.replace(",101,", ",999,"))


def test_pages_exist_where_there_are_figures(data: Dataset, edition: Edition) -> None:
    pages = DataPages(edition, data)
    assert pages.subject_url("xen") == "/atlas/en/data/subjects/xen/"
    assert pages.subject_url("kvm") == ""
    assert pages.metric_url("overhead") == "/atlas/en/data/metrics/overhead/"
    registered = list(pages.registered())
    assert ("direct", "data", "en/data/") in registered
    assert ("subject", "xen", "en/data/subjects/xen/") in registered
    feeds = [url for kind, _, url in registered if kind == "feed"]
    assert feeds == ["en/data/subjects/metal/atom.xml", "en/data/metrics/disk.read/atom.xml"]


def test_articles_are_those_that_show_a_figure_and_may_be_linked(
    data: Dataset, edition: Edition
) -> None:
    shown, hidden = (
        PageExports(edition, "a", "en/a/", is_listed=listed) for listed in (True, False)
    )
    for page in (shown, hidden):
        page.figures("x", "X", data.find("xen", "disk.read"))
    pages = [shown, hidden]
    assert articles_showing(pages, subject="xen") == [shown]
    assert articles_showing(pages, metric="disk.read") == [shown]
    assert articles_showing(pages, subject="xen", metric="overhead") == []


def test_a_group_of_a_metric_says_what_keeps_its_figures_apart(
    data_folder: Callable[..., Path], edition: Edition
) -> None:
    more = (
        '[[observations]]\nsource = "own"\nenvironment = "lab"\nsubject = "kvm"\n'
        'metric = "disk.read"\nvalue = 5\nunit = "MB/s"\ntool = { name = "fio" }\n'
    )
    loaded, _ = load(data_folder({"observations/tool.toml": more}), LANGUAGES)
    figures = [figure for figure in loaded.observations if figure.metric.id == "disk.read"]
    found = {g.key: g.differences for g in histories(edition, loaded).by_environment(figures)}
    assert found == {"lab": ("tool",), "field": ()}


def test_an_entry_tells_what_is_known_of_a_figure(data: Dataset, edition: Edition) -> None:
    (latency,) = data.find("xen", "net.latency")
    (overhead,) = data.find("xen", "overhead")
    make = histories(edition, data)
    told = make.entry(latency)
    assert (told.tool, told.environment, told.day, told.date, told.caveat) == (
        "ping 3",
        "The field",
        None,
        "",
        "",
    )
    told = make.entry(overhead, in_environment=True)
    assert (told.tool, told.environment, told.caveat) == ("", "", "Of unknown origin")


def test_of_several_days_the_newest_is_not_an_earlier_one(
    history: Dataset, edition: Edition
) -> None:
    figures = [f for f in history.history("xen", "disk.read") if f.date][-3:]
    ((group,),) = [histories(edition, history).by_environment(figures)]
    entries = group.histories[0].entries
    assert [entry.is_earlier for entry in entries] == [False, True, True]
    assert group.histories[0].omitted == 0
