"""A reader opens the real site in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from tests.e2e.conftest import pages, published

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.e2e

FIRST = {"zh": "/2369.html", "en": "/en/2369.html"}
BRIGHTNESS = """
() => {
  const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
  return (r * 0.299 + g * 0.587 + b * 0.114) / 255;
}
"""


@pytest.mark.parametrize(("here", "there"), [("zh", "en"), ("en", "zh")])
def test_language_switch_leads_to_the_same_article(
    page: Page, address: str, here: str, there: str
) -> None:
    page.goto(address + FIRST[here])
    page.locator(f"header a[hreflang^={there}]").first.click()
    assert page.url == address + FIRST[there]
    assert (page.locator("html").get_attribute("lang") or "").startswith(there)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_article_shows_table_chart_and_ranking(
    page: Page, address: str, language: str
) -> None:
    page.goto(address + FIRST[language])
    table = page.locator("figure.bench-table").first
    assert table.is_visible()
    text = table.inner_text()
    for bound in ("≥ 700", "≥ 550", "≤ 500", "≤ 350"):
        assert bound in text.replace("\u00a0", " "), text
    assert page.locator("figure.bench-chart svg").first.is_visible()
    ranking = page.locator("figure.bench-ranking").first.inner_text()
    assert ranking.index("KVM") < ranking.rindex("VMware")
    assert page.locator(".bench-sources").first.is_visible()


def test_the_series_is_read_part_by_part(page: Page, address: str) -> None:
    page.goto(address + FIRST["zh"])
    visited = [page.url]
    while page.locator("main a[rel=next]").count():
        page.locator("main a[rel=next]").first.click()
        page.wait_for_url(lambda url: url != visited[-1])
        visited.append(page.url)
    assert len(visited) == len(set(visited)) == 4


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_system_and_the_button_overrides_it(
    browser: Browser, address: str, scheme: str
) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address + FIRST["en"])
    system = page.evaluate(BRIGHTNESS)
    assert system > 0.8 if scheme == "light" else system < 0.2
    page.locator("header button").first.click()
    chosen = page.evaluate(BRIGHTNESS)
    assert chosen < 0.2 if scheme == "light" else chosen > 0.8
    page.reload()
    assert page.evaluate(BRIGHTNESS) == chosen
    page.close()


def test_no_page_has_an_error_or_asks_another_host(page: Page, site: Path, address: str) -> None:
    faults: list[str] = []

    def note(fault: bool, text: str) -> None:
        if fault:
            faults.append(f"{page.url}: {text}")

    page.on("console", lambda message: note(message.type == "error", message.text))
    page.on("pageerror", lambda error: note(True, str(error)))
    page.on("request", lambda request: note(not request.url.startswith(address), request.url))
    page.on("response", lambda answer: note(answer.status >= 400, answer.url))
    for path in pages(site):
        page.goto(address + path)
    assert faults == []


def test_no_page_is_wider_than_a_small_phone(browser: Browser, site: Path, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    wide = []
    for path in pages(site):
        page.goto(address + path)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(path)
    page.close()
    assert wide == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_scripts_all_text_is_there(browser: Browser, address: str, language: str) -> None:
    texts = []
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto(address + FIRST[language])
        page.evaluate("document.querySelectorAll('.figure-tools').forEach(e => e.remove())")
        texts.append(page.locator("main").inner_text())
        context.close()
    assert texts[0] == texts[1]


def test_the_keyboard_reaches_the_content_at_once(page: Page, address: str) -> None:
    page.goto(address + FIRST["en"])
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.get_attribute("href") == "#page--content"
    assert focused.is_visible()
    page.keyboard.press("Enter")
    assert page.url.endswith("#page--content")


def test_tables_on_a_phone_say_what_each_figure_is(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(address + FIRST["zh"])
    cell = page.locator("figure.bench-table td[data-label]").first
    label = cell.get_attribute("data-label")
    shown = cell.evaluate("e => getComputedStyle(e, '::before').content")
    assert label
    assert label in shown
    page.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_phone_says_once_which_way_is_better(
    browser: Browser, address: str, language: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(address + FIRST[language])
    for head in page.locator("figure.bench-table thead th[data-metric]").all():
        box = head.locator(".direction").bounding_box()
        assert box is not None
        assert box["width"] > 20
        assert box["x"] + box["width"] <= 360
    page.close()


def test_nothing_that_takes_the_focus_is_out_of_sight_on_a_phone(
    browser: Browser, address: str, site: Path
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    for path in pages(site):
        if path.startswith("/en/"):
            continue
        page.goto(address + path)
        hidden = page.evaluate(
            """() => [...document.querySelectorAll("main :is(a, button, select, summary)")]
              .filter(e => e.checkVisibility() && e.closest("table"))
              .filter(e => { for (let p = e; p; p = p.parentElement)
                if (getComputedStyle(p).clipPath !== "none") return true; })
              .map(e => e.outerHTML)"""
        )
        assert hidden == [], path
    page.close()


def test_a_figure_in_a_sentence_is_printed_without_its_address(page: Page, address: str) -> None:
    page.goto(f"{address}/en/beyond-cpu-and-memory/")
    page.emulate_media(media="print")
    after = "e => getComputedStyle(e, '::after').content"
    assert page.locator("a.bench-figure[href^=http]").first.evaluate(after) == "none"
    assert "http" in page.locator(".bench-sources a[href^=http]").first.evaluate(after)


def test_the_files_of_a_block_are_offered_once(site: Path, paths: list[str]) -> None:
    for path in paths:
        page = BeautifulSoup(published(site, path), "html.parser")
        blocks = page.select("figure.bench:not(.bench-source-list)")
        assert [len(block.select(".bench-downloads")) for block in blocks] == [1] * len(blocks)
