from __future__ import annotations

from datetime import date

import pytest

from plugins.benchmarks.readers.reading import Machine
from plugins.benchmarks.readers.unixbench_header import Header


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mon Nov 23 2026 10:52:39 - 10:59:21", date(2026, 11, 23)),
        ("日 5月 16 2021 20:53:14 - 21:38:12", date(2021, 5, 16)),
        ("Mo Okt 23 2026 10:52:39 - 10:59:21", None),
        ("Mon Feb 31 2026 10:52:39 - 10:59:21", None),
        ("日 13月 16 2021 20:53:14 - 21:38:12", None),
        ("", None),
    ],
)
def test_the_day_of_a_run(text: str, day: date | None) -> None:
    header = Header()
    header.run_at(text)
    assert header.date == day
    assert bool(header.skipped) == (day is None)


def test_the_day_of_the_first_block_counts() -> None:
    header = Header()
    header.run_at("Mon Nov 23 2026 23:52:39 - 23:59:21")
    header.run_at("Tue Nov 24 2026 00:00:01 - 00:09:21")
    assert header.date == date(2026, 11, 23)


def test_the_machine_without_its_name() -> None:
    header = Header()
    for line in (
        "   System: private-host: GNU/Linux",
        "   OS: GNU/Linux -- 6.1.0-9-amd64 -- #1 SMP",
        "   CPU 0: Example CPU @ 2.50GHz (5000.0 bogomips)",
        "   CPU 1: Other (5000.0 bogomips)",
    ):
        header.take(line)
    assert header.machine() == Machine(
        cpu="Example CPU @ 2.50GHz", system="GNU/Linux 6.1.0-9-amd64"
    )
