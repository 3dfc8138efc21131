from __future__ import annotations

from typing import TYPE_CHECKING

from pelican import signals

from plugins.benchmarks import plugin, register
from tests.conftest import article, page

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built

BODY = """
```bench
show: table
subjects: kvm
metrics: disk.read
caption: Disk
```

At [](bench:kvm.disk.read).
"""
DATA = {
    "data/subjects.toml": '[[subjects]]\nid = "kvm"\nkind = "hypervisor"\nname = "KVM"\n',
    "data/metrics.toml": '[[metrics]]\nid = "disk.read"\nunit = "MB/s"\ndirection = "higher"\n'
    'name = { zh = "磁盘读取", en = "Disk read" }\n',
    "data/environments.toml": '[[environments]]\nid = "lab"\nname = "Lab"\n',
    "data/sources.toml": '[[sources]]\nid = "own"\nkind = "measured"\ntitle = "Own"\n',
    "data/observations/own.toml": 'source = "own"\nenvironment = "lab"\n[[observations]]\n'
    'subject = "kvm"\nmetric = "disk.read"\nvalue = ">= 700"\nunit = "MB/s"\n',
}
SITE = {
    **DATA,
    "content/posts/disk/zh.md": article(BODY),
    "content/posts/disk/en.md": article(BODY),
    "content/posts/hidden/zh.md": article(BODY, status="hidden"),
    "content/pages/about/zh.md": page(BODY),
}


def test_receivers_stay_connected(pelican_state: None) -> None:
    del pelican_state
    register()
    for signal, receiver in (
        (signals.initialized, plugin.on_initialized),
        (signals.get_generators, plugin.on_get_generators),
        (signals.all_generators_finalized, plugin.on_all_generators_finalized),
    ):
        assert receiver in list(signal.receivers_for(None))


def test_articles_and_pages_of_every_edition_and_status_are_filled(
    build_site: Callable[..., Built],
) -> None:
    built = build_site(SITE)
    assert (built.problems, built.exit_code) == ([], 0)
    for path, metric in {
        "disk/index.html": "磁盘读取",
        "en/disk/index.html": "Disk read",
        "hidden/index.html": "磁盘读取",
        "about/index.html": "磁盘读取",
    }.items():
        html = built.read(path)
        assert metric in html
        assert html.count("≥&nbsp;700") == 2
        assert "data-line" not in html
    assert "≥" in built.read("feeds/atom.xml")


def test_a_broken_id_fails_the_build_and_leaves_the_output(
    build_site: Callable[..., Built],
) -> None:
    before = build_site(SITE).read("disk/index.html")
    broken = {**SITE, "data/observations/own.toml": DATA["data/observations/own.toml"]
              .replace("disk.read", "disk.raed")}  # fmt: skip
    built = build_site(broken)
    assert built.exit_code == 1
    assert built.problems[-1] == (
        'data/observations/own.toml:5: no metric "disk.raed" (benchmarks/unknown-metric); '
        'did you mean "disk.read"?'
    )
    assert built.read("disk/index.html") == before


def test_a_change_of_data_alone_shows(build_site: Callable[..., Built]) -> None:
    cached = "CACHE_CONTENT = LOAD_CONTENT_CACHE = True"
    build_site(SITE, cached)
    changed = {**SITE, "data/observations/own.toml": DATA["data/observations/own.toml"]
               .replace("700", "800")}  # fmt: skip
    assert "≥&nbsp;800" in build_site(changed, cached).read("disk/index.html")


def test_a_site_without_data_builds(build_site: Callable[..., Built]) -> None:
    assert build_site({"content/posts/disk/zh.md": article()}).exit_code == 0


def test_a_mistake_in_a_data_file_is_one_line_not_its_consequences(
    build_site: Callable[..., Built],
) -> None:
    body = BODY + "\n```bench\nshow: ranking\nrankings: opinion\ncaption: Order\n```\n"
    opinion = 'kind = "opinion"\nname = "Order"\nsource = "own"\norder = ["kvm", "kvn"]\n'
    site = {**DATA, "data/rankings/opinion.toml": opinion, "content/posts/a/zh.md": article(body)}
    built = build_site(site)
    assert built.exit_code == 1
    (line,) = built.problems
    assert line.startswith('data/rankings/opinion.toml:4: no subject "kvn"')
    figures = site["data/observations/own.toml"]
    built = build_site({**site, "data/observations/own.toml": figures.replace('= "own', '= "onw')})
    assert [line.split(":")[0] for line in built.problems] == [
        "data/observations/own.toml",
        "data/rankings/opinion.toml",
    ]
