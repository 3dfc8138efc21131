from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2 import DictLoader

from plugins.benchmarks.blocks.placeholder import BlockMark, FigureMark
from tests.plugins.benchmarks.conftest import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import BeautifulSoup

    from plugins.benchmarks.blocks.rendering import Rendering

    Article = Callable[..., BeautifulSoup]

TABLE = """
```bench
show: table
subjects: xen, hyper-v, kvm
metrics: disk.read, overhead
caption: 对比 & <比较>
```
"""
CHART = """
```bench
show: chart
subjects: xen, hyper-v, kvm
metrics: disk.read
caption: Disk
```
"""
RANKING = """
```bench
show: ranking
rankings: disk, taste
caption: Orders
```
"""


def cells(soup: BeautifulSoup) -> list[list[str]]:
    return [[words(cell) for cell in row.select("th, td")] for row in soup.select("tbody tr")]


def test_a_table_keeps_bounds_marks_the_best_and_names_what_is_missing(article: Article) -> None:
    assert cells(article(TABLE)) == [
        ["Xen", "≤ 500 Source 1", "1–3 Source 1"],
        ["Hyper-V", "≥ 700 Source 1 ★ best", "– not measured"],
        ["KVM", "– not measured", "– not measured"],
    ]


@pytest.mark.parametrize(
    ("language", "heads"),
    [
        ("en", ["Subject", "Disk read MB/s higher is better", "Overhead % lower is better"]),
        ("zh", ["Subject", "磁盘读取 MB/s higher is better", "损耗 % lower is better"]),
    ],
)
def test_one_block_serves_both_languages(article: Article, language: str, heads: list[str]) -> None:
    soup = article(TABLE, language)
    assert [words(head) for head in soup.select("thead th[scope=col]")] == heads
    assert [words(head) for head in soup.select("tbody th[scope=row]")] == ["Xen", "Hyper-V", "KVM"]


def test_texts_are_escaped_and_labels_refer_to_them(article: Article) -> None:
    soup = article(TABLE)
    caption = soup.select_one("figure.bench-table figcaption > span")
    assert words(caption) == "对比 & <比较>"
    scroll = soup.select_one("div.scroll[role=region][tabindex='0']")
    assert scroll is not None
    assert caption is not None
    assert scroll["aria-labelledby"] == caption["id"]
    assert [cell["data-label"] for cell in soup.select("td")][:2] == [
        "Disk read (MB/s)",
        "Overhead (%)",
    ]


@pytest.mark.parametrize(
    ("language", "expected", "address"),
    [
        ("en", ["The old <post>", "October 26, 2012", "The lab", "No tool"], "/en/2369.html"),
        ("zh", ["旧文", "2012年10月26日", "实验室", "没有写明工具"], "/2369.html"),
    ],
)
def test_every_figure_leads_to_its_source(
    article: Article, language: str, expected: list[str], address: str
) -> None:
    soup = article(TABLE, language)
    [source] = soup.select("ol.bench-sources > li")
    for reference in soup.select("td sup a"):
        assert reference["href"] == f"#{source['id']}"
    assert words(source).startswith("unverified claim")
    assert all(part in words(source) for part in expected)
    link = source.select_one("a")
    assert link is not None
    assert link["href"] == address
    assert words(source.select_one("q[lang=zh]")) == "读取不超过500M/S"


def test_a_mixture_of_environments_carries_a_warning(article: Article) -> None:
    mixed = CHART.replace("kvm", "metal")
    assert "different environments" in article(mixed).get_text()
    assert "different environments" not in article(CHART).get_text()


def test_rankings_stand_side_by_side_with_their_agreement(article: Article) -> None:
    soup = article(RANKING.replace("taste", "taste, disk"))
    measured, opinion, _ = soup.select("figure.bench-ranking figure")
    assert words(measured.select_one(".kind")) == "from figures"
    assert words(opinion.select_one(".kind")) == "opinion"
    assert "therefore not ranked: KVM" in words(measured)
    assert [words(rank) for rank in opinion.select("td.rank")] == ["1", "2–3 tied", "2–3 tied"]
    assert [words(line) for line in soup.select(".bench-agreement li")] == [
        "Disk / Taste: There is no pair that both orders decide.",
        "Disk / Disk: The two orders agree on 1 of 1 decided pairs (Kendall's tau 1).",
        "Taste / Disk: There is no pair that both orders decide.",
    ]


