"""What the site publishes of the machines and people that measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.intake.needed_values import Original, needed_values
from plugins.benchmarks.intake.private_data import redact
from plugins.benchmarks.readers.registry import read_raw
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "path",
    sorted(path for path in (ROOT / "data" / "raw").rglob("*.*") if path.name != "README.md"),
    ids=lambda path: path.name,
)
def test_the_raw_files_of_the_site_hold_nothing_private(path: Path, tmp_path: Path) -> None:
    """But what was kept on purpose, because the readings are named for it: targets of traces."""
    text = path.read_text(encoding="utf-8")
    found = {removal.value for removal in redact(text)[1]}
    if found:
        original = Original(text, "utf-8", read_raw(path), tmp_path / "scratch")
        found -= set(needed_values(original, ()))
    assert found == set()
