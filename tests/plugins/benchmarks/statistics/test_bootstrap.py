from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy import stats

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.statistics.bootstrap import bootstrap
from plugins.benchmarks.statistics.comparison import Criterion, compare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plugins.benchmarks.statistics.comparison import Comparison
    from plugins.benchmarks.statistics.evidence import Figure
    from plugins.benchmarks.statistics.order import Pair

LOW, HIGH = (1.0, 1.1, 1.2, 1.3, 1.4), (2.0, 2.1, 2.2, 2.3, 2.4)


def _decided(
    figures: Mapping[str, Sequence[Figure | None]], weights: Sequence[float] = (1,), ref: str = "a"
) -> frozenset[Pair]:
    criteria = [Criterion(f"m{place}", weight) for place, weight in enumerate(weights)]
    return bootstrap(compare(figures, criteria, ref), list(figures)).decided


def test_five_runs_fully_apart_decide_a_pair_and_four_do_not() -> None:
    assert _decided({"a": [LOW], "b": [HIGH]}) == {("b", "a")}
    assert _decided({"a": [LOW[:4]], "b": [HIGH]}) == frozenset()
    assert _decided({"a": [LOW], "b": [HIGH[:4]]}) == frozenset()


def test_single_runs_decide_nothing_however_far_apart() -> None:
    figures: dict[str, list[Figure | None]] = {"a": [(1,)], "b": [(1000,)]}
    assert _decided(figures) == frozenset()
    assert _decided({"a": [Interval(1, 1)], "b": [Interval(1000, 1000)]}) == frozenset()


def test_of_more_pairs_more_runs_are_asked() -> None:
    """Two groups of 5 are fully apart 2 times in 252 by chance, too often for one of 6 pairs."""
    runs = {name: tuple(2**place * run for run in LOW) for place, name in enumerate("abcd")}
    everyone = {(better, worse) for worse, better in combinations("abcd", 2)}
    assert _decided({name: [five] for name, five in runs.items()}) == frozenset()
    assert _decided({name: [(*five, five[1])] for name, five in runs.items()}) == everyone
    assert _decided({name: [five, five] for name, five in runs.items()}, (1, 1)) == everyone


def test_equal_runs_are_never_decided() -> None:
    assert _decided({"a": [(5.0,) * 6], "b": [(5.0,) * 6]}) == frozenset()
    swapped = {"a": [(2.0,) * 6, (3.0,) * 6], "b": [(3.0,) * 6, (2.0,) * 6]}
    assert _decided(swapped, (0.1, 0.1)) == frozenset()


def test_bounds_decide_by_certainty() -> None:
    bounds = {"a": [Interval(high=500)], "b": [Interval(low=700)], "c": [Interval(400, 800)]}
    assert _decided(bounds) == {("b", "a")}
    assert _decided({"a": [Interval(1, 5)], "b": [Interval(5, 9)]}) == frozenset()


def test_a_bound_is_set_against_resampled_runs() -> None:
    runs = (*HIGH, 2.5, 2.6)
    assert _decided({"a": [runs], "b": [Interval(high=1.5)]}) == {("a", "b")}
    assert _decided({"a": [runs], "b": [Interval(high=2.35)]}) == frozenset()
    # Six runs lie above their median one time in 64, and below it as often.
    assert _decided({"a": [runs[:6]], "b": [Interval(high=1.5)]}) == frozenset()


def test_a_bound_of_the_reference_does_not_blur_the_others() -> None:
    decided = _decided({"ref": [Interval(low=0.1)], "a": [LOW * 2], "b": [HIGH * 2]}, ref="ref")
    assert ("b", "a") in decided


def test_few_runs_of_the_reference_matter_only_where_it_does_not_cancel() -> None:
    runs = (HIGH * 2, LOW * 2)
    same: dict[str, list[Figure | None]] = {
        "ref": [(1.0,), (1.0,)],
        "a": [*runs],
        "b": [runs[1], (0.5,) * 8],
    }
    assert ("a", "b") in _decided(same, (3, 1), "ref")
    assert ("a", "b") not in _decided({**same, "b": [runs[1], None]}, (3, 1), "ref")


def test_few_runs_have_no_interval() -> None:
    criteria = [Criterion("m", 1)]
    few = compare({"ref": [LOW], "few": [(2.0,)], "enough": [HIGH]}, criteria, "ref")
    intervals = bootstrap(few, ["ref", "few", "enough"]).intervals
    assert intervals["ref"] == Interval(1, 1)
    assert intervals["few"] is None
    assert intervals["enough"] is not None
    few = compare({"ref": [(2.0,)], "enough": [HIGH]}, criteria, "ref")
    assert bootstrap(few, ["ref", "enough"]).intervals == {"ref": None, "enough": None}