def test_ids_are_unique_on_a_page_and_stable(article: Article) -> None:
    soup = article(TABLE + TABLE + CHART + CHART + RANKING)
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert [str(tag["id"]) for tag in soup.select("figure.bench")] == [
        "bench--table-disk-read-overhead",
        "bench--table-disk-read-overhead-2",
        "bench--chart-disk-read",
        "bench--chart-disk-read-2",
        "bench--ranking-disk-taste",
    ]
    labels = {
        label
        for tag in soup.select("[aria-labelledby]")
        for label in str(tag["aria-labelledby"]).split()
    }
    assert labels <= set(ids)
    assert str(article(TABLE + CHART + RANKING)) == str(article(TABLE + CHART + RANKING))
    assert not soup.select("[style], style, script")


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("[](bench:hyper-v.disk.read)", "≥ 700 MB/s"),
        ("[≥ 700 MB/s](bench:hyper-v.disk.read)", "≥ 700 MB/s"),
        ("[](bench:xen.overhead)", "1–3%"),
        ("[](bench:xen.net.latency@field)", "1.4 ms"),
    ],
)
def test_a_figure_within_a_sentence(article: Article, markdown: str, shown: str) -> None:
    soup = article(f"About {markdown}, they say.")
    assert words(soup.select_one("p")) == f"About {shown}, they say."
    assert soup.select_one(".bench-figure") is not None


def test_a_figure_links_to_its_source_if_that_has_an_address(article: Article) -> None:
    link = article("[](bench:xen.disk.read)").select_one("a.bench-figure")
    assert link is not None
    assert (link["href"], link["title"]) == ("/en/2369.html", "The old <post>")
    assert article("[](bench:metal.disk.read)").select_one("span.bench-figure[title]") is not None


def test_a_text_that_the_data_no_longer_say_is_a_problem(
    rendering: Callable[[str], Rendering],
) -> None:
    made = rendering("en")
    made.fill(FigureMark("hyper-v.disk.read", "≥ 600 MB/s", 9).to_html())
    [problem] = made.problems
    assert (problem.code, problem.line) == ("benchmarks/stale-text", 9)
    assert problem.mend.startswith("write [≥ 700 MB/s](bench:hyper-v.disk.read)")


def test_tags_within_a_figure_are_not_part_of_its_text(
    rendering: Callable[[str], Rendering],
) -> None:
    made = rendering("en")
    own = "<a class='x'><b>≥&nbsp;{{ figure.value }}</b>\n <i>MB/s</i></a>"
    made.templates = made.templates.overlay(loader=DictLoader({"benchmarks/figure.html": own}))
    made.fill(FigureMark("hyper-v.disk.read", "≥ 700 MB/s", 9).to_html())
    assert made.problems == []
    made.fill(FigureMark("hyper-v.disk.read", "700 MB/s", 9).to_html())
    assert made.problems[0].mend.startswith("write [≥ 700 MB/s](bench:hyper-v.disk.read)")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("show: pie", "show"),
        ("show: ranking\nrankings: tasty\ncaption: x", "unknown-ranking"),
        ("show: table\nsubjects: xen\nmetrics: nothing\ncaption: x", "unknown-metric"),
    ],
)
def test_a_block_with_problems_shows_nothing_and_says_why(
    rendering: Callable[[str], Rendering], body: str, code: str
) -> None:
    made = rendering("zh")
    assert made.fill(f"<p>a</p>{BlockMark(body, 3).to_html()}") == "<p>a</p>"
    assert {problem.code for problem in made.problems} == {f"benchmarks/{code}"}
    assert all(str(problem.path) == "content/posts/x/zh.md" for problem in made.problems)


def test_all_that_is_wrong_with_a_block_is_said_at_once(
    rendering: Callable[[str], Rendering],
) -> None:
    made = rendering("en")
    mark = BlockMark(
        "show: table\nsubjects: xen, hyper\nmetrics: disk.raed\nprecison: 1\nenvironment: labb", 7
    )
    assert made._block(mark) == ""
    assert [(problem.code, problem.line) for problem in made.problems] == [
        ("benchmarks/unknown-option", 11),
        ("benchmarks/missing-option", 7),
        ("benchmarks/unknown-subject", 9),
        ("benchmarks/unknown-metric", 10),
        ("benchmarks/unknown-environment", 12),
    ]
