"""Sets up `.venv` from the hashed lock files, with the standard library only.

The stamp in `.venv` names the lock files that are installed by their SHA-256 and is written last,
so an interrupted set-up is begun again. Old Pythons must be able to parse this file, to refuse
politely.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import List, NoReturn, Set

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed-locks"
LOG = VENV / "install.log"
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
DEV_TASKS = {"test", "lint", "lock", "screenshots"}
OLDEST = (3, 11)
OFFLINE = (
    "NewConnectionError",
    "NameResolutionError",
    "name resolution",
    "Network is unreachable",
    "Connection refused",
    "ProxyError",
    "timed out",
)


def main(arguments: List[str]) -> NoReturn:
    """Set up what the tasks in `arguments` need, then hand over to Invoke."""
    if sys.version_info < OLDEST:
        wanted = ".".join(str(part) for part in OLDEST)
        stop(f"this is Python {sys.version.split()[0]}; VPS Atlas needs {wanted} or newer")
    ensure(dev=any(argument in DEV_TASKS for argument in arguments))
    command = [str(venv_python()), "-m", "invoke", "--search-root", str(ROOT)]
    environment = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    # Ctrl-C reaches the task as well, which knows how to end; here it would only be a traceback.
    signal.signal(signal.SIGINT, lambda *_: None)
    raise SystemExit(subprocess.call(command + (arguments or ["--list"]), env=environment))


def ensure(dev: bool = False) -> None:
    """Make `.venv` hold the packages of requirements.lock, for `dev` those for tests as well."""
    lock = DEV_LOCK if dev else RUN_LOCK
    done = installed()
    if digest(lock) in done:
        check()
        return
    if digest(RUN_LOCK) not in done:
        create()
    print(f"setting up .venv from {lock.name} (once, under a minute) ...", flush=True)
    install(lock)
    # The test lock is compiled on top of the other, so it holds all of it.
    held = {digest(RUN_LOCK), digest(lock)}
    STAMP.write_text("\n".join(sorted(held)) + "\n")


def installed() -> Set[str]:
    """Digests of the lock files that `.venv` holds; empty when it has to be made anew."""
    if not (STAMP.is_file() and venv_python().exists()):
        return set()
    return set(STAMP.read_text().split())


def check() -> None:
    """Stop when a module that pip installed is no longer there."""
    packages = sysconfig.get_path("purelib", "venv", {"base": str(VENV)})
    for record in sorted(Path(packages).glob("*.dist-info/RECORD")):
        for line in record.read_text(encoding="utf-8").splitlines():
            name = line.split(",")[0]
            if not name.endswith(".py"):
                continue
            # `os.path` because this runs at every start, for some thousand files.
            if not os.path.exists(os.path.join(packages, name)):  # noqa: PTH110, PTH118
                stop(f"{VENV.name} is damaged ({name} is gone); remove {VENV.name} and run again")


def digest(lock: Path) -> str:
    """SHA-256 of a lock file and of the Python that installs it."""
    python = "{}.{}\n".format(*sys.version_info[:2])
    return hashlib.sha256(python.encode() + lock.read_bytes()).hexdigest()


def create() -> None:
    """Make an empty `.venv`, in the place of one that is incomplete or out of date."""
    try:
        import ensurepip
        import venv
    except ImportError:
        package = "python{}.{}-venv".format(*sys.version_info[:2])
        stop(f"this Python cannot make environments; on Debian or Ubuntu: apt install {package}")
    del ensurepip
    shutil.rmtree(str(VENV), ignore_errors=True)
    try:
        venv.create(str(VENV), with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        stop(f"cannot make {VENV.name}: {error}")


def install(lock: Path) -> None:
    """Install `lock` with pip, checking every hash; what pip says goes to a log."""
    STAMP.unlink(missing_ok=True)
    command = [str(venv_python()), "-m", "pip", "install", "--require-hashes", "--no-input"]
    command += ["--disable-pip-version-check", "--requirement", str(lock)]
    with LOG.open("w") as log:
        code = subprocess.call(command, stdout=log, stderr=subprocess.STDOUT, cwd=str(ROOT))
    if code:
        stop(explain(LOG.read_text(errors="replace")))


def explain(log: str) -> str:
    """One line for a person about why pip failed."""
    where = f"details: {LOG.relative_to(ROOT)}"
    if "DO NOT MATCH THE HASHES" in log:
        return f"a package differs from its hash in the lock file and was not installed; {where}"
    if any(sign in log for sign in OFFLINE):
        return f"no connection to the package index; go online and run this again; {where}"
    if "No space left" in log:
        return f"the disk is full; {where}"
    return f"pip could not install the lock file; {where}"


def venv_python() -> Path:
    """The interpreter of `.venv`."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stop(reason: str) -> NoReturn:
    """End with one line and exit code 1."""
    raise SystemExit(f"error: {reason}")
