from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.intake.metric_matches import Match, lacking, match, takers_of
from plugins.benchmarks.model import Metric
from plugins.benchmarks.readers.reading import RawRun, Reading
from plugins.benchmarks.text import Text
from plugins.benchmarks.units import convert

LABEL = Text("x")


def reading(name: str, *samples: float, unit: str = "B/s", judgement: str = "") -> Reading:
    return Reading(name, LABEL, unit, "higher", samples, judgement)


def run(*readings: Reading) -> RawRun:
    return RawRun("probe", None, readings)


def metric(name: str, *readings: str) -> Metric:
    values = {"id": name, "unit": "MB/s", "direction": "higher", "name": "x", "readings": readings}
    return Metric.model_validate(values)


def one(*samples: float, unit: str = "B/s") -> Match:
    return Match(reading("a", *samples, unit=unit), samples, (), ())


def test_samples_of_all_files_are_in_their_order() -> None:
    takers = takers_of([metric("m", "a", "b"), metric("n", "a")])
    a, b, c = match(
        [run(reading("a", 3.0), reading("b", 1.0)), run(reading("a", 2, 4), reading("c"))], takers
    )
    assert (a.samples, [one.id for one in a.metrics]) == ((3, 2, 4), ["m", "n"])
    assert (b.samples, [one.id for one in b.metrics]) == ((1,), ["m"])
    assert c.metrics == ()


def test_which_readings_get_a_metric() -> None:
    takers = takers_of([metric("m", "a")])
    runs = [run(reading("a"), reading("b")), run(reading("c"), reading("d"))]
    assert lacking(runs, takers, every=False) == {"c", "d"}
    assert lacking(runs, takers, every=True) == {"b", "c", "d"}
    assert lacking([run()], takers, every=True) == frozenset()
    hops = Reading("h", LABEL, "hops", "none", (7.0,))
    assert lacking([run(reading("c"), hops)], takers, every=False) == {"c"}
    assert lacking([run(reading("a"), hops)], takers, every=False) == frozenset()
    assert lacking([run(hops)], takers, every=False) == {"h"}
    assert lacking([run(reading("a"), hops)], takers, every=True) == {"h"}


@pytest.mark.parametrize(
    ("samples", "unit", "shown"),
    [
        ((1131605673,), "B/s", "1.13 GB/s"),
        ((999.0,), "B/s", "999 B/s"),
        ((14_766_654.0,), "ns", "14.8 ms"),
        ((0.5,), "ns", "0.500 ns"),
        ((0.25,), "ms", "250 us"),
        ((2.5, 3.5, 1.0), "ms", "2.50 ms (median of 3, 1.00 to 3.50)"),
        ((1234.5,), "IOPS", "1,234 IOPS"),
        ((5.0, 7.0), "hops", "6 hops (median of 2, 5 to 7)"),
        ((0.0,), "%", "0 %"),
        ((0.0, 0.5), "B/s", "0.250 B/s (median of 2, 0.000 to 0.500)"),
        ((2_390_000_000.0,), "bit/s", "2.39 Gbit/s"),
    ],
)
def test_a_figure_is_shown_in_a_readable_unit(
    samples: tuple[float, ...], unit: str, shown: str
) -> None:
    found = one(*samples, unit=unit)
    assert found.figure(found.readable_unit, found.precision) == shown


def test_a_judgement_is_shown_in_its_words() -> None:
    judged = Match(reading("a", unit="class"), (), ("CN2", "CN2", "4837"), ())
    assert judged.figure("class", 0) == "CN2 / 4837"
    assert (judged.readable_unit, judged.precision) == ("class", 0)


def test_a_metric_of_another_kind_says_so() -> None:
    assert one(1.0).figure("ms", 0) == '"B/s" (data rate) cannot become "ms" (time)'


@given(st.floats(min_value=1e-6, max_value=1e18), st.sampled_from(["B/s", "bit/s", "ns", "IOPS"]))
def test_three_digits_or_whole_numbers(value: float, unit: str) -> None:
    found = one(value, unit=unit)
    shown = convert(value, unit, found.readable_unit)
    assert shown >= 1 or found.readable_unit == unit
    assert math.isclose(round(shown, found.precision), shown, rel_tol=5e-3, abs_tol=1e-6)
