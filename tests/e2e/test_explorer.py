"""The data explorer in a real browser: questions, their address, pages, the plot, no script."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from plugins.preview.server import site_server
from tests.conftest import ROOT, SETTINGS, TAXONOMY, article
from tests.plugins.benchmarks.test_plugin import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.e2e

SUBJECTS = ("kvm", "xen", "metal")
DAYS = [f"2026-{month:02}-{day:02}" for month in (1, 2, 3) for day in range(1, 29)]
ROWS = "subject,metric,value,unit,source,environment,date\n" + "".join(
    f"{subject},{metric},{value + number},MB/s,{source},lab,{day}\n"
    for number, day in enumerate(DAYS)
    for subject, metric, value, source in (
        ("kvm", "disk.read", 1000, "own"),
        ("xen", "disk.read", 2000, "paper"),
        ("xen", "net.send", 10, "paper"),
    )
)
SITE = {
    **DATA,
    "data/subjects.toml": "".join(
        f'[[subjects]]\nid = "{name}"\nkind = "hypervisor"\nname = "{name.upper()}"\n'
        for name in SUBJECTS
    ),
    "data/metrics.toml": DATA["data/metrics.toml"]
    + '[[metrics]]\nid = "net.send"\nunit = "MB/s"\ndirection = "lower"\nname = "Sending"\n'
    + '[[metrics]]\nid = "net.hops"\nunit = "hops"\ndirection = "none"\nname = "Hops"\n',
    "data/sources.toml": DATA["data/sources.toml"]
    + '[[sources]]\nid = "paper"\nkind = "paper"\ntitle = "A study"\n'
    + 'address = "https://study.example/"\n',
    "data/observations/days.csv": ROWS,
    "data/observations/bounds.toml": 'source = "own"\nenvironment = "lab"\n'
    '[[observations]]\nsubject = "metal"\nmetric = "disk.read"\nvalue = "<= 500"\nunit = "MB/s"\n'
    '[[observations]]\nsubject = "xen"\nmetric = "disk.read"\nunit = "MB/s"\n'
    'samples = [5000, 4000, 6000]\ndate = 2026-04-01\ncaveat = "A <b> & c"\n'
    '[[observations]]\nsubject = "kvm"\nmetric = "net.hops"\nvalue = 9\nunit = "hops"\n'
    "date = 2025-01-01\n"
    '[[observations]]\nsubject = "xen"\nmetric = "net.hops"\nvalue = 12\nunit = "hops"\n'
    "date = 2025-01-02\n",
    "content/posts/a/zh.md": article(),
    "content/posts/a/en.md": article(),
}
TOTAL = 3 * len(DAYS) + 5


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a miniature site answers, whose explorer has several pages; built once."""
    folder = tmp_path_factory.mktemp("explorer") / "site"
    for name, text in {"data/taxonomy.toml": TAXONOMY, **SITE}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    conf = folder / "conf.py"
    conf.write_text(SETTINGS.format(root=str(ROOT), site=str(folder)), encoding="utf-8")
    command = [sys.executable, "-m", "pelican", "-s", str(conf)]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    server = site_server(folder / "output", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


def ask(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".explorer[data-ready]").wait_for()


def status(page: Page) -> str:
    return page.locator(".explorer-status").inner_text()


def rows(page: Page) -> list[list[str]]:
    found: list[list[str]] = page.locator(".explorer tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.replace(/\\s+/g, ' ')))"
    )
    return found


def test_filters_narrow_what_is_shown(page: Page, root: str) -> None:
    ask(page, f"{root}/en/data/")
    assert status(page) == f"{TOTAL} of {TOTAL} figures"
    assert len(rows(page)) == 50
    page.get_by_label("Subject", exact=True).select_option("xen")
    assert status(page) == f"{2 * len(DAYS) + 2} of {TOTAL} figures"
    page.get_by_label("Metric", exact=True).select_option("net.send")
    assert status(page) == f"{len(DAYS)} of {TOTAL} figures"
    page.get_by_label("From", exact=True).fill("2026-03-01")
    page.get_by_label("To", exact=True).fill("2026-03-02")
    assert [row[-1] for row in rows(page)] == ["2 March 2026", "1 March 2026"]
    page.get_by_label("Kind of source").select_option("measured")
    assert rows(page) == []
    assert "No figure fits" in status(page)
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("document.querySelectorAll('.explorer tbody tr').length === 50")
    assert page.url == f"{root}/en/data/"


def test_words_are_looked_for_in_names_of_all_kinds(page: Page, root: str) -> None:
    ask(page, f"{root}/data/")
    page.locator("[name=q]").fill("磁盘 study XEN")
    assert status(page) == f"共{TOTAL}条数据，符合条件的有{len(DAYS)}条"
    page.locator("[name=q]").fill("ＫＶＭ")
    assert status(page) == f"共{TOTAL}条数据，符合条件的有{len(DAYS) + 2}条"
    page.locator("[name=q]").fill("<img src=x onerror=alert(1)>")
    assert rows(page) == []


def test_figures_keep_their_form_and_lead_to_their_source(page: Page, root: str) -> None:
    ask(page, f"{root}/en/data/?subject=metal")
    (bound,) = rows(page)
    assert bound[2] == "≤ 500 MB/s"
    assert bound[4:] == ["our measurement Own", "no date"]
    source = page.locator(".explorer tbody td[data-label=Source] a")
    assert source.get_attribute("href") == "/en/data/metrics/disk.read/#page--sources"
    source.click()
    assert page.locator("#page--sources").inner_text().count("Own") == 1
    ask(page, f"{root}/en/data/?subject=xen&metric=disk.read")
    assert rows(page)[0][2] == "5,000 MB/s median of 3 runs, 4,000 to 6,000 A <b> & c"
    link = page.locator(".explorer tbody td[data-label=Source] a").nth(1)
    assert link.get_attribute("href") == "https://study.example/"


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("", ["5,000", "1,083"]),
        ("oldest", ["1,000", "2,000"]),
        ("best", ["5,000", "2,083"]),
        ("subject", ["1,083", "1,082"]),
    ],
)
def test_orders(page: Page, root: str, order: str, expected: list[str]) -> None:
    ask(page, f"{root}/en/data/?metric=disk.read&sort={order}")
    assert [row[2].partition(" ")[0].split("\u00a0")[0] for row in rows(page)[:2]] == expected


