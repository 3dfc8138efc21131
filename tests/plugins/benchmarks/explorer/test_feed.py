from __future__ import annotations

from typing import TYPE_CHECKING

import feedparser
from bs4 import BeautifulSoup

from tests.conftest import article
from tests.plugins.benchmarks.test_plugin import DATA

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built

ROWS = "subject,metric,value,unit,source,environment,date\n" + "".join(
    f"kvm,disk.read,>= {500 + day},MB/s,own,lab,2026-10-{day:02}\n" for day in range(1, 26)
)
SITE = {
    **DATA,
    "data/subjects.toml": DATA["data/subjects.toml"].replace('"KVM"', '"KVM <&>"'),
    "data/observations/days.csv": ROWS,
    "content/posts/a/zh.md": article(),
    "content/posts/a/en.md": article(),
}


def test_a_feed_has_the_newest_figures_with_stable_ids(build_site: Callable[..., Built]) -> None:
    built = build_site(SITE)
    assert (built.problems, built.exit_code) == ([], 0)
    feed = feedparser.parse((built.output / "en/data/subjects/kvm/atom.xml").read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.feed.language == "en"
    assert feed.feed.id == feed.feed.link == "https://vps.example.com/en/data/subjects/kvm/"
    assert len(feed.entries) == 20
    first = feed.entries[0]
    assert BeautifulSoup(first.title, "html.parser").get_text() == "KVM <&>: Disk read ≥ 525 MB/s"
    assert first.published == "2026-10-25T00:00:00+08:00"
    assert first.link.startswith("https://vps.example.com/en/data/subjects/kvm/#page--figure-")
    assert 'href="https://vps.example.com/en/data/metrics/disk.read/"' in first.content[0].value
    ids = [entry.id for entry in feed.entries]
    assert len(set(ids)) == 20
    again = build_site({**SITE, "data/observations/days.csv": ROWS.replace("525", "526")})
    newer = feedparser.parse((again.output / "en/data/subjects/kvm/atom.xml").read_bytes())
    assert [entry.id for entry in newer.entries] == ids
    assert "526" in newer.entries[0].title


def test_every_feed_has_an_id_of_its_own(build_site: Callable[..., Built]) -> None:
    built = build_site(SITE)
    paths = [
        f"{prefix}{path}"
        for prefix in ("", "en/")
        for path in (
            "feeds/atom.xml",
            "data/subjects/kvm/atom.xml",
            "data/metrics/disk.read/atom.xml",
        )
    ]
    feeds = [feedparser.parse((built.output / path).read_bytes()) for path in paths]
    assert len({feed.feed.id for feed in feeds}) == len(paths)


def test_a_page_leads_to_its_feed(build_site: Callable[..., Built]) -> None:
    soup = BeautifulSoup(build_site(SITE).read("data/metrics/disk.read/index.html"), "html.parser")
    links = soup.select("head link[type='application/atom+xml']")
    assert [link["href"] for link in links][-1] == "/data/metrics/disk.read/atom.xml"
    assert soup.select("main a[href='/data/metrics/disk.read/atom.xml']")


def test_without_a_date_there_is_no_feed_nor_a_link_to_one(
    build_site: Callable[..., Built],
) -> None:
    built = build_site({**SITE, "data/observations/days.csv": ROWS.partition("\n")[0] + "\n"})
    assert built.exit_code == 0, built.problems
    assert "data/subjects/kvm/index.html" in built.files()
    assert "data/subjects/kvm/atom.xml" not in built.files()
    assert "data/subjects/kvm/atom.xml" not in built.read("data/subjects/kvm/index.html")


def test_a_figure_without_a_day_has_that_of_its_source(build_site: Callable[..., Built]) -> None:
    sources = DATA["data/sources.toml"] + "date = 2012-10-26\n"
    undated = f"{ROWS.splitlines()[0]}\nkvm,disk.read,>= 500,MB/s,own,field,\n"
    environments = DATA["data/environments.toml"] + (
        '[[environments]]\nid = "field"\nname = "Field"\n'
    )
    site = {**SITE, "data/sources.toml": sources, "data/observations/days.csv": undated}
    built = build_site({**site, "data/environments.toml": environments})
    assert built.problems == []
    feed = feedparser.parse((built.output / "data/subjects/kvm/atom.xml").read_bytes())
    assert {entry.published[:10] for entry in feed.entries} == {"2012-10-26"}
