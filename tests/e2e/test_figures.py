"""Figures that scripts sort, relate and convert are those that the build would have written."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import cmp_to_key
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.benchmarks.blocks.localised import Localised
from plugins.benchmarks.blocks.sorting import best_first
from plugins.benchmarks.units import convert, switchable_units
from tests.e2e.table_of_figures import every_table, options, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from plugins.benchmarks.model import Metric, Observation
    from plugins.benchmarks.units import Unit

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def converting(browser: Browser, address: str) -> Iterator[Page]:
    """A page with the pure functions of the scripts."""
    page = browser.new_page()
    page.goto(f"{address}/en/2369.html")
    page.evaluate(
        """async () => Object.assign(
          window,
          await import("/theme/js/figures/units.js"), await import("/theme/js/figures/numbers.js")
        )"""
    )
    yield page
    page.close()


def worst_first(figures: list[Observation | None], metric: Metric) -> list[int]:
    """The other way round, by the same rule: equal ones as they were, those without figure last."""

    def compare(a: int, b: int) -> int:
        if (figures[a] is None) != (figures[b] is None):
            return 1 if figures[a] is None else -1
        is_better = best_first([figures[b], figures[a]], metric) == [1, 0]
        is_worse = best_first([figures[a], figures[b]], metric) == [1, 0]
        return is_better - is_worse

    return sorted(range(len(figures)), key=cmp_to_key(compare))


def ratio_text(figure: Observation, reference: Observation, localised: Localised) -> str:
    """The ratio as the templates write it, "" for none."""
    ratio = localised.figure(figure, reference=reference).ratio
    if ratio is None:
        return ""
    dash = {"zh": "～", "en": "–"}[localised.language]
    sign = {"at-most": "≤\u00a0", "at-least": "≥\u00a0"}.get(ratio.form, "")
    number = f"{ratio.low}{dash}{ratio.high}" if ratio.form == "range" else ratio.value
    return f"{sign}{number}\u00a0×"


def in_unit(value: float, metric: Metric, unit: str, localised: Localised) -> str:
    """A figure in another unit, with as many digits as in its own, but at least three."""
    if not value:
        return localised.number(value, metric.precision)
    own = round(Decimal(repr(value)), metric.precision)
    digits = max(3, own.adjusted() + 1 + metric.precision) if own else 3
    converted = Decimal(repr(convert(value, metric.unit, unit)))
    rounded = Context(prec=digits, rounding=ROUND_HALF_EVEN).plus(converted)
    decimals = max(0, digits - 1 - rounded.adjusted())
    return localised.number(float(rounded), decimals)


def test_every_table_sorts_as_the_build_does(page: Page, address: str, paths: list[str]) -> None:
    sorted_columns = 0
    for slot in every_table(page, address, paths):
        select = slot.locator("select[name=sort]")
        if not select.count():
            continue
        was = read(slot)
        subjects = list(was.figures)
        for place, metric in enumerate(was.metrics):
            assert (metric.id in options(select)) is not metric.is_judgement
            if metric.is_judgement:
                continue
            for value, rule in ((metric.id, best_first), (f"-{metric.id}", worst_first)):
                select.select_option(value)
                order = rule(was.column(place), metric)
                assert list(read(slot).figures) == [subjects[index] for index in order], page.url
            sorted_columns += 1
        select.select_option("")
        assert list(read(slot).figures) == subjects
    assert sorted_columns


def test_every_ratio_is_that_of_the_build(
    page: Page, address: str, paths: list[str], localised: Localised
) -> None:
    ratios = 0
    for slot in every_table(page, address, paths):
        select = slot.locator("select[name=reference]")
        was = read(slot)
        for reference in options(select) if select.count() else ():
            select.select_option(reference)
            for subject, cells in read(slot).cells.items():
                for place, cell in enumerate(cells):
                    ours = was.figures[subject][place]
                    theirs = was.figures[reference][place] if reference else None
                    wanted = ratio_text(ours, theirs, localised) if ours and theirs else ""
                    assert cell["ratio"] == wanted, (page.url, subject, reference)
                    ratios += bool(wanted)
        if select.count():
            assert slot.locator("xpath=..").locator(".reference-note").is_visible() == bool(
                select.input_value()
            )
    assert ratios


def test_every_figure_in_every_unit_is_that_of_the_build(
    page: Page, address: str, paths: list[str], localised: Localised
) -> None:
    numbers = 0
    for slot in every_table(page, address, paths):
        was = read(slot)
        for select in slot.locator("select.units").all():
            for unit in (*options(select)[1:], ""):
                select.select_option(unit)
                for subject, cells in read(slot).cells.items():
                    for metric, cell, first in zip(
                        was.metrics, cells, was.cells[subject], strict=True
                    ):
                        if not unit or metric.unit not in options(select) or metric.unit == unit:
                            assert cell == first
                            continue
                        for value, text in cell["numbers"]:
                            wanted = in_unit(float(value), metric, unit, localised)
                            assert text == wanted, (page.url, value, unit)
                            numbers += 1
    assert numbers


def test_the_page_has_the_units_of_the_build(page: Page, address: str, paths: list[str]) -> None:
    page.goto(address + paths[0])
    found = page.evaluate(
        """() => [...document.getElementById("page--figures").content.querySelectorAll(".units")]
          .map(s => [...s.options].slice(1).map(o => [o.value, o.dataset.size]))"""
    )
    sizes = [[(symbol, Fraction(size)) for symbol, size in group] for group in found]
    units = switchable_units().values()
    assert sizes == [[(unit.symbol, unit.factor) for unit in group] for group in units]


@given(
    value=st.decimals(0, 10**9, places=3).map(float),
    pair=st.sampled_from(
        [(a, b) for group in switchable_units().values() for a in group for b in group]
    ),
)
@settings(max_examples=200)
def test_a_converted_value_is_that_of_the_build(
    converting: Page, value: float, pair: tuple[Unit, Unit]
) -> None:
    sizes = [f"{unit.factor.numerator}/{unit.factor.denominator}" for unit in pair]
    found = converting.evaluate("([v, a, b]) => convert(v, a, b)", [value, *sizes])
    exact = convert(value, pair[0].symbol, pair[1].symbol)
    assert found == pytest.approx(exact, rel=1e-14)


@given(value=st.floats(0, 10**7), decimals=st.integers(0, 6))
@settings(max_examples=200)
def test_numbers_are_written_as_by_the_build(converting: Page, value: float, decimals: int) -> None:
    wanted = Localised("en", "en_GB").number(value, decimals)
    assert converting.evaluate("([v, d]) => written(v, d)", [value, decimals]) == wanted