@pytest.mark.parametrize("subject", ["docker", "kvm", "firecracker", "gvisor"])
def test_the_intervals_of_karna_are_those_of_scipy(karna: Comparison, subject: str) -> None:
    ours = bootstrap(karna, [subject]).intervals[subject]
    assert ours is not None
    cells = [
        np.array(karna.figures[name][criterion.metric])
        for name in (subject, karna.reference)
        for criterion in karna.criteria
    ]
    weights = np.array([criterion.weight for criterion in karna.criteria])

    def score(*drawn: np.ndarray, axis: int = -1) -> np.ndarray:
        logs = np.array([np.log(np.median(cell, axis=axis)) for cell in drawn])
        half = len(weights)
        return np.asarray(np.exp(np.tensordot(weights, logs[:half] - logs[half:], axes=1)))

    oracle = stats.bootstrap(
        cells, score, method="percentile", n_resamples=9999, rng=np.random.default_rng(1)
    ).confidence_interval
    assert (ours.low, ours.high) == pytest.approx((oracle.low, oracle.high), abs=0.01)


def test_what_the_runs_of_karna_decide(karna: Comparison) -> None:
    others = ["docker", "kvm", "firecracker", "gvisor"]
    decided = bootstrap(karna, [*others, "bare-metal"]).decided
    assert decided == {
        *(("bare-metal", other) for other in others),
        *(("docker", other) for other in others[1:]),
    }


def test_another_reference_decides_the_same_pairs(karna: Comparison) -> None:
    subjects = list(karna.figures)
    first = bootstrap(karna, subjects).decided
    assert bootstrap(replace(karna, reference="kvm"), subjects).decided == first


@pytest.mark.parametrize(("subjects", "metrics", "runs"), [(2, 1, 6), (4, 1, 6), (4, 2, 8)])
def test_alike_subjects_are_seldom_told_apart(subjects: int, metrics: int, runs: int) -> None:
    random = np.random.default_rng(4)
    criteria = [Criterion(f"m{place}", 1) for place in range(metrics)]
    wrong = 0
    for _ in range(60):
        drawn = random.lognormal(sigma=0.2, size=(subjects, metrics, runs)).tolist()
        figures = {f"s{place}": list(map(tuple, row)) for place, row in enumerate(drawn)}
        wrong += bool(bootstrap(compare(figures, criteria, "s0"), list(figures)).decided)
    assert stats.binomtest(wrong, 60, 0.05, alternative="greater").pvalue > 0.001


def test_figures_of_the_same_runs_are_no_evidence_apart() -> None:
    """A rate and the latency that is its inverse say no more together than the rate alone."""
    rates = {"a": (90.0, 100.0, 120.0, 125.0, 140.0, 150.0), "b": (75.0, 80.0, 95.0, 99.0, 104.0)}
    criteria = [Criterion("latency", 1, higher_is_better=False), Criterion("rate", 1)]
    figures = {name: [tuple(1 / run for run in runs), runs] for name, runs in rates.items()}
    files = {(name, c.metric): f"files of {name}" for name in rates for c in criteria}
    alone = compare({name: [runs] for name, runs in rates.items()}, criteria[1:], "a", files)
    together = compare(figures, criteria, "a", files)
    apart = compare(figures, criteria, "a")
    found = [bootstrap(one, ["a", "b"]).intervals["b"] for one in (alone, together, apart)]
    widths = [math.log(one.high / one.low) for one in found if one]
    # The median of an even number of runs is not quite turned over with them.
    assert widths[1] == pytest.approx(widths[0], rel=0.02)
    assert widths[2] < 0.9 * widths[1]


def test_figures_of_the_same_runs_count_once_for_the_gate() -> None:
    runs = {name: tuple(2**place * run for run in LOW) for place, name in enumerate("abcd")}
    figures = {name: [five, five] for name, five in runs.items()}
    criteria = [Criterion("m0", 1), Criterion("m1", 1)]
    files = {(name, c.metric): f"files of {name}" for name in runs for c in criteria}
    assert len(bootstrap(compare(figures, criteria, "a"), list(runs)).decided) == 6
    assert bootstrap(compare(figures, criteria, "a", files), list(runs)).decided == frozenset()