def test_best_first_ends_with_what_nobody_knows(page: Page, root: str) -> None:
    ask(page, f"{root}/en/data/?metric=disk.read&sort=best&page=99")
    assert rows(page)[-1][2] == "≤ 500 MB/s"
    ask(page, f"{root}/en/data/?metric=net.send&sort=best")
    assert rows(page)[0][2] == "10 MB/s"


def test_what_is_neither_good_nor_bad_has_figures_but_no_best(page: Page, root: str) -> None:
    ask(page, f"{root}/en/data/?metric=net.hops&sort=best")
    assert [row[2] for row in rows(page)] == ["12 hops", "9 hops"]
    assert page.locator(".explorer-plot").is_visible()
    ask(page, f"{root}/en/data/?metric=net.hops&sort=oldest")
    assert [row[2] for row in rows(page)] == ["9 hops", "12 hops"]


def test_the_address_is_the_question(page: Page, root: str) -> None:
    ask(page, f"{root}/en/data/")
    page.get_by_label("Subject", exact=True).select_option("xen")
    page.locator("[name=q]").fill("study")
    page.get_by_role("button", name="Next").click()
    assert page.url == f"{root}/en/data/?q=study&subject=xen&page=2"
    shown = rows(page)
    ask(page, page.url)
    assert rows(page) == shown
    assert page.locator("[name=subject]").input_value() == "xen"
    page.get_by_role("button", name="Previous").click()
    page.go_back()
    page.wait_for_function("location.search.includes('page=2')")
    assert rows(page) == shown


def test_an_address_that_asks_nonsense_shows_all(page: Page, root: str) -> None:
    ask(page, f"{root}/en/data/?subject=gone&metric=%22]&from=x&page=-3&sort=odd&kind=")
    assert status(page) == f"{TOTAL} of {TOTAL} figures"
    assert page.url == f"{root}/en/data/"


def test_one_metric_is_drawn_over_time(page: Page, root: str) -> None:
    ask(page, f"{root}/en/data/")
    assert not page.locator(".explorer-plot").is_visible()
    page.get_by_label("Metric", exact=True).select_option("disk.read")
    plot = page.locator(".explorer-plot svg")
    label = f"Disk read over time: {2 * len(DAYS) + 1} figures"
    assert (plot.get_attribute("aria-label") or "").startswith(label)
    assert (plot.locator(".plot-point").get_attribute("d") or "").count("M") == 2 * len(DAYS) + 1
    assert (plot.locator(".plot-span").get_attribute("d") or "").count("M") == 1
    assert plot.locator("text").all_text_contents() == [
        "6,000\u00a0MB/s",
        "1 January 2026",
        "1 April 2026",
    ]
    page.get_by_label("Subject", exact=True).select_option("metal")
    assert not page.locator(".explorer-plot").is_visible()


@pytest.mark.parametrize("width", [360, 768])
def test_a_narrow_window_is_wide_enough(browser: Browser, root: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    for path in ("?metric=disk.read", "subjects/xen/", "metrics/disk.read/"):
        page.goto(f"{root}/data/{path}")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_without_script_the_page_is_an_index(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}/en/data/")
    assert not page.locator(".explorer-form").is_visible()
    assert page.get_by_text("The newest 50 figures.").is_visible()
    assert len(page.locator(".explorer tbody tr").all()) == 50
    page.get_by_role("link", name="METAL", exact=True).last.click()
    assert page.url == f"{root}/en/data/subjects/metal/"
    context.close()


def test_what_is_asked_before_the_figures_arrive_is_answered(page: Page, root: str) -> None:
    held: list[Route] = []
    page.route("**/observations.json", lambda route: held.extend([route]))
    with page.expect_request("**/observations.json"):
        page.goto(f"{root}/en/data/?metric=disk.read")
    page.get_by_label("Subject", exact=True).select_option("metal")
    held[0].continue_()
    page.locator(".explorer[data-ready]").wait_for()
    assert page.url == f"{root}/en/data/?subject=metal&metric=disk.read"
    assert len(rows(page)) == 1


def test_the_newest_figures_stay_when_the_file_is_lost(browser: Browser, root: str) -> None:
    page = browser.new_page()
    page.route("**/observations.json", lambda route: route.abort())
    page.goto(f"{root}/en/data/")
    page.get_by_text("The figures could not be loaded.").wait_for()
    assert len(page.locator(".explorer tbody tr").all()) == 50
    page.close()
