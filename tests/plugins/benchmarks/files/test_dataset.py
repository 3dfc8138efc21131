from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.benchmarks.interval import Interval

if TYPE_CHECKING:
    from plugins.benchmarks.files.dataset import Dataset


def test_figures_keep_their_bounds_and_come_in_the_unit_of_the_metric(data: Dataset) -> None:
    [xen] = data.find("xen", "disk.read")
    [hyper_v] = data.find("hyper-v", "disk.read")
    [latency] = data.find("metal", "net.latency")
    assert xen.known == Interval(high=500)
    assert hyper_v.known == Interval(low=700)
    assert latency.middle == 1.4
    assert latency.known == Interval(1.25, 1.5)
    assert latency.environment.id == "field"


def test_a_question_can_be_narrowed(data: Dataset) -> None:
    assert data.find("xen", "disk.read", environment="lab", source="post")
    assert not data.find("xen", "disk.read", environment="field")
    assert not data.find("xen", "disk.read", source="own")
    assert not data.find("kvm", "disk.read")
