from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
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


def unmarked(html: str) -> str:
    """Without the marks around numbers."""
    return re.sub("</?data[^>]*>", "", html)


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
        assert unmarked(html).count("≥&nbsp;700") == 2
        assert "data-line" not in html
    assert "≥" in built.read("feeds/atom.xml")


def test_only_articles_with_tables_of_figures_get_the_scripts(
    build_site: Callable[..., Built],
) -> None:
    built = build_site(
        {**SITE, "content/posts/words/zh.md": article("At [](bench:kvm.disk.read).")}
    )
    assert "figures/main.js" in built.read("disk/index.html")
    assert "figures/main.js" in built.read("about/index.html")
    assert "figures/main.js" not in built.read("words/index.html")


def test_drafts_are_filled_where_they_are_shown(build_site: Callable[..., Built]) -> None:
    page_draft = page(BODY).replace("title:", "status: draft\ntitle:")
    page_hidden = page(BODY).replace("title:", "status: hidden\ntitle:")
    site = {
        **DATA,
        "content/posts/new/zh.md": article(BODY, status="draft"),
        "content/posts/new/en.md": article(BODY, status="draft"),
        "content/pages/plan/zh.md": page_draft,
        "content/pages/plan/en.md": page_draft,
        "content/pages/secret/en.md": page_hidden,
    }
    shown = "DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = 'drafts/{slug}/index.html'"
    built = build_site(site, shown)
    assert (built.problems, built.exit_code) == ([], 0)
    for path in ("drafts/new", "en/drafts/new", "drafts/plan", "en/drafts/plan", "en/secret"):
        assert unmarked(built.read(f"{path}/index.html")).count("≥&nbsp;700") == 2


def test_the_data_have_every_language_of_the_site(build_site: Callable[..., Built]) -> None:
    english = DATA["data/metrics.toml"].replace('zh = "磁盘读取", ', "")
    built = build_site({**SITE, "data/metrics.toml": english})
    assert built.exit_code == 1
    (line,) = built.problems
    assert line == (
        'data/metrics.toml:5: `name` has no text in the language "zh" '
        '(benchmarks/missing-language); add `zh = "…"`'
    )


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


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("```bench\nshow: table\n\nText", "the bench block is not closed"),
        ("```Bench\nshow: table\n```", "`Bench` is not read as a bench block"),
        ("``` {.bench}\nshow: table\n```", "`{.bench}` is not read as a bench block"),
        ("```bench table\n```", "`bench table` is not read as a bench block"),
        ("> ```bench\n> show: table\n> ```", "cannot stand in a quotation"),
        ("[](<bench:kvm.disk.read>)", "the link to bench:kvm.disk.read is not read"),
        ("[x][r]\n\n[r]: bench:kvm.disk.read", "the link to bench:kvm.disk.read is not read"),
        ('<a href="bench:kvm.disk.read">x</a>', "the link to bench:kvm.disk.read is not read"),
        ("[](bench:kvm)", "bench:kvm names no metric"),
    ],
)
def test_what_is_nearly_a_block_or_a_figure_is_no_plain_text(
    build_site: Callable[..., Built], body: str, words: str
) -> None:
    built = build_site({**DATA, "content/posts/a/zh.md": article(body)})
    assert built.exit_code == 1
    assert words in built.problems[0]


@pytest.mark.parametrize("body", ["```benchmark\nx\n```", "````\n```bench\n```\n````"])
def test_code_about_benchmarks_stays_code(build_site: Callable[..., Built], body: str) -> None:
    assert build_site({**DATA, "content/posts/a/zh.md": article(body)}).exit_code == 0


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("data/subjects.toml", "[[subj", "data/subjects.toml:1: not valid TOML"),
        ("data/metrics.toml", "\ufeff[[", "data/metrics.toml:1: not valid TOML"),
        ("data/rankings/x.toml", 'kind = "opinon"', 'data/rankings/x.toml:1: kind: "opinon"'),
        (
            "data/observations/own.toml",
            DATA["data/observations/own.toml"].replace('">= 700"', "9" * 400),
            "a number too large to be a figure",
        ),
        (
            "data/observations/own.toml",
            DATA["data/observations/own.toml"].replace('value = ">= 700"', "samples = [nan]"),
            "should be a finite number",
        ),
    ],
)
def test_a_broken_file_is_one_line(
    build_site: Callable[..., Built], file: str, text: str, words: str
) -> None:
    built = build_site({**SITE, file: text})
    assert built.exit_code == 1
    assert len(built.problems) == 1, built.problems
    assert words in built.problems[0]


def test_a_file_that_is_gone_is_one_line(build_site: Callable[..., Built]) -> None:
    site = {name: text for name, text in SITE.items() if name != "data/metrics.toml"}
    built = build_site(site)
    assert [line for line in built.problems if "there is no file data/metrics.toml" in line]
    assert len(built.problems) == 1, built.problems
