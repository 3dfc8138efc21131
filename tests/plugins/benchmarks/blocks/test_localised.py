from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.blocks.localised import FigureNumber, FigureText, Localised
from plugins.benchmarks.text import Text
from tests.plugins.benchmarks.figures import figure

if TYPE_CHECKING:
    from plugins.benchmarks.files.dataset import Dataset


def test_numbers_have_the_decimals_of_the_metric_and_the_marks_of_the_language() -> None:
    assert Localised("en", "en").number(1234567.891, 2) == "1,234,567.89"
    assert Localised("de", "de").number(1234.5, 1) == "1.234,5"
    assert Localised("zh", "zh_CN").number(480, 0) == "480"


@pytest.mark.parametrize("locale", ["en_GB", "zh_CN", "de_DE", "fr_FR"])
@given(st.floats(-1e15, 1e15), st.integers(0, 6))
def test_numbers_are_those_of_babel(locale: str, value: float, decimals: int) -> None:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    expected = format_decimal(value, pattern, locale=locale)
    assert Localised("x", locale).number(value, decimals) == expected


def test_dates_are_written_in_the_language(english: Localised, chinese: Localised) -> None:
    assert english.date(date(2012, 10, 26)) == "October 26, 2012"
    assert chinese.date(date(2012, 10, 26)) == "2012年10月26日"
    assert english.date(None) == ""


def test_a_period_is_one_day_or_two_ends(english: Localised, chinese: Localised) -> None:
    first, last = date(2026, 11, 1), date(2026, 11, 3)
    assert english.period(first, first) == "November 1, 2026"
    assert english.period(first, last).replace("\N{THIN SPACE}", " ") == "Nov 1 – 3, 2026"
    assert chinese.period(first, last) == "2026年11月1日至3日"


def test_texts_follow_the_language(english: Localised, chinese: Localised) -> None:
    text = Text(by_language={"zh": "物理机", "en": "Bare metal"})
    assert (chinese.text(text), english.text(text), english.text(None)) == (
        "物理机",
        "Bare metal",
        "",
    )


def test_a_coefficient_has_a_real_minus_sign(english: Localised) -> None:
    assert english.coefficient(-1 / 3) == "−0.33"
    assert english.coefficient(0.8) == "0.8"


@pytest.mark.parametrize(
    ("value", "text"), [(1, "1"), (-1, "−1"), (0.996, "0.99"), (-0.9999, "−0.99"), (-0.004, "0")]
)
def test_a_coefficient_is_one_only_where_all_agree(
    english: Localised, value: float, text: str
) -> None:
    assert english.coefficient(value) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(1, "100"), (499 / 500, "99.8"), (0.99999, "99.9"), (0, "0"), (1 / 500, "0.2"), (1e-9, "0.1")],
)
def test_nearly_all_is_not_all_and_nearly_none_not_none(
    english: Localised, share: float, text: str
) -> None:
    assert english.percent(share) == text


def test_per_cents_have_as_many_decimals_as_are_asked_for(english: Localised) -> None:
    assert [english.percent(share) for share in (0.834, 0.35, 0.5)] == ["83", "35", "50"]
    assert [english.percent(share, 1) for share in (1 / 3, 0.125, 0.35)] == ["33.3", "12.5", "35"]
    assert english.percent(0.9999, 1) == "99.99"


def test_what_does_not_reach_a_limit_is_not_rounded_up_to_it(english: Localised) -> None:
    shares = (0.6999, 0.7, 0.1 + 0.2 + 0.4, 0.99999)
    assert [english.percent_reached(share) for share in shares] == ["69.9", "70", "70", "99.9"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234.5, "1,234"),
        (12.34, "12.3"),
        (1, "1.00"),
        (0.758, "0.76"),
        (0.0123, "0.012"),
        (1e-7, "0.00000010"),
        (0, "0.00"),
    ],
)
def test_a_multiple_keeps_its_digits(english: Localised, value: float, text: str) -> None:
    assert english.multiple(value) == text


def test_each_form_of_figure(data: Dataset, english: Localised) -> None:
    def shown(subject: str, metric: str) -> FigureText:
        return english.figure(data.find(subject, metric)[0])

    assert shown("xen", "disk.read") == FigureText("at-most", "500", "", "", None, "MB/s")
    assert shown("hyper-v", "disk.read") == FigureText("at-least", "700", "", "", None, "MB/s")
    assert shown("metal", "disk.read") == FigureText("point", "1,234", "", "", None, "MB/s")
    assert shown("xen", "overhead") == FigureText("range", "1", "1", "3", None, "%")
    assert shown("xen", "net.latency") == FigureText(
        "runs", "1.4", "1.2", "1.5", 3, "ms", points=("1.2", "1.4", "1.5")
    )


def test_numbers_beyond_all_use_are_still_printed(english: Localised) -> None:
    assert english.number(1e30, 2).startswith("1,000,000,000")
    assert len(english.number(1.7e308, 6)) > 300


def test_numbers_of_figures_tell_scripts_their_values(data: Dataset, english: Localised) -> None:
    figure = english.figure(data.find("metal", "disk.read")[0])
    assert isinstance(figure.value, FigureNumber)
    assert figure.value.marked == '<data value="1234.5">1,234</data>'
    assert FigureNumber("<", 1.0).marked == '<data value="1.0">&lt;</data>'


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (0, "0", "0"),
        (0.25, "0.25", "0.25"),
        (0.001, "0.001", "0.001"),
        (0.0009, "9E-4", "9E-4"),
        (1234.5, "1.23K", "1234.5"),
        (5_000_000, "5M", "500万"),
    ],
)
def test_a_compact_number_is_as_short_as_the_language_has_it(
    value: float, english: str, chinese: str
) -> None:
    assert Localised("en", "en").compact(value) == english
    assert Localised("zh", "zh_CN").compact(value) == chinese


@pytest.mark.parametrize(
    ("value", "reference", "expected"),
    [
        (500, 250, ("point", "2.00", "", "")),
        (2000, 200, ("point", "10.0", "", "")),
        (20100, 200, ("point", "100", "", "")),
        (20, 200, ("point", "0.10", "", "")),
        ("0..300", 100, ("range", "", "0.00", "3.00")),
        ("<= 500", 250, ("at-most", "2.00", "", "")),
        (">= 500", 250, ("at-least", "2.00", "", "")),
        ("100..300", 100, ("range", "", "1.00", "3.00")),
    ],
)
def test_a_ratio_has_the_form_of_the_figure(
    english: Localised, value: object, reference: object, expected: tuple[str, ...]
) -> None:
    ratio = english.figure(figure(value), reference=figure(reference)).ratio
    assert ratio is not None
    assert (ratio.form, ratio.value, ratio.low, ratio.high) == expected


@pytest.mark.parametrize(
    ("runs", "points", "has_interval"),
    [
        ([5], (), False),
        ([5, 4], ("4", "5"), False),
        ([5] * 5, ("5",) * 5, False),
        ([5] * 6, (), True),
    ],
)
def test_few_runs_are_all_shown_and_more_have_an_interval(
    english: Localised, runs: list[float], points: tuple[str, ...], has_interval: bool
) -> None:
    shown = english.figure(figure(runs))
    assert (shown.points, shown.interval is not None) == (points, has_interval)


def test_an_interval_is_told_with_its_coverage(english: Localised) -> None:
    assert english.figure(figure([6, 1, 2, 3, 4, 5])).interval == ("1", "6", "96.9")
