from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.statistics.comparison import Criterion, compare
from plugins.benchmarks.statistics.score import median_columns
from plugins.benchmarks.statistics.sensitivity import held_positions

if TYPE_CHECKING:
    from plugins.benchmarks.statistics.comparison import Comparison
    from plugins.benchmarks.statistics.evidence import Figure

EVEN = [Criterion("m0", 1), Criterion("m1", 1)]


def test_whoever_is_best_in_everything_stays_first() -> None:
    figures: dict[str, list[Figure | None]] = {"a": [(3,), (3,)], "b": [(2,), (1,)]}
    assert held_positions(compare(figures, EVEN, "a")) == {"a": 1, "b": 1}


def test_equal_subjects_share_a_position_whatever_the_weights() -> None:
    figures: dict[str, list[Figure | None]] = {"a": [(3,), (7,)], "b": [(3,), (7,)]}
    assert held_positions(compare(figures, EVEN, "a")) == {"a": 1, "b": 1}


def test_a_narrow_lead_hangs_on_the_weights() -> None:
    figures: dict[str, list[Figure | None]] = {"a": [(2,), (1,)], "b": [(1,), (1.99,)]}
    held = held_positions(compare(figures, EVEN, "a"))
    assert held["a"] == held["b"] == pytest.approx(0.5, abs=0.07)


def test_the_shares_are_those_of_gamma_weights(karna: Comparison) -> None:
    weights = np.array([criterion.weight for criterion in karna.criteria])
    drawn = weights * np.random.default_rng(2).gamma(4, 1 / 4, (20_000, len(weights)))
    columns = median_columns(karna)
    logs = np.array([[columns[s, c.metric].low[0] for c in karna.criteria] for s in karna.figures])
    places = (-drawn @ logs.T).argsort(axis=1).argsort(axis=1)
    chosen = (-weights @ logs.T).argsort().argsort()
    oracle = dict(zip(karna.figures, (places == chosen).mean(axis=0), strict=True))
    assert held_positions(karna) == pytest.approx(oracle, abs=0.07)


def test_only_ranked_numbers_have_a_position() -> None:
    figures: dict[str, list[Figure | None]] = {
        "a": [(3,), (7,)],
        "bound": [Interval(low=5), (7,)],
        "half": [(3,), None],
        "none": [None, None],
    }
    assert held_positions(compare(figures, EVEN, "a")) == {"a": 1}
