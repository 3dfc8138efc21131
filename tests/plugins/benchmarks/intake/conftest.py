"""A tool of our own, whose output is small, and an import into the miniature data folder."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from plugins.benchmarks.commands import import_benchmark
from plugins.benchmarks.intake.choices import Options
from plugins.benchmarks.readers import registry
from plugins.benchmarks.readers.json_document import load_json
from plugins.benchmarks.readers.reading import Machine, RawFileError, RawRun, Reader, Reading
from plugins.benchmarks.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plugins.benchmarks.intake.intake_report import IntakeReport
    from plugins.benchmarks.readers.reading import Direction

LANGUAGES = ("zh", "en")


def _reading(name: str, unit: str, *samples: float) -> Reading:
    label = Text(by_language={"zh": f"{name}的读数", "en": f"Reading {name}"})
    if unit == "class":
        return Reading(name, label, unit, "none", judgement="good")
    directions: dict[str, Direction] = {"ms": "lower", "hops": "none"}
    return Reading(name, label, unit, directions.get(unit, "higher"), samples)


def _read(path: Path) -> RawRun:
    document = load_json(path)
    if not isinstance(document.get("figures"), list):
        raise RawFileError("there are no figures in it", "run probe again", 1)
    day = document.get("date")
    return RawRun(
        document["probe"],
        document.get("version"),
        tuple(_reading(*figure) for figure in document["figures"]),
        date.fromisoformat(day) if day else None,
        Machine(**document.get("machine", {})),
        tuple(document.get("skipped", [])),
    )


@pytest.fixture(autouse=True)
def probe(monkeypatch: pytest.MonkeyPatch) -> None:
    """The readers of two tools, `probe` and `other`."""
    readers = tuple(
        Reader(tool, lambda head, tool=tool: f'"probe": "{tool}"' in head, _read)  # type: ignore[misc]
        for tool in ("probe", "other")
    )
    monkeypatch.setattr(registry, "READERS", readers)


@pytest.fixture
def raw(tmp_path: Path) -> Callable[..., Path]:
    """Write raw output of a tool: its figures, and whatever else it says."""

    def write(name: str, *figures: list[Any], **more: Any) -> Path:
        path = tmp_path / "incoming" / name
        path.parent.mkdir(exist_ok=True)
        document = {"probe": "probe", "version": "1.0", "date": "2026-11-25", **more}
        path.write_text(
            json.dumps({**document, "figures": list(figures)}, indent=1), encoding="utf-8"
        )
        return path

    return write


@pytest.fixture
def run(data_folder: Callable[..., Path]) -> Callable[..., IntakeReport]:
    """Import files into the miniature data folder, which is made when it is not there."""

    def run(*files: Path, subject: str = "kvm", **options: Any) -> IntakeReport:
        data = options.pop("data", None) or data_folder()
        return import_benchmark(files, data, Options(subject, **options), LANGUAGES)

    return run


@pytest.fixture
def data(data_folder: Callable[..., Path]) -> Path:
    """The miniature data folder, whose metric `disk.read` takes a reading."""
    # Without the ranking of bounds, which no measurement may join: they have no tool.
    folder = data_folder({"rankings/disk.toml": None})
    metrics = folder / "metrics.toml"
    text = metrics.read_text(encoding="utf-8")
    metrics.write_text(
        text.replace('id = "disk.read"', 'id = "disk.read" # kept\nreadings = ["probe.read"]'),
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def tree() -> Callable[[Path], dict[str, bytes]]:
    """Every file below a folder with its content."""

    def read(folder: Path) -> dict[str, bytes]:
        return {
            str(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }

    return read
