from __future__ import annotations

import tomllib
from fractions import Fraction
from math import comb
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from plugins.benchmarks.statistics.shape import (
    is_bimodal,
    is_noisy,
    largest_spacing_tail,
    shape_of,
)
from plugins.benchmarks.statistics.summary import summarise

OBSERVATIONS = Path(__file__).parents[4] / "data" / "observations" / "karna-2021.toml"
CPU = {
    entry["subject"]: entry["samples"]
    for entry in tomllib.loads(OBSERVATIONS.read_text(encoding="utf-8"))["observations"]
    if entry["metric"] == "cpu.sysbench-10k"
}
TWO_HUMPS = [388, 390, 391, 394, 501, 502, 503, 503.5]


def test_the_humps_of_the_cpu_runs_of_karna() -> None:
    assert {subject for subject, samples in CPU.items() if is_bimodal(samples)} == {
        "docker",
        "gvisor",
    }


def test_the_scatter_of_the_cpu_runs_of_karna() -> None:
    noisy = {subject for subject, samples in CPU.items() if is_noisy(summarise(samples))}
    assert noisy == {"docker", "gvisor", "firecracker"}


def test_noise_is_the_share_of_the_median_whatever_its_sign() -> None:
    assert is_noisy(summarise([8, 10, 12.1]))  # quartiles 9 and 11.05
    assert not is_noisy(summarise([8, 10, 11.9]))
    assert is_noisy(summarise([-8, -10, -12.1]))
    assert is_noisy(summarise([-1, 0, 1]))
    assert not is_noisy(summarise([0, 0, 0]))


def test_two_groups_far_apart_are_two_humps() -> None:
    assert is_bimodal(TWO_HUMPS)
    assert is_bimodal(TWO_HUMPS[::-1])


def test_five_runs_show_no_humps() -> None:
    assert not is_bimodal([1, 1.01, 1.02, 9, 9.01])
    assert is_bimodal([1, 1.01, 1.02, 9, 9.01, 9.02])


def test_one_run_apart_is_an_outlier() -> None:
    assert not is_bimodal([388, 390, 391, 394, 395, 397, 503])


def test_an_outlier_does_not_hide_two_humps() -> None:
    assert is_bimodal([*TWO_HUMPS * 2, 620])


def test_a_few_of_many_are_a_tail() -> None:
    assert not is_bimodal([*(500 + run / 10 for run in range(30)), 600, 601, 602])


@pytest.mark.parametrize(
    "samples", [[5] * 9, [1, 1, 1, 1, 2, 2, 2, 2], [0.1, 0.1, 0.1, 0.2, 0.2, 0.3, 0.3]]
)
def test_the_steps_of_a_coarse_scale_are_no_gaps(samples: list[float]) -> None:
    assert not is_bimodal(samples)


@pytest.mark.parametrize("count", [6, 10, 25, 100])
@pytest.mark.parametrize("decimals", [0, 1, 12])
def test_evenly_spread_runs_seldom_alarm_however_they_are_rounded(
    count: int, decimals: int
) -> None:
    runs = np.random.default_rng(5).uniform(0, 10, (2000, count)).round(decimals)
    assert sum(map(is_bimodal, runs.tolist())) <= 2000 * 0.05


@pytest.mark.parametrize("count", [6, 10, 25, 100])
@pytest.mark.parametrize("shape", ["normal", "exponential", "lognormal", "standard_cauchy"])
def test_tails_seldom_alarm(count: int, shape: str) -> None:
    runs = getattr(np.random.default_rng(6), shape)(size=(2000, count))
    assert sum(map(is_bimodal, runs.tolist())) <= 2000 * 0.08


@given(
    st.lists(st.integers(0, 10**6), min_size=1, max_size=30),
    st.integers(1, 10**6),
    st.integers(0, 10**6),
)
def test_neither_unit_nor_origin_matters(samples: list[int], unit: int, origin: int) -> None:
    moved = [unit * sample + origin for sample in samples]
    assert is_bimodal(moved) == is_bimodal(samples)


def _exact_tail(spacings: int, share: float) -> float:
    exact = Fraction(share)
    terms = (
        (-1) ** (k - 1) * comb(spacings, k) * (1 - k * exact) ** (spacings - 1)
        for k in range(1, spacings + 1)
        if k * exact < 1
    )
    return float(sum(terms, Fraction(0)))


@given(st.integers(2, 80), st.floats(0.01, 0.99))
def test_the_tail_is_the_sum_of_fisher_in_fractions(spacings: int, share: float) -> None:
    exact, ours = _exact_tail(spacings, share), largest_spacing_tail(spacings, share)
    if ours == 1:
        assert exact >= 0.5
    else:
        assert ours == pytest.approx(exact, rel=1e-9)


@pytest.mark.parametrize("spacings", [5, 9, 40])
def test_the_tail_is_what_simulated_spacings_do(spacings: int) -> None:
    largest = np.random.default_rng(3).dirichlet(np.ones(spacings), 40_000).max(axis=1)
    for level in (0.3, 0.05, 0.01):
        share = float(np.quantile(largest, 1 - level))
        assert largest_spacing_tail(spacings, share) == pytest.approx(level, rel=0.12)


def test_of_very_many_spacings_the_tail_is_that_of_the_gumbel_limit() -> None:
    spacings = 100_000
    for level in (0.3, 0.05, 0.001):
        share = (np.log(spacings) + stats.gumbel_r.isf(level)) / spacings
        assert largest_spacing_tail(spacings, float(share)) == pytest.approx(level, rel=0.01)


def test_one_spacing_takes_all_and_none_takes_more() -> None:
    assert largest_spacing_tail(1, 0.999) == 1
    assert largest_spacing_tail(5, 1.0) == 0


def test_two_humps_are_told_before_a_wide_scatter() -> None:
    assert shape_of(summarise([1, 1.1, 1.2, 1.3, 9, 9.1, 9.2, 9.3])) == "bimodal"
    assert shape_of(summarise([1, 2, 3, 4, 5, 6, 7])) == "noisy"
    assert shape_of(summarise([100, 101, 102])) == ""
