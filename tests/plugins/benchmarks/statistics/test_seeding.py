from __future__ import annotations

from plugins.benchmarks.statistics.seeding import seeded_draws


def test_the_numbers_are_these_on_every_machine() -> None:
    draw = seeded_draws(["kvm", "disk", [1.5, 2.0]])
    assert [draw() for _ in range(2)] == [0.01707205664117073, 0.46266653574044125]


def test_other_content_gives_other_numbers() -> None:
    assert seeded_draws(["a", 1.0])() != seeded_draws(["a", 2.0])()
    assert seeded_draws({"a": 1, "b": 2})() == seeded_draws({"b": 2, "a": 1})()
