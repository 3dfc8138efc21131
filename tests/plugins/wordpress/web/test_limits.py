from __future__ import annotations

from plugins.wordpress.web.limits import Rate


def test_each_host_has_its_own_bucket_that_refills() -> None:
    now = [0.0]
    slept: list[float] = []

    def pause(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    rate = Rate(2.0, pause, lambda: now[0])
    for _ in range(4):
        rate.wait("a")
    assert slept == [0.5, 0.5]
    rate.wait("b")
    assert slept == [0.5, 0.5]
    now[0] += 100
    for _ in range(3):
        rate.wait("a")
    assert slept == [0.5, 0.5, 0.5]


def test_slow_rates_wait_between_all_requests() -> None:
    slept: list[float] = []
    rate = Rate(0.1, slept.append, lambda: 0.0)
    rate.wait("a")
    rate.wait("a")
    rate.wait("a")
    assert slept == [10.0, 20.0]
