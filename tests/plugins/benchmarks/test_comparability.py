from __future__ import annotations

import pytest

from plugins.benchmarks.comparability import differences, major_version
from tests.plugins.benchmarks.figures import figure

FIO_3 = ("fio", "3.33")


def test_figures_of_one_machine_and_tool_may_be_compared() -> None:
    assert differences([]) == ()
    pair = [figure(1, tool=FIO_3, cores=2), figure(2, tool=("fio", "3.1"), cores=2)]
    assert differences(pair) == ()


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (figure(1, environment="field", cores=2, tool=FIO_3), ("environment",)),
        (figure(1, cores=64, tool=FIO_3), ("cores",)),
        (figure(1, cores=2, tool=("dd", "9")), ("tool",)),
        (figure(1, cores=2), ("tool",)),
        (figure(1, cores=2, tool=("fio", "2.0.8")), ("version",)),
        (figure(1, environment="field", tool=("dd", None)), ("environment", "cores", "tool")),
    ],
)
def test_each_circumstance_keeps_figures_apart(other: object, expected: object) -> None:
    assert differences([figure(1, cores=2, tool=FIO_3), other]) == expected  # type: ignore[list-item]


def test_what_is_bought_comes_with_its_machine_but_not_with_its_tool() -> None:
    plans = [
        figure(1, kind="plan", environment="a", cores=1, tool=FIO_3),
        figure(1, kind="plan", environment="b", cores=2, tool=FIO_3),
    ]
    assert differences(plans) == ()
    assert differences([*plans, figure(1, kind="plan", tool=("fio", "2"))]) == ("version",)
    assert "environment" in differences([*plans, figure(1, tool=FIO_3)])


@pytest.mark.parametrize(
    ("version", "major"),
    [("3.33", "3"), ("v2023-04-23", "2023"), ("fio-3.1", "3"), (None, ""), ("unknown", "")],
)
def test_the_major_version_is_the_first_number(version: str | None, major: str) -> None:
    assert major_version(version) == major
