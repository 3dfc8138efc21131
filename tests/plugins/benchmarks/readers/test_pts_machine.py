from __future__ import annotations

import pytest

from plugins.benchmarks.readers.pts_document import System
from plugins.benchmarks.readers.pts_machine import machine_of
from plugins.benchmarks.readers.reading import Machine


def system(hardware: str, software: str = "") -> System:
    return System("vm", hardware, software, "", "")


def test_only_what_is_asked_for_is_taken_and_commas_may_stand_in_values() -> None:
    machine = machine_of(
        system(
            "Processor: AMD EPYC (2 Cores), Motherboard: Example, Inc. Board, Memory: 24GB",
            "OS: Debian 12, Kernel: 6.1 (x86_64), System Layer: docker",
        )
    )
    assert machine == Machine(
        cpu="AMD EPYC",
        cores=2,
        memory="24GB",
        system="Debian 12, kernel 6.1 (x86_64)",
        virtualisation="docker",
    )


@pytest.mark.parametrize(
    ("processor", "cpu", "cores"),
    [
        ("Example @ 2.45GHz (1 Core / 2 Threads)", "Example @ 2.45GHz", 1),
        ("Example (8 Cores / 16 Threads)", "Example", 8),
        ("2 x Example", "2 x Example", None),
        ("Example (rev 2)", "Example (rev 2)", None),
    ],
)
def test_the_processor(processor: str, cpu: str, cores: int | None) -> None:
    machine = machine_of(system(f"Processor: {processor}, Memory: 1GB"))
    assert (machine.cpu, machine.cores) == (cpu, cores)


def test_nothing_is_known_of_nothing() -> None:
    assert machine_of(None) == machine_of(system("")) == Machine()
