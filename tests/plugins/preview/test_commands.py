"""`inv serve` on a miniature site, as a process of its own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any

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
PATIENCE = 600.0
"""Seconds for a step that takes two, on a machine that is busy with other things."""


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


class Preview:
    """A running preview and what it has printed so far."""

    def __init__(self, project: Path, *, port: str = "0", drafts: bool = False) -> None:
        script = (
            # A suite that a shell runs in the background would hand on that Ctrl-C is ignored.
            "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
            "from pathlib import Path; from plugins.preview.commands import serve;"
            f"serve(Path({str(project)!r}), port={port!r}, drafts={drafts})"
        )
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-c", script],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def address(self) -> str:
        return self.wait_for_line(r"http://127\.0\.0\.1:\d+")

    def wait_for_line(self, pattern: str) -> str:
        """The first match of `pattern` in what is or will be printed."""
        end = time.monotonic() + PATIENCE
        over = False
        while not over and time.monotonic() < end:
            over = not self._reader.is_alive()
            for line in tuple(self.lines):
                found = re.search(pattern, line)
                if found:
                    return found[0]
            time.sleep(0.05)
        pytest.fail(f"{pattern} was never printed, but: {self.lines}")

    def press_ctrl_c(self) -> None:
        """Interrupt every process of the group, as a terminal does."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)

    def ended(self) -> tuple[int, str]:
        """Exit code and everything printed, once it is over."""
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            raise
        self._reader.join(PATIENCE)
        return code, "".join(self.lines)

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as stream:
            self.lines.extend(stream)


@pytest.fixture
def preview(project: Path) -> Iterator[Callable[..., Preview]]:
    """Start a preview. At the end it is interrupted and must end in peace."""
    started: list[Preview] = []

    def start(**options: Any) -> Preview:
        started.append(Preview(project, **options))
        return started[-1]

    yield start
    for running in started:
        running.press_ctrl_c()
        code, printed = running.ended()
        assert code == 0
        assert "Traceback" not in printed


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
    preview: Callable[..., Preview], project: Path
) -> None:
    running = preview()
    page = running.address + "/one/"
    source = project / "content/posts/one/zh.md"
    assert "第一版" in text_of(page)
    source.write_text(article("第二版"), encoding="utf-8")
    wait_for("第二版", page)
    source.write_text(article("第三版", date="never"), encoding="utf-8")
    running.wait_for_line(r"content/posts/one/zh\.md:3: .*date")
    running.wait_for_line(r"^error: ")
    assert "第二版" in text_of(page)
    source.write_text(article("第四版"), encoding="utf-8")
    wait_for("第四版", page)


EDIT_AT_THE_END = """
from pathlib import Path
from pelican import signals

def edit(pelican):
    source = Path(pelican.settings["PATH"]) / "posts/one/zh.md"
    text = source.read_text(encoding="utf-8")
    if "第一版" in text:
        source.write_text(text.replace("第一版", "第二版"), encoding="utf-8")

signals.finalized.connect(edit, weak=False)
"""


def test_an_edit_during_the_first_build_is_not_lost(
    preview: Callable[..., Preview], project: Path
) -> None:
    with (project / "pelicanconf.py").open("a", encoding="utf-8") as conf:
        conf.write(EDIT_AT_THE_END)
    wait_for("第二版", preview().address + "/one/")


def test_ctrl_c_during_the_first_build_ends_in_peace(
    preview: Callable[..., Preview], project: Path
) -> None:
    with (project / "pelicanconf.py").open("a", encoding="utf-8") as conf:
        conf.write("print('building', flush=True)\nimport time\ntime.sleep(60)\n")
    running = preview()
    running.wait_for_line("building")
    running.press_ctrl_c()
    assert running.ended() == (0, "building\n")


def test_drafts_are_shown_on_request_and_stay_out_of_output(
    preview: Callable[..., Preview], project: Path
) -> None:
    address = preview(drafts=True).address
    assert "草稿" in text_of(address + "/drafts/two/")
    assert not (project / "output").exists()


def test_a_taken_port_is_one_line_before_anything_is_built(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, printed = Preview(project, port=str(port)).ended()
    assert code == 1
    assert printed.startswith(f"error: cannot listen on port {port} (")
    assert len(printed.splitlines()) == 1
    assert not (project / "output").exists()


@pytest.mark.parametrize("port", ["99999", "-1", "abc", "", "８０００"])
def test_what_is_no_port_is_one_line(project: Path, port: str) -> None:
    code, printed = Preview(project, port=port).ended()
    assert code == 1
    assert printed == f"error: {port!r} is no port; choose a number from 1 to 65535\n"
