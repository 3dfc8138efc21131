from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from tests.conftest import article, page
from tests.plugins.benchmarks.test_plugin import BODY, DATA, SITE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built

STEM = "disk/bench--table-disk-read"
FORMS = "\n\n".join(
    f"```bench\nshow: {show}\nsubjects: kvm\nmetrics: disk.read\ncaption: x\n```"
    for show in ("table", "chart", "distribution")
)
RANKING = {
    "data/subjects.toml": DATA["data/subjects.toml"]
    + '[[subjects]]\nid = "xen"\nkind = "hypervisor"\nname = "Xen"\n',
    "data/rankings/taste.toml": (
        'kind = "opinion"\nname = "Order"\nsource = "own"\norder = ["kvm", "xen"]\n'
    ),
    "content/posts/order/zh.md": article(
        "```bench\nshow: ranking\nrankings: taste\ncaption: x\n```"
    ),
}


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_each_block_gives_two_files_that_it_links(
    build_site: Callable[..., Built], prefix: str
) -> None:
    built = build_site(SITE)
    assert (built.problems, built.exit_code) == ([], 0)
    soup = BeautifulSoup(built.read(f"{prefix}disk/index.html"), "html.parser")
    links = [str(a["href"]) for a in soup.select(".bench-downloads a")]
    assert links == [f"/{prefix}data/{STEM}.csv", f"/{prefix}data/{STEM}.json"]
    text = (built.output / links[0][1:]).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(row["subject"], row["form"], row["low"]) for row in rows] == [
        ("kvm", "at-least", "700")
    ]
    found = json.loads(built.read(links[1][1:]))
    assert found["title"] == "Disk"
    assert found["language"] == ("en" if prefix else "zh-CN")
    assert found["page"] == f"https://vps.example.com/{prefix}disk/#bench--table-disk-read"


def test_line_ends_of_csv_are_those_of_its_format(build_site: Callable[..., Built]) -> None:
    built = build_site(SITE)
    data = (built.output / f"data/{STEM}.csv").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") == 2


def test_links_of_a_feed_are_absolute(build_site: Callable[..., Built]) -> None:
    feed = build_site(SITE).read("feeds/atom.xml")
    assert f"https://vps.example.com/data/{STEM}.csv" in feed


def test_a_draft_gives_no_files(build_site: Callable[..., Built]) -> None:
    site = {**DATA, "content/posts/new/zh.md": article(BODY, status="draft")}
    site["content/pages/about/zh.md"] = page()
    built = build_site(site, "DRAFT_SAVE_AS = 'drafts/{slug}/index.html'")
    assert (built.problems, built.exit_code) == ([], 0)
    assert "bench-downloads" not in built.read("drafts/new/index.html")
    assert not [name for name in built.files() if name.endswith(".csv") and "new" in name]


def test_articles_tell_search_engines_of_their_blocks(build_site: Callable[..., Built]) -> None:
    built = build_site({**SITE, **RANKING})
    for path, kind in (
        ("disk/index.html", "Dataset"),
        ("about/index.html", "Dataset"),
        ("order/index.html", "ItemList"),
    ):
        soup = BeautifulSoup(built.read(path), "html.parser")
        (script,) = soup.select("head script[type='application/ld+json']")
        found = json.loads(script.string or "")
        assert found["@context"] == "https://schema.org"
        assert [item["@type"] for item in found["@graph"]] == [kind]


def test_a_page_at_the_address_of_a_download_is_a_collision(
    build_site: Callable[..., Built],
) -> None:
    site = {**SITE, "content/posts/x/zh.md": article(permalink=f"/data/{STEM}.csv")}
    built = build_site(site)
    assert built.exit_code == 1
    assert f"/data/{STEM}.csv is claimed by" in built.problems[0]


def test_two_builds_give_the_same_bytes(build_site: Callable[..., Built]) -> None:
    def files() -> dict[str, bytes]:
        built = build_site({**SITE, **RANKING})
        assert built.exit_code == 0
        names = [name for name in built.files() if name.startswith(("data/", "en/data/"))]
        assert names
        return {name: (built.output / name).read_bytes() for name in names}

    assert files() == files()
