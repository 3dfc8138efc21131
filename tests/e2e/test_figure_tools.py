"""The controls of a table of figures, as a reader uses them."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.e2e.table_of_figures import every_table, slots

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.e2e


def test_the_address_brings_the_view_back(page: Page, address: str, paths: list[str]) -> None:
    page.goto(address + paths[0])
    plain = page.url
    slot, figure = slots(page)[0], page.locator("figure.bench-table").first
    as_given = figure.inner_text()
    slot.locator("select[name=sort]").select_option("-_name")
    slot.locator("select[name=data-rate]").select_option("Gbit/s")
    slot.locator("select[name=reference]").select_option(index=1)
    slot.locator("[name=show]").first.uncheck()
    view, adjusted = figure.inner_text(), page.url
    assert view != as_given
    assert adjusted.startswith(f"{plain}?")
    page.reload()
    slots(page)
    assert figure.inner_text() == view
    page.goto(address + "/about-this-site/")
    page.go_back()
    slots(page)
    assert figure.inner_text() == view
    slot.get_by_role("button").last.click()
    assert page.url == plain
    assert figure.inner_text() == as_given


def test_back_within_a_page_brings_the_view_back(
    page: Page, address: str, paths: list[str]
) -> None:
    page.goto(address + paths[0])
    slot, figure = slots(page)[0], page.locator("figure.bench-table").first
    sort = slot.locator("select[name=sort]")
    sort.select_option("_name")
    view = figure.inner_text()
    figure.locator(".permalink").click()
    assert page.url.endswith("#" + (figure.get_attribute("id") or "?"))
    sort.select_option("-_name")
    assert figure.inner_text() != view
    page.go_back()
    assert sort.input_value() == "_name"
    assert figure.inner_text() == view


@pytest.mark.parametrize(
    "value", ["<img src=x onerror=fault()>", "__proto__", "", ",,,", "%00", "x" * 5000]
)
def test_what_an_address_says_wrongly_is_ignored(
    page: Page, address: str, paths: list[str], value: str
) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address + paths[0])
    figure = page.locator("figure.bench-table").first
    as_given = figure.locator("tbody").inner_text()
    names = ("sort", "reference", "data-rate", "time", "hide", "constructor")
    anchor = figure.get_attribute("id")
    page.goto(f"{address}{paths[0]}?{urlencode({f'{anchor}.{name}': value for name in names})}")
    assert figure.locator("tbody tr:visible").count() == figure.locator("tbody tr").count()
    assert figure.locator("tbody").inner_text() == as_given
    assert faults == []


def test_an_address_cannot_hide_all(page: Page, address: str, paths: list[str]) -> None:
    page.goto(address + paths[0])
    figure = page.locator("figure.bench-table").first
    rows = figure.locator("tbody tr")
    ids = rows.evaluate_all("rows => rows.map(row => row.dataset.subject)")
    page.goto(f"{page.url}?{figure.get_attribute('id')}.hide={','.join(ids)}")
    assert rows.locator("visible=true").count() == len(ids)
    boxes = slots(page)[0].locator("[name=show]")
    for index in range(len(ids) - 1):
        boxes.nth(index).uncheck()
    assert boxes.last.is_disabled()
    assert figure.locator("tbody tr:visible").count() == 1


def test_a_shared_link_opens_at_its_table(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}/en/2369.html?other=1")
    slot = slots(page)[0]
    slot.locator("select[name=sort]").select_option("_name")
    slot.get_by_role("button", name="Copy link to this view").click()
    expect(page.get_by_role("status").last).to_have_text("Link copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert "other" not in link
    page.goto("about:blank")
    page.goto(link)
    figure = page.locator("figure.bench-table").first
    assert link.endswith(f".sort=_name#{figure.get_attribute('id')}")
    page.wait_for_function("scrollY > 0")
    assert abs(figure.evaluate("e => e.getBoundingClientRect().top")) < 20
    assert slot.locator("select[name=sort]").is_visible()
    context.close()


def test_without_a_clipboard_the_link_is_there_to_copy(page: Page, address: str) -> None:
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto(f"{address}/en/2369.html")
    slots(page)[0].get_by_role("button", name="Copy link to this view").click()
    field = page.get_by_label("Link to this view").first
    expect(field).to_be_focused()
    assert field.input_value().startswith(f"{address}/en/2369.html#bench--table")


def test_the_keyboard_sorts_from_the_head(page: Page, address: str) -> None:
    page.goto(f"{address}/en/2369.html")
    figure = page.locator("figure.bench-table").first
    head = figure.locator("th[data-metric]").first
    button = head.get_by_role("button", name="Sort by", exact=True)
    expect(button).to_have_accessible_description("Sort by: Disk read")
    was = figure.locator("tbody").inner_text()
    figure.locator(".permalink").focus()
    for _ in range(9):
        page.keyboard.press("Tab")
        if button.evaluate("e => e === document.activeElement"):
            break
    expect(button).to_be_focused()
    states = []
    for _ in range(3):
        page.keyboard.press("Enter")
        states.append(head.get_attribute("aria-sort"))
        expect(button).to_be_focused()
    assert states == ["descending", "ascending", "none"]
    assert figure.locator("tbody").inner_text() == was
    expect(page.get_by_role("status").last).to_have_text("Sort by: given order")


def test_without_scripts_there_is_no_dead_control(
    browser: Browser, address: str, paths: list[str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in paths:
        page.goto(address + path)
        assert page.locator("main :is(button, select, input, form)").count() == 0
        assert page.locator("th[data-metric]").count() > 0
    context.close()


def test_open_controls_fit_a_small_phone(browser: Browser, address: str, paths: list[str]) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640}, has_touch=True)
    for slot in every_table(page, address, paths):
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.url
        for control in slot.locator("select, button, summary").all():
            box = control.bounding_box()
            assert box is not None
            assert box["height"] >= 24
    page.close()


def test_every_control_has_a_name_and_print_has_none(
    page: Page, address: str, paths: list[str]
) -> None:
    for slot in every_table(page, address, paths):
        for role in ("combobox", "checkbox", "button"):
            for control in slot.get_by_role(role).all():
                assert control.evaluate("e => (e.labels?.[0] ?? e).innerText.trim()")
        page.emulate_media(media="print")
        assert not slot.locator("form").is_visible()
        page.emulate_media(media="screen")


def test_only_pages_with_figures_load_the_scripts(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        has_figures = 'class="figure-tools"' in text
        assert ("js/figures/main.js" in text) is has_figures, path
        assert ('id="page--figures"' in text) is has_figures, path


def test_each_figure_has_a_link_to_itself(page: Page, address: str) -> None:
    page.goto(f"{address}/en/2369.html")
    for figure in page.locator("figure.bench").all():
        link = figure.get_by_role("link", name="Link to this figure")
        assert link.get_attribute("href") == f"#{figure.get_attribute('id')}"
        box = link.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24


def test_the_scripts_stay_light(site: Path) -> None:
    modules = list((site / "theme/js/figures").glob("*.js"))
    assert modules
    assert sum(len(gzip.compress(path.read_bytes())) for path in modules) < 10_000
