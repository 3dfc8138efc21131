from __future__ import annotations

import pytest
from pydantic import ValidationError

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.model import Environment, Metric, Observation, Source, Subject
from plugins.benchmarks.statistics.summary import summarise

SUBJECT = Subject(id="kvm", kind="hypervisor", name="KVM")  # type: ignore[arg-type]
METRIC = Metric(id="net.latency", unit="ms", direction="lower", name="L")  # type: ignore[arg-type]
LAB = Environment(id="lab", name="Lab")  # type: ignore[arg-type]
OWN = Source(id="own", kind="measured", title="Own")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["KVM", "", "-kvm", "kvm-", "k v m", "kvm.", "虚拟", "a_b"])
def test_ids_are_plain(name: str) -> None:
    with pytest.raises(ValidationError, match="pattern"):
        Subject.model_validate({"id": name, "kind": "plan", "name": "x"})


@pytest.mark.parametrize("name", ["kvm", "hyper-v", "disk.read-4k", "7z"])
def test_ids_may_hold_hyphens_and_full_stops_inside(name: str) -> None:
    assert Subject.model_validate({"id": name, "kind": "plan", "name": "x"}).id == name


@pytest.mark.parametrize("precision", [-1, 7, 1.0, "1"])
def test_precision_is_a_small_whole_number(precision: object) -> None:
    entry = {"id": "a", "unit": "ms", "direction": "lower", "name": "A", "precision": precision}
    with pytest.raises(ValidationError, match="precision"):
        Metric.model_validate(entry)


def test_a_metric_needs_a_known_unit() -> None:
    with pytest.raises(ValidationError, match='no unit "Mb/s"'):
        Metric.model_validate({"id": "a", "unit": "Mb/s", "direction": "lower", "name": "A"})


def test_a_figure_is_given_in_the_unit_of_its_metric() -> None:
    runs = summarise([1500, 1250, 1400])
    figure = Observation(SUBJECT, METRIC, LAB, OWN, "us", runs.span, runs)
    assert (figure.known, figure.middle) == (Interval(1.25, 1.5), 1.4)


def test_a_bound_has_no_middle() -> None:
    figure = Observation(SUBJECT, METRIC, LAB, OWN, "s", Interval(high=0.5))
    assert (figure.known, figure.middle) == (Interval(high=500), None)
