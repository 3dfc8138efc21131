"""Texts, numbers and dates of benchmark data as readers of one language see them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, localcontext
from functools import cache
from typing import TYPE_CHECKING, Literal, Self

from babel.core import Locale
from babel.dates import format_date, format_interval
from babel.numbers import format_compact_decimal, format_decimal, format_scientific
from markupsafe import Markup

from plugins.benchmarks.relation import relative
from plugins.benchmarks.statistics.method import FEWEST_FOR_INTERVAL

if TYPE_CHECKING:
    from datetime import date as calendar_date

    from plugins.benchmarks.interval import Form, Interval
    from plugins.benchmarks.model import Observation
    from plugins.benchmarks.text import Text

_TINY = 1e-3
_WIDE = Context(prec=400)
"""Digits enough for every float with decimals; 28 are usual, and Babel fails beyond them."""


class FigureNumber(str):
    """A number of a figure as written; `value` is what it stands for, in the unit of its metric."""

    value: float

    def __new__(cls, text: str, value: float) -> Self:
        """The text of a value."""
        number = super().__new__(cls, text)
        number.value = value
        return number

    @property
    def marked(self) -> Markup:
        """An HTML element that tells scripts the value."""
        return Markup('<data value="{}">{}</data>').format(repr(self.value), str(self))


@dataclass(frozen=True, slots=True)
class FigureText:
    """A figure in its parts; templates put the words of the language around them.

    Attributes:
        form: a bound keeps its sign; `runs` is the median of several runs with its spread; a
            `judgement` is words of a tool.
        value: the number of a point, the limit of a bound, the median of runs, the judgement.
            Numbers in the unit of the figure are `FigureNumber`s.
        low: lowest run, or lower end of a range.
        high: highest run, or upper end of a range.
        count: how many runs stand behind the figure, None if the source does not say.
        unit: symbol of the unit.
        points: each of a few runs, the lowest first: too few for an interval of their median.
        interval: that interval, its ends and its coverage in per cent, None for none.
        ratio: the figure relative to a reference, in the form of this figure; None for none.
    """

    form: Form | Literal["runs", "judgement"]
    value: str
    low: str
    high: str
    count: int | None
    unit: str
    points: tuple[str, ...] = ()
    interval: tuple[str, str, str] | None = None
    ratio: RatioText | None = None


@dataclass(frozen=True, slots=True)
class RatioText:
    """How many times a reference a figure is; `low` and `high` for a range."""

    form: Form
    value: str
    low: str = ""
    high: str = ""


@cache
def _parsed(locale: str) -> Locale:
    """Babel looks its files up anew for each number when it is given a name."""
    return Locale.parse(locale)


@dataclass(frozen=True, slots=True)
class Localised:
    """How one language writes; `locale` is Babel's identifier, for example `zh_CN`."""

    language: str
    locale: str

    @property
    def _babel(self) -> Locale:
        return _parsed(self.locale)

    def text(self, text: Text | None) -> str:
        """The text in this language, "" for none."""
        return text.in_language(self.language) if text else ""

    def number(self, value: float, decimals: int) -> str:
        """The number with exactly so many decimals and the separators of the language."""
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        with localcontext(_WIDE):
            return format_decimal(value, pattern, locale=self._babel)

    def compact(self, value: float) -> str:
        """The number as short as the language has it, for example 5M, 500万 or 2E-7."""
        if 0 < value < _TINY:
            return format_scientific(value, "0.##E0", locale=self._babel)
        return format_compact_decimal(value, locale=self._babel, fraction_digits=2)

    def coefficient(self, value: float) -> str:
        """A number between -1 and 1 with at most two decimals."""
        return format_decimal(value, "0.##", locale=self._babel).replace("-", "\N{MINUS SIGN}")

    def percent(self, share: float) -> str:
        """A share of 1 as a whole number of per cent, without the sign."""
        return self.number(100 * share, 0)

    def bounds(self, interval: Interval, decimals: int) -> str:
        """A bound with its sign, or a range with both ends."""
        low, high = (self.number(end, decimals) for end in (interval.low, interval.high))
        match interval.form:
            case "at-most":
                return f"≤\N{NO-BREAK SPACE}{high}"
            case "at-least":
                return f"≥\N{NO-BREAK SPACE}{low}"
            case "range":
                return f"{low}–{high}"
            case "point":
                return low

    def date(self, day: calendar_date | None) -> str:
        """The date in words, "" for none."""
        return _long_date(day, self.locale) if day else ""

    def period(self, first: calendar_date, last: calendar_date) -> str:
        """From a first to a last day, in words; one day if they are the same."""
        if first == last:
            return self.date(first)
        return format_interval(first, last, "yMMMd", locale=self._babel)

    def figure(
        self,
        observation: Observation,
        decimals: int | None = None,
        reference: Observation | None = None,
    ) -> FigureText:
        """A figure in the unit of its metric, with the decimals of its metric if none are given."""
        metric = observation.metric
        if metric.is_judgement:
            return FigureText("judgement", observation.judgement, "", "", None, metric.unit)
        places = metric.precision if decimals is None else decimals
        known, runs = observation.known, observation.runs
        form: Form | Literal["runs"] = known.form
        value = known.high if form == "at-most" else known.low
        if observation.middle is not None:
            form, value = "runs", observation.middle
        ends = form in {"runs", "range"}
        interval = observation.median_interval
        few = 1 < len(observation.points) < FEWEST_FOR_INTERVAL
        return FigureText(
            form=form,
            value=self._number(value, places),
            low=self._number(known.low, places) if ends else "",
            high=self._number(known.high, places) if ends else "",
            count=runs.count if runs else None,
            unit=metric.unit,
            points=tuple(self._number(p, places) for p in sorted(observation.points))
            if few
            else (),
            interval=(
                self._number(interval.low, places),
                self._number(interval.high, places),
                self.number(100 * runs.interval.coverage, 1),
            )
            if interval and runs and runs.interval
            else None,
            ratio=self._ratio(observation, reference) if reference else None,
        )

    def _number(self, value: float, decimals: int) -> FigureNumber:
        return FigureNumber(self.number(value, decimals), value)

    def _ratio(self, observation: Observation, reference: Observation) -> RatioText | None:
        ratio = relative(observation, reference)
        if ratio is None:
            return None
        if ratio.form == "range":
            return RatioText("range", "", self._times(ratio.low), self._times(ratio.high))
        return RatioText(
            ratio.form, self._times(ratio.high if ratio.form == "at-most" else ratio.low)
        )

    def _times(self, value: float) -> str:
        """A ratio with three significant digits, at least two decimals below ten."""
        return self.number(value, 0 if value >= 100 else 1 if value >= 10 else 2)


@cache
def _long_date(day: calendar_date, locale: str) -> str:
    return format_date(day, "long", locale=locale)
