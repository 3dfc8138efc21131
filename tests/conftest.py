"""Fixtures for all tests: miniature sites, and Pelican's process-wide state put back."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import blinker
import pelican
import pytest
from hypothesis import HealthCheck, settings
from pelican import signals
from pelican.log import LimitFilter
from xdist.scheduler import LoadScopeScheduling

from plugins.diagnostics.collector import forget
from tests.site_settings import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

# How long an example takes says how busy the machine is. Else as Hypothesis has it, here or in CI.
settings.register_profile(
    "any-machine", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any-machine")

ROOT = Path(__file__).resolve().parent.parent

TAXONOMY = """
[[categories]]
slug = "vps"
name = { zh = "服务器", en = "Servers" }
[[tags]]
slug = "kvm"
name = "KVM"
[[tags]]
slug = "disk"
name = { zh = "磁盘", en = "Disk" }
[[series]]
slug = "basics"
name = { zh = "入门", en = "Basics" }
summary = { zh = "从头说起", en = "From the start" }
"""


@dataclass(frozen=True)
class Built:
    """What one run of Pelican left behind.

    Attributes:
        exit_code: as a shell would see it.
        problems: the lines on standard error but the last.
        last_word: the last line on standard error, "" when all went well.
        output: the published folder.
    """

    exit_code: int
    problems: list[str]
    last_word: str
    output: Path

    def read(self, path: str) -> str:
        """The text of one published file."""
        return (self.output / path).read_text(encoding="utf-8")

    def files(self) -> set[str]:
        """Paths of all published files but those of the theme."""
        found = (path.relative_to(self.output) for path in self.output.rglob("*") if path.is_file())
        return {path.as_posix() for path in found if path.parts[0] not in ("theme", ".vps-atlas")}


def article(body: str = "正文。", **matter: str) -> str:
    """A content file with front matter that is complete, but for what `matter` overrides."""
    keys = {"title": "标题", "date": "2026-01-02", "category": "vps", "summary": "摘要"} | matter
    lines = "\n".join(f"{key}: {value}" for key, value in keys.items() if value)
    return f"---\n{lines}\n---\n{body}\n"


def page(body: str = "正文。", title: str = "关于", **matter: str) -> str:
    """A content file of a page, with further front matter if need be."""
    lines = "\n".join(f"{key}: {value}" for key, value in {"title": title, **matter}.items())
    return f"---\n{lines}\n---\n{body}\n"


def missing_part(what: str, how: str) -> NoReturn:
    """Skip visibly where a part of the system is missing; in CI that is a failure."""
    message = f"{what} is not here; {how}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


class _ByFolder(LoadScopeScheduling):  # type: ignore[misc]
    """Tests of a folder with servers and built sites go to one process: each makes its own.

    They are many and begin first, the one folder beside the other; all others are dealt out singly.
    Marks of groups would say the same, but xdist 3.8 does not see them with pytest 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        folder = nodeid.removeprefix("tests/").partition("/")[0]
        return folder if folder in ("e2e", "wordpress") else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """How tests are dealt out to several processes."""
    return _ByFolder(config, log)


def _laid_out(site: Path, files: Mapping[str, str | bytes], settings: str) -> Path:
    """Write the files of a miniature site; back comes its file of settings."""
    for path, text in {"data/taxonomy.toml": TAXONOMY, **files}.items():
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
    (site / "content").mkdir(exist_ok=True)
    conf = site / "conf.py"
    conf.write_text(SETTINGS.format(root=str(ROOT), site=str(site)) + settings, encoding="utf-8")
    return conf


def build_apart(site: Path, files: Mapping[str, str | bytes], settings: str = "") -> Path:
    """Build a miniature site for many tests, in a process of its own; back comes its output."""
    conf = _laid_out(site, files, settings)
    command = [sys.executable, "-m", "pelican", "-s", str(conf)]
    run = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return site / "output"


@pytest.fixture
def pelican_state() -> Iterator[None]:
    """Put back what Pelican keeps for the whole process: receivers, how it logs, problems."""
    logger = logging.getLogger("pelican")
    level, levels = logger.level, [(one, one.level) for one in logging.getLogger().handlers]
    held = {
        signal: (dict(signal.receivers), {k: set(v) for k, v in signal._by_sender.items()})
        for signal in vars(signals).values()
        if isinstance(signal, blinker.Signal)
    }
    LimitFilter._raised_messages.clear()
    LimitFilter._group_count.clear()
    forget()
    yield
    for signal, (receivers, by_sender) in held.items():
        signal.receivers.clear()
        signal.receivers.update(receivers)
        signal._by_sender.clear()
        signal._by_sender.update(by_sender)
    # `pelican -q` says so to all later builds.
    logger.setLevel(level)
    for handler, was in levels:
        handler.setLevel(was)
    forget()


@pytest.fixture
def build_site(
    tmp_path: Path,
    pelican_state: None,
    capsys: pytest.CaptureFixture[str],
) -> Callable[..., Built]:
    """A function that builds a miniature site from `{path: text}` with this project's plugins.

    Called again in one test it removes what the files before it left in content/ and data/, but not
    the output. `settings` is Python text behind the settings of the project.
    """
    del pelican_state
    site = tmp_path / "site"

    def build(files: dict[str, str | bytes], settings: str = "", *options: str) -> Built:
        for folder in ("content", "data"):
            shutil.rmtree(site / folder, ignore_errors=True)
        conf = _laid_out(site, files, settings)
        capsys.readouterr()
        code = 0
        try:
            pelican.main(["-s", str(conf), *options])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err + printed.out
        *problems, last_word = printed.err.replace(f"{site}/", "").splitlines() or [""]
        return Built(code, problems, last_word, site / "output")

    return build
