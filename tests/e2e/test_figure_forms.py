"""Bounds, ranges, medians and gaps under the controls: a page with figures of every form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from plugins.benchmarks.blocks.localised import Localised
from plugins.benchmarks.blocks.sorting import best_first
from plugins.preview.server import site_server
from tests.conftest import article, build_apart
from tests.e2e.table_of_figures import options, read, slots
from tests.e2e.test_figures import in_unit, ratio_text, worst_first
from tests.plugins.benchmarks.conftest import FILES
from tests.serving import listening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.e2e

NAMES = ("Zoë", "Ångström", "éclair", "阿里云", "百度云", "ECLAIR 2")
SUBJECTS = ["xen", "hyper-v", "kvm", "metal", *(f"plan-{number}" for number in range(6))]
ALL = ", ".join(SUBJECTS)
VALUES = ('">= 700"', '"<= 500"', '"300..420"', "420", '"<= 500"', "0")
MORE = """
source = "own"
environment = "lab"
""" + "".join(
    f"""
[[observations]]
subject = "plan-{number}"
metric = "disk.read"
value = {value}
unit = "MB/s"

[[observations]]
subject = "plan-{number}"
metric = "net.latency"
samples = [{", ".join(str(number + 1.25 + tenth / 10) for tenth in range(6 + number % 2))}]
unit = "ms"
"""
    for number, value in enumerate(VALUES)
)
PLANS = "".join(
    f'\n[[subjects]]\nid = "plan-{number}"\nkind = "plan"\nname = "{name}"\n'
    for number, name in enumerate(NAMES)
)
BODY = f"""
```bench
show: table
subjects: {ALL}
metrics: disk.read, net.latency, overhead
caption: All
```

```bench
show: table
subjects: xen, hyper-v, plan-2
metrics: disk.read, overhead
orientation: columns
caption: Turned
```

```bench
show: table
subjects: xen, plan-2, plan-3
metrics: disk.read
reference: hyper-v
caption: Related
```
"""


@pytest.fixture(scope="module")
def forms_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site answers whose only article shows the tables, in both languages."""
    data = {f"data/{name}": text for name, text in FILES.items()}
    data["data/subjects.toml"] += PLANS
    address = 'address = { zh = "/2369.html", en = "/en/2369.html" }\n'
    data["data/sources.toml"] = data["data/sources.toml"].replace(address, "")
    data["data/observations/plans.toml"] = MORE
    posts = {f"content/posts/forms/{language}.md": article(BODY) for language in ("zh", "en")}
    output = build_apart(tmp_path_factory.mktemp("forms") / "site", {**data, **posts})
    with listening(site_server(output, 0)) as address:
        yield address


@pytest.fixture(params=["zh", "en"])
def forms(
    forms_address: str, browser: Browser, request: pytest.FixtureRequest
) -> Iterator[tuple[Page, Localised]]:
    prefix = {"zh": "", "en": "/en"}[request.param]
    page = browser.new_page()
    page.goto(f"{forms_address}{prefix}/forms/")
    yield page, Localised(request.param, {"zh": "zh_CN", "en": "en_GB"}[request.param])
    page.close()


def shown(figure: Locator) -> list[str]:
    texts: list[str] = figure.locator("tbody tr:visible > th").evaluate_all(
        "heads => heads.map(e => e.firstChild.textContent.trim())"
    )
    return texts


def test_every_form_is_sorted_related_and_converted(forms: tuple[Page, Localised]) -> None:
    page, localised = forms
    slot = slots(page)[0]
    given = read(slot)
    assert {cell.get("form") for cells in given.cells.values() for cell in cells} >= {
        *("point", "at-most", "at-least", "range", "runs", None)
    }
    sort = slot.locator("select[name=sort]")
    for place, metric in enumerate(given.metrics):
        for value, rule in ((metric.id, best_first), (f"-{metric.id}", worst_first)):
            sort.select_option(value)
            order = rule(given.column(place), metric)
            assert list(read(slot).figures) == [SUBJECTS[index] for index in order]
    reference = slot.locator("select[name=reference]")
    ratios = set()
    for other in options(reference)[1:]:
        reference.select_option(other)
        for subject, cells in read(slot).cells.items():
            for ours, theirs, cell in zip(
                given.figures[subject], given.figures[other], cells, strict=True
            ):
                wanted = ratio_text(ours, theirs, localised) if ours and theirs else ""
                assert cell["ratio"] == wanted
                ratios.add(wanted[:1])
    assert ratios >= {"≤", "≥", "", "1"}
    for name, unit, place in (("data-rate", "GiB/s", 0), ("time", "us", 1)):
        slot.locator(f"select[name={name}]").select_option(unit)
        for cells in read(slot).cells.values():
            for value, text in cells[place]["numbers"]:
                assert text == in_unit(float(value), given.metrics[place], unit, localised)


