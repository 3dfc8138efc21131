"""The explorer and the pages of subjects and metrics in a built site."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from tests.conftest import article
from tests.plugins.benchmarks.conftest import FILES, words
from tests.plugins.benchmarks.explorer.test_structured_data import check
from tests.plugins.benchmarks.test_plugin import BODY, SITE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built

FIGURES = {
    **{f"data/{name}": text for name, text in FILES.items()},
    "content/posts/old/zh.md": article(permalink="/2369.html"),
    "content/posts/old/en.md": article(permalink="/en/2369.html"),
    "content/posts/disk/zh.md": article(BODY.replace("kvm", "xen")),
    "content/posts/disk/en.md": article(BODY.replace("kvm", "xen"), title="Disks"),
}


def soup(built: Built, path: str) -> BeautifulSoup:
    return BeautifulSoup(built.read(f"{path}index.html"), "html.parser")


def rows(page: BeautifulSoup) -> list[list[str]]:
    return [[words(cell) for cell in row.select("th, td")] for row in page.select("tbody tr")]


def test_a_subject_has_all_its_figures_ranks_and_articles(build_site: Callable[..., Built]) -> None:
    built = build_site(FIGURES)
    assert (built.problems, built.exit_code) == ([], 0)
    page = soup(built, "en/data/subjects/xen/")
    assert words(page.h1) == "Xen"
    assert [words(head) for head in page.select("h2")][:3] == ["Disk", "Network", "overhead"]
    assert rows(page)[0][:2] == ["Disk read", "≤ 500 MB/s"]
    assert rows(page)[0][4:] == ["The lab", "unverified claim Source 1"]
    assert rows(page)[2][1] == "1–3% Of unknown origin"
    assert [words(item) for item in page.select(".data-ranks li")] == [
        "Disk from figures: rank 2 of 2",
        "Taste opinion: any rank in 2–3 of 3",
    ]
    assert [str(a["href"]) for a in page.select(".data-articles a")] == ["/en/disk/"]
    assert page.select_one("#page--sources a[href='/en/2369.html']")


def test_a_metric_never_lists_two_environments_together(build_site: Callable[..., Built]) -> None:
    page = soup(build_site(FIGURES), "data/metrics/disk.read/")
    tables = page.select("main table")
    assert [[words(head) for head in table.select("tbody th[scope=row]")] for table in tables] == [
        ["Xen", "Hyper-V"],
        ["物理机"],
    ]
    assert [words(head) for head in page.select("section.bench h2")] == ["实验室", "现场"]
    assert "4 GiB" in words(page.select_one("section.bench"))


def test_the_index_counts_figures_and_names_kinds(build_site: Callable[..., Built]) -> None:
    page = soup(build_site(FIGURES), "en/data/")
    listed = {str(a["href"]): words(a.parent) for a in page.select(".index-list a")}
    assert listed["/en/data/subjects/xen/"] == "Xen3 figures"
    assert listed["/en/data/metrics/overhead/"] == "Overhead %1 figure"
    assert "/en/data/subjects/kvm/" not in listed
    kinds = [words(kind) for kind in page.select("tbody .kind")]
    assert set(kinds) == {"our measurement", "unverified claim"}
    assert len(rows(page)) == 7
    assert all(row.select_one("td a[href]:not([href=''])") for row in page.select("tbody tr"))


def test_search_engines_learn_of_all_figures(build_site: Callable[..., Built]) -> None:
    script = soup(build_site(FIGURES), "en/data/").select_one("script[type='application/ld+json']")
    assert script is not None
    (item,) = json.loads(script.string or "")["@graph"]
    check(item)
    assert item["name"] == "All figures of this site"
    assert [file["contentUrl"] for file in item["distribution"]] == [
        f"https://vps.example.com/en/data/observations.{suffix}" for suffix in ("csv", "json")
    ]


def test_both_languages_and_the_navigation_lead_to_each_page(
    build_site: Callable[..., Built],
) -> None:
    built = build_site(FIGURES)
    for path in ("data/", "data/subjects/xen/", "data/metrics/net.latency/"):
        page = soup(built, path)
        found = {link["hreflang"]: link["href"] for link in page.select("link[hreflang]")}
        assert found["en"] == f"https://vps.example.com/en/{path}"
        assert found["zh-CN"] == f"https://vps.example.com/{path}"
        assert page.select_one("nav.site-nav a[href='/data/']")


def test_heads_of_tables_lead_to_the_pages(build_site: Callable[..., Built]) -> None:
    page = soup(build_site(FIGURES), "disk/")
    links = [str(a["href"]) for a in page.select(".bench-table th a")]
    assert links == ["/data/metrics/disk.read/", "/data/subjects/xen/"]


def test_a_subject_without_figures_is_no_link(build_site: Callable[..., Built]) -> None:
    ranking = "```bench\nshow: ranking\nrankings: taste\ncaption: x\n```"
    page = soup(build_site({**FIGURES, "content/posts/r/zh.md": article(ranking)}), "r/")
    heads = page.select(".bench-ranking th[scope=row]")
    assert [(words(head), head.a is not None) for head in heads] == [
        ("KVM", False),
        ("Xen", True),
        ("Hyper-V", True),
    ]


def test_without_data_there_is_no_explorer_and_no_link_to_it(
    build_site: Callable[..., Built],
) -> None:
    built = build_site({"content/posts/a/zh.md": article()})
    assert not [name for name in built.files() if "data/" in name]
    assert "/data/" not in built.read("index.html")


def test_an_edition_without_texts_has_its_data(build_site: Callable[..., Built]) -> None:
    only_chinese = {name: text for name, text in SITE.items() if not name.endswith("en.md")}
    built = build_site(only_chinese)
    assert (built.problems, built.exit_code) == ([], 0)
    assert "Disk read" in built.read("en/data/subjects/kvm/index.html")


def test_the_folder_of_the_data_is_a_setting(build_site: Callable[..., Built]) -> None:
    built = build_site(SITE, "DATA_URL = 'figures'")
    assert {"figures/index.html", "en/figures/observations.csv"} <= built.files()
    assert not [name for name in built.files() if name.startswith("data/")]


def test_an_article_at_the_address_of_the_explorer_is_a_collision(
    build_site: Callable[..., Built],
) -> None:
    built = build_site({**SITE, "content/posts/x/zh.md": article(permalink="/data/")})
    assert built.exit_code == 1
    assert "/data/index.html is claimed by" in built.problems[0]


def test_an_id_that_windows_keeps_for_itself_gets_a_page(build_site: Callable[..., Built]) -> None:
    site = {name: text.replace("kvm", "con") for name, text in SITE.items()}
    built = build_site(site)
    assert (built.problems, built.exit_code) == ([], 0)
    assert "data/subjects/con-/index.html" in built.files()


def test_runs_in_two_groups_and_caveats_are_told_wherever_the_figure_is(
    build_site: Callable[..., Built],
) -> None:
    runs = [100, 101, 102, 103, 104, 200, 201, 202, 203, 204]
    site = FIGURES | {
        "data/observations/groups.toml": 'source = "own"\nenvironment = "lab"\n'
        '[[observations]]\nsubject = "kvm"\nmetric = "disk.read"\nunit = "MB/s"\n'
        f'samples = {runs}\ncaveat = "Warm & idle"\n'
    }
    # A ranking of claims, which a measurement may not join.
    del site["data/rankings/disk.toml"]
    built = build_site(site)
    assert built.problems == []
    told = "runs fall into two groups Warm & idle"
    assert rows(soup(built, "en/data/subjects/kvm/"))[0][1].endswith(told)
    assert told in words(soup(built, "en/data/").select_one(".explorer tbody"))
    remarks = json.loads(built.read("en/data/observations.json"))["remarks"].values()
    assert ["runs fall into two groups", "Warm & idle"] in list(remarks)
