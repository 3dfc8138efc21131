"""Every page is valid HTML, by the checker of the W3C."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import missing_part

pytestmark = pytest.mark.e2e

JAR = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"


def check(*options: str) -> list[str]:
    """What the checker says, one line for each error or warning."""
    if not JAR.is_file():
        missing_part("the HTML checker", "npm ci --prefix tests/e2e")
    java = shutil.which("java")
    if java is None:
        missing_part("Java", "on Debian: apt install default-jre-headless")
    command = [java, "-jar", str(JAR), "--format", "json", "--exit-zero-always", *options]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(run.stderr)["messages"]
    return [
        f"{Path(m.get('url', '')).name}:{m.get('lastLine')}: {m['type']}: {m['message']}"
        for m in messages
    ]


def test_pages(site: Path) -> None:
    assert check("--skip-non-html", str(site)) == []


def test_style_sheets(site: Path) -> None:
    assert check("--skip-non-css", "--css", str(site / "theme/css")) == []


def test_the_checker_finds_mistakes(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!DOCTYPE html><title>x</title><p><div id=a><i id=a>")
    assert len(check("--skip-non-html", str(tmp_path))) >= 2