def test_names_are_sorted_in_the_order_of_the_language(forms: tuple[Page, Localised]) -> None:
    page, localised = forms
    slot, figure = slots(page)[0], page.locator("figure.bench-table").first
    slot.locator("select[name=sort]").select_option("_name")
    names = shown(figure)
    assert names.index("éclair") < names.index("ECLAIR 2") < names.index("Xen")
    if localised.language == "zh":
        assert names.index("阿里云") < names.index("百度云")  # by pinyin


def test_names_are_found_without_their_accents(forms: tuple[Page, Localised]) -> None:
    page, localised = forms
    slot, figure = slots(page)[0], page.locator("figure.bench-table").first
    slot.locator("[name=find]").fill("EclAir")
    assert shown(figure) == ["éclair", "ECLAIR 2"]
    said = {"zh": "显示2项，共10项", "en": "2 of 10 shown"}[localised.language]
    expect(page.get_by_role("status").last).to_have_text(said)
    expect(slot.locator(".count-note")).to_have_text(said)
    slot.locator("[name=find]").blur()
    page.reload()
    assert shown(figure) == ["éclair", "ECLAIR 2"]
    slot.locator("[name=find]").fill("nobody")
    assert shown(figure) == []
    assert page.locator("[name=find]").count() == 1


def test_a_turned_table_hides_columns_and_relates_them(forms: tuple[Page, Localised]) -> None:
    page, localised = forms
    slot = slots(page)[1]
    assert slot.locator("[name=sort], [name=find]").count() == 0
    given = read(slot)
    slot.locator("select[name=reference]").select_option("plan-2")
    slot.locator("select[name=data-rate]").select_option("KiB/s")
    for subject, cells in read(slot).cells.items():
        ours, theirs = given.figures[subject][0], given.figures["plan-2"][0]
        assert ours
        assert theirs
        assert cells[0]["ratio"] == ratio_text(ours, theirs, localised)
        for value, text in cells[0]["numbers"]:
            assert text == in_unit(float(value), given.metrics[0], "KiB/s", localised)
    slot.locator("[name=show]").first.uncheck()
    table = slot.locator("xpath=following-sibling::*[1]").locator("table")
    assert table.locator("tr").first.locator("th:visible").count() == 3
    assert table.locator("tbody tr").first.locator("td:visible").count() == 2


def test_the_reference_of_the_author_can_be_left_and_taken_again(
    forms: tuple[Page, Localised],
) -> None:
    page, _ = forms
    slot, figure = slots(page)[2], page.locator("figure.bench-table").last
    select, note = slot.locator("select[name=reference]"), figure.locator(".reference-note")
    assert select.input_value() == "hyper-v"
    as_given = figure.inner_text()
    assert figure.locator(".ratio").count() == 3
    select.select_option("")
    assert figure.locator(".ratio").count() == 0
    assert not note.is_visible()
    select.select_option("plan-3")
    assert "420" not in as_given or figure.inner_text() != as_given
    select.select_option("hyper-v")
    assert figure.inner_text() == as_given


def test_a_judgement_is_no_quantity(forms: tuple[Page, Localised]) -> None:
    page, _ = forms
    spans = page.evaluate(
        """async () => {
          const { readTable } = await import("/theme/js/figures/table.js");
          const holder = document.createElement("div");
          holder.innerHTML = `<table><tr><th>x<th data-metric="nat" data-direction="none">NAT
            <tr data-subject="a"><th>A<td data-form="judgement">open<tr data-subject="b"><th>B<td
            data-form="at-most" data-high="3">3</table>`;
          return readTable(holder.firstChild).subjects.map(s => s.figures[0].span?.high ?? null);
        }"""
    )
    assert spans == [None, 3]
