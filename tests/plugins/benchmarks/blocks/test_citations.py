from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.benchmarks.blocks.citations import Citations, Quote
from plugins.benchmarks.loading import load
from tests.plugins.benchmarks.conftest import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plugins.benchmarks.blocks.localised import Localised
    from plugins.benchmarks.files.dataset import Dataset


def test_sources_are_numbered_as_they_are_first_cited(data: Dataset, english: Localised) -> None:
    citations = Citations(english, "bench-table", "")
    [own] = data.find("metal", "disk.read")
    [post] = data.find("xen", "disk.read")
    assert [citations.cite(figure).number for figure in (own, post, own)] == [1, 2, 1]
    assert [entry.anchor for entry in citations.entries] == [
        "bench-table-source-1",
        "bench-table-source-2",
    ]


def test_what_figures_bring_is_gathered_once(data: Dataset, chinese: Localised) -> None:
    citations = Citations(chinese, "a", "")
    for subject, metric in (("xen", "disk.read"), ("xen", "overhead"), ("xen", "disk.read")):
        citations.cite(data.find(subject, metric)[0])
    [entry] = citations.entries
    assert entry.caveats == ["没有写明工具", "来源不明"]
    assert entry.quotes == [Quote("读取不超过500M/S")]
    assert entry.quotes[0].language == "zh"
    assert entry.machine is data.catalogue.environments.entries["lab"]


def test_one_source_in_two_environments_is_two_entries(data: Dataset, english: Localised) -> None:
    citations = Citations(english, "a", "")
    citations.cite(data.find("xen", "disk.read")[0])
    citations.cite_source(data.catalogue.sources.entries["post"])
    assert [entry.environment for entry in citations.entries] == ["The lab", ""]


def test_addresses_within_the_site_follow_language_and_prefix(
    data: Dataset, english: Localised, chinese: Localised
) -> None:
    post = data.catalogue.sources.entries["post"]
    own = data.catalogue.sources.entries["own"]
    assert Citations(english, "a", "/sub").cite_source(post).address == "/sub/en/2369.html"
    assert Citations(chinese, "a", "").cite_source(post).address == "/2369.html"
    assert Citations(english, "a", "/sub").cite_source(own).address == ""


def test_tools_are_named_with_their_version(data: Dataset, english: Localised) -> None:
    citation = Citations(english, "a", "").cite(data.find("xen", "net.latency")[0])
    assert citation.tools == ["ping 3"]
    assert citation.caveats == ["Noisy"]


DATED = """
source = "own"
environment = "field"
[[observations]]
subject = "kvm"
metric = "disk.read"
value = 5
unit = "MB/s"
date = 2026-11-03
[[observations]]
subject = "xen"
metric = "disk.read"
value = 5
unit = "MB/s"
"""


def test_the_dates_of_the_figures_are_those_of_the_cited_ones(
    data_folder: Callable[..., Path], chinese: Localised
) -> None:
    data, _ = load(data_folder({"observations/dated.toml": DATED}), LANGUAGES)
    citations = Citations(chinese, "a", "")
    shown = []
    for subject in ("xen", "kvm", "metal", "xen"):
        figure = data.find(subject, "disk.read", "field")[0]
        shown.append(citations.cite(figure).obtained)
    day, period = "2026年11月3日", "2026年11月1日至3日"
    assert shown == ["", day, period, period]
    assert citations.cite_source(data.catalogue.sources.entries["own"]).obtained == ""
