from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.blocks.figure_name import find_figure
from plugins.benchmarks.blocks.placeholder import FigureMark
from plugins.benchmarks.loading import load
from plugins.diagnostics import Problem
from tests.plugins.benchmarks.conftest import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECOND = """
source = "own"
environment = "lab"
[[observations]]
subject = "xen"
metric = "disk.read"
value = 450
unit = "MB/s"
[[observations]]
subject = "hyper-v"
metric = "disk.read"
value = 750
unit = "MB/s"
environment = "field"
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("metal.disk.read", ("field", "own")),
        ("xen.disk.read@post", ("lab", "post")),
        ("xen.disk.read@own", ("lab", "own")),
        ("hyper-v.disk.read@field", ("field", "own")),
    ],
)
def test_a_name_leads_to_one_figure(
    data_folder: Callable[..., Path], name: str, expected: tuple[str, str]
) -> None:
    data, _ = load(data_folder({"observations/second.toml": SECOND}), LANGUAGES)
    found = find_figure(FigureMark(name, "", 3), data, data_folder())
    assert not isinstance(found, Problem)
    assert (found.environment.id, found.source.id) == expected


@pytest.mark.parametrize(
    ("name", "code", "mend"),
    [
        ("xen.disk.raed", "unknown-metric", 'did you mean "disk.read"?'),
        ("xem.disk.read", "unknown-subject", 'did you mean "xen"?'),
        ("xen", "no-metric", "write xen with a full stop and a metric"),
        ("xen.disk.read@lap", "unknown-environment", 'did you mean "lab"?'),
        ("kvm.disk.read", "no-figure", "name another figure"),
        ("xen.disk.read@field", "no-figure", "name another figure"),
        ("xen.disk.read", "ambiguous-figure", "write xen.disk.read@ and one of lab (post), lab"),
    ],
)
def test_any_other_name_is_a_problem(
    data_folder: Callable[..., Path], name: str, code: str, mend: str
) -> None:
    data, _ = load(data_folder({"observations/second.toml": SECOND}), LANGUAGES)
    problem = find_figure(FigureMark(name, "", 3), data, data_folder())
    assert isinstance(problem, Problem)
    assert (problem.code, problem.line) == (f"benchmarks/{code}", 3)
    assert problem.mend.startswith(mend)
