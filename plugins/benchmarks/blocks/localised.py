"""Texts, numbers and dates of benchmark data as readers of one language see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from babel.dates import format_date, format_interval
from babel.numbers import format_decimal

if TYPE_CHECKING:
    from datetime import date as calendar_date

    from plugins.benchmarks.interval import Form
    from plugins.benchmarks.model import Observation
    from plugins.benchmarks.text import Text


@dataclass(frozen=True, slots=True)
class FigureText:
    """A figure in its parts; templates put the words of the language around them.

    Attributes:
        form: a bound keeps its sign; `runs` is the median of several runs with its spread.
        value: the number of a point, the limit of a bound, the median of runs.
        low: lowest run, or lower end of a range.
        high: highest run, or upper end of a range.
        count: how many runs stand behind the figure, None if the source does not say.
        unit: symbol of the unit.
    """

    form: Form | Literal["runs"]
    value: str
    low: str
    high: str
    count: int | None
    unit: str


@dataclass(frozen=True, slots=True)
class Localised:
    """How one language writes; `locale` is Babel's identifier, for example `zh_CN`."""

    language: str
    locale: str

    def text(self, text: Text | None) -> str:
        """The text in this language, "" for none."""
        return text.in_language(self.language) if text else ""

    def number(self, value: float, decimals: int) -> str:
        """The number with exactly so many decimals and the separators of the language."""
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return format_decimal(value, pattern, locale=self.locale)

    def coefficient(self, value: float) -> str:
        """A number between -1 and 1 with at most two decimals."""
        return format_decimal(value, "0.##", locale=self.locale).replace("-", "\N{MINUS SIGN}")

    def date(self, day: calendar_date | None) -> str:
        """The date in words, "" for none."""
        return format_date(day, "long", locale=self.locale) if day else ""

    def period(self, first: calendar_date, last: calendar_date) -> str:
        """From a first to a last day, in words; one day if they are the same."""
        if first == last:
            return self.date(first)
        return format_interval(first, last, "yMMMd", locale=self.locale)

    def figure(self, observation: Observation) -> FigureText:
        """A figure in the unit and with the decimals of its metric."""
        known, metric = observation.known, observation.metric
        form: Form | Literal["runs"] = known.form
        value = known.high if form == "at-most" else known.low
        if observation.middle is not None:
            form, value = "runs", observation.middle
        ends = form in {"runs", "range"}
        return FigureText(
            form=form,
            value=self.number(value, metric.precision),
            low=self.number(known.low, metric.precision) if ends else "",
            high=self.number(known.high, metric.precision) if ends else "",
            count=observation.runs.count if observation.runs else None,
            unit=metric.unit,
        )
