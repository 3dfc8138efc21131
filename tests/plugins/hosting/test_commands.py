"""What `inv redirects` prints, writes and says."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from plugins.hosting.commands import SERVERS, print_redirect_rules
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("server", SERVERS)
def test_rules_are_the_same_each_time(
    server: str, output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = []
    for _ in range(2):
        assert print_redirect_rules(server, output, ROOT, None) == ""
        texts.append(capsys.readouterr().out)
    assert texts[0] == texts[1]
    assert "/2369.html" in texts[0]
    assert texts[0].endswith("\n")
    assert "\n\n\n" not in texts[0]


def test_rules_are_written_whole(
    output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "rules"
    assert print_redirect_rules("nginx", output, tmp_path, file) == ""
    assert capsys.readouterr().out == f"{file} is ready\n"
    assert "/2369.html/feed" in file.read_text(encoding="utf-8")
    error = print_redirect_rules("nginx", output, tmp_path, tmp_path / "none" / "rules")
    assert error.startswith("none/rules: No such file or directory (hosting/write); choose")


def test_mistakes_are_one_line(tmp_path: Path) -> None:
    error = print_redirect_rules("iis", tmp_path, tmp_path, None)
    assert error.startswith(
        "--server iis: no such server (hosting/server); known are nginx, apache"
    )
    error = print_redirect_rules("nginx", tmp_path, tmp_path, None)
    assert error == (
        "redirects.json: No such file or directory (hosting/no-site); "
        "build the site first: inv build"
    )


def test_the_task_ends_with_1_and_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "invoke", "redirects", "--server", "nginx"]
    command += ["--output-folder", str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stdout == ""
    assert run.stderr.startswith("error: ")
    assert len(run.stderr.splitlines()) == 1
