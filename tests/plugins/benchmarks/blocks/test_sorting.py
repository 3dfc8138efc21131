from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.blocks.sorting import best_first
from plugins.benchmarks.interval import Interval
from tests.plugins.benchmarks.figures import figure


def test_the_best_comes_first_and_what_is_missing_last() -> None:
    figures = [
        figure([1, 3, 9]),
        None,
        figure(7),
        figure("<= 100"),
        figure(">= 5"),
        figure("4..90"),
    ]
    assert best_first(figures, figure(1).metric) == [2, 4, 5, 0, 3, 1]
    lower = figure(1, direction="lower").metric
    assert best_first(figures, lower) == [0, 2, 5, 3, 4, 1]


def test_equal_figures_keep_the_order_of_the_author() -> None:
    assert best_first([figure(2), figure(5), figure(2), None, None], figure(1).metric) == [
        *(1, 0, 2),
        *(3, 4),
    ]


ENDS = st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)).map(sorted)


@given(st.lists(ENDS), st.booleans())
def test_what_is_certainly_better_is_never_behind(pairs: list[list[float]], higher: bool) -> None:
    figures = [figure(Interval(low, high)) for low, high in pairs]
    metric = figure(1, direction="higher" if higher else "lower").metric
    ordered = [figures[index].known for index in best_first(figures, metric)]
    for place, earlier in enumerate(ordered):
        for later in ordered[place + 1 :]:
            better = later if higher else later.negated()
            worse = earlier if higher else earlier.negated()
            assert not (better.certainly_above(worse) and math.isfinite(better.low))
