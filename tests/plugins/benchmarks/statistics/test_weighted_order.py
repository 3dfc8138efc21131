from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.statistics.comparison import Criterion, compare
from plugins.benchmarks.statistics.order import Standing
from plugins.benchmarks.statistics.weighted_order import weighted_order

if TYPE_CHECKING:
    import random

    from plugins.benchmarks.statistics.comparison import Comparison
    from plugins.benchmarks.statistics.evidence import Figure

CRITERIA = (Criterion("m0", 3), Criterion("m1", 2, higher_is_better=False))
FIGURES = st.one_of(
    st.none(),
    st.tuples(st.integers(1, 20), st.integers(1, 7)).map(
        lambda drawn: tuple(drawn[0] * (1 + run / 10) for run in range(drawn[1]))
    ),
    st.integers(1, 20).map(lambda end: Interval(high=end)),
    st.integers(1, 20).map(lambda end: Interval(low=end)),
)
TABLES = st.lists(st.tuples(FIGURES, FIGURES), max_size=4).map(
    lambda rows: {
        "ref": ((8.0, 9.0, 10.0, 11.0), (1.0, 2.0, 3.0, 4.0)),
        **{f"s{place}": row for place, row in enumerate(rows)},
    }
)


def test_the_order_of_karna(karna: Comparison) -> None:
    result = weighted_order(karna)
    assert result.order.standings == (
        Standing("bare-metal", 1, 1),
        Standing("docker", 2, 2),
        Standing("kvm", 3, 5),
        Standing("firecracker", 3, 5),
        Standing("gvisor", 3, 5),
    )
    docker = result.scored["docker"]
    assert docker.score == pytest.approx(0.758, abs=0.0005)
    assert isinstance(docker.score, float)
    assert docker.interval is not None
    assert docker.interval.low < docker.score < docker.interval.high
    assert (docker.coverage, docker.few_runs) == (1, False)


def test_too_little_weight_behind_it_leaves_a_subject_unranked() -> None:
    order = weighted_order(compare({"ref": [(1,), (1,)], "a": [(9,), None]}, CRITERIA, "ref"))
    assert order.order.unranked == ("a",)
    assert order.scored["a"].score == pytest.approx(9)
    assert order.scored["a"].coverage == 0.6
    assert order.scored["a"].interval is None


def test_single_runs_share_all_ranks_and_say_so() -> None:
    result = weighted_order(compare({"a": [(1,)], "b": [(2,)]}, CRITERIA[:1], "a"))
    assert result.order.standings == (Standing("b", 1, 2), Standing("a", 1, 2))
    assert all(scored.few_runs for scored in result.scored.values())


@settings(max_examples=40)
@given(TABLES)
def test_ranks_hold_the_position_by_score(
    figures: dict[str, tuple[Figure | None, Figure | None]],
) -> None:
    result = weighted_order(compare(figures, CRITERIA, "ref"))
    ranked = {s.subject: result.scored[s.subject].score for s in result.order.standings}
    assert {*ranked, *result.order.unranked} == set(figures)
    for better, worse in result.order.decided:
        assert (worse, better) not in result.order.decided
        for other in ranked:
            if (worse, other) in result.order.decided:
                assert (better, other) in result.order.decided
    if all(isinstance(score, float) for score in ranked.values()):
        values = [score for score in ranked.values() if isinstance(score, float)]
        for standing in result.order.standings:
            score = result.scored[standing.subject].score
            assert isinstance(score, float)
            position = 1 + sum(value > score for value in values)
            assert standing.best <= position <= standing.worst


@settings(max_examples=20)
@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(
    figures: dict[str, tuple[Figure | None, Figure | None]], shuffling: random.Random
) -> None:
    def shuffled(figure: Figure | None) -> Figure | None:
        if not isinstance(figure, tuple):
            return figure
        return tuple(shuffling.sample(figure, len(figure)))

    subjects = shuffling.sample(list(figures), len(figures))
    turned = {s: tuple(shuffled(figure) for figure in figures[s][::-1]) for s in subjects}
    one = weighted_order(compare(figures, CRITERIA, "ref"))
    assert weighted_order(compare(turned, CRITERIA[::-1], "ref")) == one


_PROGRAM = """
from plugins.benchmarks.statistics.comparison import Criterion, compare
from plugins.benchmarks.statistics.sensitivity import held_positions
from plugins.benchmarks.statistics.weighted_order import weighted_order
runs = {name: [tuple(5 + place + run**1.5 % 3 for run in range(8)), (place + 1.0,) * 5]
        for place, name in enumerate("abcde")}
comparison = compare(runs, [Criterion("x", 2), Criterion("y", 1, False)], "c")
result = weighted_order(comparison)
print(result.order.standings, sorted(result.order.decided), result.scored)
print(held_positions(comparison))
"""


def test_every_process_computes_the_same() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            cwd=Path(__file__).parents[4],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1
    assert "Standing" in outputs.pop()
