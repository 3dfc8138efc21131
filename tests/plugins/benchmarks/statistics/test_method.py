from __future__ import annotations

import ast
import math
from pathlib import Path

from plugins.benchmarks.statistics import method
from plugins.benchmarks.statistics.median_interval import span_coverage


def test_every_constant_says_in_one_line_what_it_is() -> None:
    body = ast.parse(Path(method.__file__).read_text(encoding="utf-8")).body
    constants = [place for place, node in enumerate(body) if isinstance(node, ast.Assign)]
    assert len(constants) == sum(name.isupper() for name in vars(method))
    for place in constants:
        words = body[place + 1]
        assert isinstance(words, ast.Expr)
        assert isinstance(words.value, ast.Constant)
        assert isinstance(words.value.value, str)
        assert "\n" not in words.value.value


def test_the_fewest_runs_for_an_interval_follow_from_the_confidence() -> None:
    fewest = method.FEWEST_FOR_INTERVAL
    assert span_coverage(fewest - 1) < method.CONFIDENCE <= span_coverage(fewest)


def test_the_fewest_runs_to_decide_are_the_smallest_groups_that_can_be_told_apart() -> None:
    fewest = method.FEWEST_RUNS_TO_DECIDE
    level = method.SEPARATION_SHARE * (1 - method.CONFIDENCE)
    assert 2 / math.comb(2 * fewest, fewest) <= level < 2 / math.comb(2 * fewest - 2, fewest - 1)


def test_the_gamma_factor_has_the_standard_deviation_that_its_docstring_names() -> None:
    assert 1 / math.sqrt(method.SENSITIVITY_SHAPE) == 0.5
