from __future__ import annotations

from datetime import date

import pytest

from plugins.benchmarks.intake.machine_facts import compare, environment_name, facts_of
from plugins.benchmarks.model import Environment, Subject
from plugins.benchmarks.readers.reading import Machine

METAL = Subject.model_validate(
    {"id": "metal", "kind": "machine", "name": {"zh": "物理机", "en": "Metal"}}
)


def environment(**facts: str | int) -> Environment:
    return Environment.model_validate({"id": "lab", "name": "Lab", **facts})


def test_facts_of_several_files_are_put_together() -> None:
    facts, disagreements = facts_of(
        [Machine(cpu="EPYC", cores=2), Machine(cpu="AMD EPYC", memory="4 GiB"), Machine(cores=2)]
    )
    assert facts == {"cpu": "EPYC", "cores": 2, "memory": "4 GiB"}
    assert disagreements == []


def test_files_that_disagree_are_told_of() -> None:
    _, disagreements = facts_of([Machine(cores=2), Machine(cores=4), Machine(cores=4)])
    assert disagreements == ['the files disagree on cores: "2" and "4"']


@pytest.mark.parametrize(
    ("key", "said", "known", "agree"),
    [
        ("cores", 2, 2, True),
        ("cores", 2, 4, False),
        ("memory", "23.5 GiB", "24GB", True),
        ("memory", "24684096 KiB", "23.5 GiB", True),
        ("memory", "4 GiB", "8 GiB", False),
        ("memory", "plenty", "8 GiB", False),
        ("memory", "1.2.3 GiB", "8 GiB", False),
        ("cpu", "AMD EPYC", "AMD EPYC (family 25, model 17)", True),
        ("cpu", "AMD EPYC 7763", "AMD EPYC 9654", False),
        ("cpu", "Intel Xeon", "AMD EPYC", False),
        ("system", "Debian GNU/Linux 12, 6.18.44", "Debian 12, Linux 6.18", True),
        ("system", "Ubuntu", "Debian 12", False),
        ("virtualisation", "KVM", "kvm", True),
    ],
)
def test_contradictions(key: str, said: str | int, known: str | int, agree: bool) -> None:
    contradictions, unknown = compare({key: said}, environment(**{key: known}))
    assert unknown == []
    line = f'{key}: the files say "{said}", environment "lab" "{known}"'
    assert contradictions == ([] if agree else [line])


def test_facts_that_an_environment_does_not_have() -> None:
    assert compare({"cpu": "EPYC"}, environment()) == ([], ['cpu = "EPYC"'])


def test_a_name_in_each_language() -> None:
    day = date(2026, 11, 5)
    assert environment_name(METAL, day, {"cpu": "EPYC", "cores": 1}, ("zh", "en")) == {
        "zh": "物理机，2026年11月5日：EPYC，1核",
        "en": "Metal, 2026-11-05: EPYC, 1 core",
    }
    assert environment_name(METAL, day, {}, ("zh", "en")) == {
        "zh": "物理机，2026年11月5日：机器信息没有记载",
        "en": "Metal, 2026-11-05: the files say nothing of the machine",
    }
