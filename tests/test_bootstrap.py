"""Setting up on a machine that has nothing: real environments, real pip, no network."""

from __future__ import annotations

import ast
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent


def wheel(folder: Path, name: str, code: str = "") -> str:
    """A minimal wheel in `folder` with one module; back comes its SHA-256."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}-1.0-py3-none-any.whl"
    info = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}.py", code)
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def lock(project: Path, file: str, **hashes: str) -> None:
    lines = [f"{name}==1.0 --hash=sha256:{digest}" for name, digest in hashes.items()]
    text = "\n".join(["--no-index", "--find-links wheels", *lines]) + "\n"
    (project / file).write_text(text)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    shutil.copy(ROOT / "bootstrap.py", folder)
    one, two = wheel(folder / "wheels", "one"), wheel(folder / "wheels", "two")
    lock(folder, "requirements.lock", one=one)
    lock(folder, "requirements-dev.lock", one=one, two=two)
    return folder


@pytest.fixture(scope="session")
def copying(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Code that makes an empty environment by copying one, which takes a tenth of the time."""
    empty = tmp_path_factory.mktemp("environment") / "empty"
    venv.create(empty, with_pip=True)
    copy = f"lambda path, **_: shutil.copytree({str(empty)!r}, path, symlinks=True)"
    return f"import shutil, venv; venv.create = {copy}"


@pytest.fixture
def ensure(project: Path, copying: str) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs the set-up; with `before=""` it makes the environment itself."""

    def run(
        before: str = copying, dev: bool = False, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        script = f"{before}\nimport bootstrap; bootstrap.ensure(dev={dev})"
        clean = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")}
        return subprocess.run(
            [sys.executable, "-c", script],
            cwd=project,
            capture_output=True,
            text=True,
            env={**clean, "PIP_RETRIES": "1", "PIP_CONFIG_FILE": os.devnull, **environment},
            check=False,
        )

    return run


def packages(project: Path) -> set[str]:
    found = (project / ".venv").glob("lib/python*/site-packages/*.dist-info")
    return {path.name.split("-")[0] for path in found} & {"one", "two"}


def test_installs_once_and_dev_on_top(
    project: Path, ensure: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    first = ensure(before="")
    assert (first.returncode, first.stderr) == (0, "")
    assert packages(project) == {"one"}
    installed = (project / ".venv/pyvenv.cfg").stat().st_mtime_ns
    again = ensure()
    assert (again.returncode, again.stdout) == (0, "")
    assert ensure(dev=True).returncode == 0
    assert packages(project) == {"one", "two"}
    assert ensure().stdout == ensure(dev=True).stdout == ""
    assert (project / ".venv/pyvenv.cfg").stat().st_mtime_ns == installed


def test_an_interrupted_install_is_begun_again(
    project: Path, ensure: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    site = project / ".venv/lib"
    site.mkdir(parents=True)
    (site / "half-written").touch()
    assert ensure(before="").returncode == 0
    assert packages(project) == {"one"}
    assert not (site / "half-written").exists()


def test_a_module_that_is_gone_is_one_line(
    project: Path, ensure: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    ensure()
    (module,) = (project / ".venv").glob("lib/python*/site-packages/one.py")
    module.unlink()
    run = ensure()
    assert run.returncode == 1
    assert run.stderr == "error: .venv is damaged (one.py is gone); remove .venv and run again\n"
    shutil.rmtree(project / ".venv")
    assert ensure().returncode == 0


TASK = """
import time
try:
    print("ready", flush=True)
    time.sleep(60)
except KeyboardInterrupt:
    raise SystemExit(7)
"""


def test_ctrl_c_is_answered_by_the_task_alone(
    project: Path, ensure: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    lock(project, "requirements.lock", invoke=wheel(project / "wheels", "invoke", TASK))
    assert ensure().returncode == 0
    with subprocess.Popen(
        [sys.executable, "-c", "import bootstrap; bootstrap.main(['serve'])"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        # As a terminal does: to the whole group.
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (7, "")


def test_a_changed_lock_makes_a_fresh_environment(
    project: Path, ensure: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    ensure()
    lock(project, "requirements.lock", two=wheel(project / "wheels", "two"))
    assert ensure().returncode == 0
    assert packages(project) == {"two"}


def test_a_wrong_hash_is_one_line_and_nothing_is_installed(
    project: Path, ensure: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    lock(project, "requirements.lock", one="0" * 64)
    run = ensure()
    assert run.returncode == 1
    assert run.stderr.startswith("error: a package differs from its hash")
    assert len(run.stderr.splitlines()) == 1
    assert packages(project) == set()
    lock(project, "requirements.lock", one=wheel(project / "wheels", "one"))
    assert ensure().returncode == 0


def test_no_network_is_one_line(
    project: Path, ensure: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    text = f"--index-url http://127.0.0.1:9/simple\none==1.0 --hash=sha256:{'0' * 64}\n"
    (project / "requirements.lock").write_text(text)
    run = ensure()
    assert run.returncode == 1
    assert run.stderr.startswith("error: no connection to the package index")
    assert len(run.stderr.splitlines()) == 1


def test_a_python_without_venv_is_told_what_to_install(
    project: Path, ensure: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    run = ensure("import sys; sys.modules['ensurepip'] = None")
    assert run.returncode == 1
    major, minor = sys.version_info[:2]
    assert run.stderr.strip().endswith(f"apt install python{major}.{minor}-venv")
    assert not (project / ".venv").exists()


def test_an_old_python_is_refused_in_one_line(project: Path) -> None:
    script = "import sys; sys.version_info = (3, 9, 1); import bootstrap; bootstrap.main(['build'])"
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=project, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert run.stderr.startswith("error: this is Python")
    assert "needs 3.11 or newer" in run.stderr


@pytest.mark.parametrize("file", ["bootstrap.py", "tasks.py"])
def test_old_pythons_can_parse_what_refuses_them(file: str) -> None:
    source = (ROOT / file).read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))


def test_the_lock_files_hold_hashes_and_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        requirements = text.replace("\\\n", "").splitlines()
        assert requirements
        assert all("==" in line and "--hash=sha256:" in line for line in requirements)


def test_the_test_lock_holds_all_of_the_other() -> None:
    def pins(name: str) -> set[str]:
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        return {line.split(" \\")[0] for line in lines if not line.startswith(" ")}

    assert pins("requirements.lock") <= pins("requirements-dev.lock")
