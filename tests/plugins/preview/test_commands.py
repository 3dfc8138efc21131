"""`inv serve` on a miniature site, as a process of its own."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT, TAXONOMY, article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CONF = """
import runpy
project = runpy.run_path({root!r} + "/pelicanconf.py")
globals().update((key, value) for key, value in project.items() if key.isupper())
THEME = {root!r} + "/theme"
DATA_PATH = {site!r} + "/data"
"""
PATIENCE = 30.0


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in {
        "pelicanconf.py": CONF.format(root=str(ROOT), site=str(tmp_path)),
        "data/taxonomy.toml": TAXONOMY,
        "content/posts/one/zh.md": article("第一版"),
        "content/posts/two/zh.md": article("草稿", status="draft"),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def serving(project: Path, port: int, *, drafts: bool) -> subprocess.Popen[str]:
    script = (
        "from pathlib import Path; from plugins.preview.commands import serve;"
        f"serve(Path({str(project)!r}), port={port}, drafts={drafts})"
    )
    command = [sys.executable, "-c", script]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


@pytest.fixture
def serve(project: Path) -> Iterator[Callable[..., str]]:
    """Start a preview; back comes its address. It is ended by Ctrl-C."""
    started: list[subprocess.Popen[str]] = []

    def start(*, drafts: bool) -> str:
        process = serving(project, 0, drafts=drafts)
        started.append(process)
        assert process.stdout is not None
        for line in process.stdout:
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
            if found:
                return found[0]
        pytest.fail("the preview ended before it served")

    yield start
    for process in started:
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
        assert process.stdout is not None
        assert "Traceback" not in process.stdout.read()
        process.stdout.close()


def text_of(url: str) -> str:
    try:
        with urllib.request.urlopen(url) as answer:  # noqa: S310 (our own address)
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        with error:
            return str(error.code)


def wait_for(words: str, url: str) -> None:
    end = time.monotonic() + PATIENCE
    while words not in text_of(url):
        assert time.monotonic() < end, f"{words} never came to {url}"
        time.sleep(0.1)


def test_a_change_is_built_and_a_mistake_leaves_the_page(
    serve: Callable[..., str], project: Path
) -> None:
    address = serve(drafts=False)
    source = project / "content/posts/one/zh.md"
    assert "第一版" in text_of(address + "/one/")
    source.write_text(article("第二版"), encoding="utf-8")
    wait_for("第二版", address + "/one/")
    source.write_text(article("第三版", date="never"), encoding="utf-8")
    time.sleep(2)
    assert "第二版" in text_of(address + "/one/")
    source.write_text(article("第四版"), encoding="utf-8")
    wait_for("第四版", address + "/one/")


def test_drafts_are_shown_on_request_and_stay_out_of_output(
    serve: Callable[..., str], project: Path
) -> None:
    address = serve(drafts=True)
    assert "草稿" in text_of(address + "/drafts/two/")
    assert not (project / "output").exists()


def test_a_taken_port_is_one_line(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = serving(project, port, drafts=False)
        output, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    assert f"error: cannot listen on port {port}" in output
    assert "Traceback" not in output
