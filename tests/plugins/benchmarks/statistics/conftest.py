"""The file and CPU tests of Kärnä as a comparison."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from plugins.benchmarks.statistics.comparison import Comparison, Criterion, compare

OBSERVATIONS = Path(__file__).parents[4] / "data" / "observations" / "karna-2021.toml"
WEIGHTS = {"file.read": 0.35, "file.write": 0.35, "cpu.sysbench-10k": 0.3}


@pytest.fixture(scope="session")
def karna_runs() -> dict[str, dict[str, tuple[float, ...]]]:
    """The runs by subject and metric."""
    runs: dict[str, dict[str, tuple[float, ...]]] = {}
    for entry in tomllib.loads(OBSERVATIONS.read_text(encoding="utf-8"))["observations"]:
        runs.setdefault(entry["subject"], {})[entry["metric"]] = tuple(entry["samples"])
    return runs


@pytest.fixture(scope="session")
def karna(karna_runs: dict[str, dict[str, tuple[float, ...]]]) -> Comparison:
    """Three metrics, all the higher the better, bare metal as the reference."""
    return compare(
        {subject: [runs[metric] for metric in WEIGHTS] for subject, runs in karna_runs.items()},
        [Criterion(metric, weight) for metric, weight in WEIGHTS.items()],
        "bare-metal",
    )
