"""Kills imports at every point at which they touch the disk, and completes each by another.

A program of its own, so that processes can be forked from one that has no threads. It prints the
number of points and ends with 1 when what a second import makes is not what one alone would have.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.wordpress.run.import_site import import_site
from plugins.wordpress.run.options import Options
from tests.plugins.wordpress.memory_source import comment, post, source

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.plugins.wordpress.memory_source import MemorySource

TEXTS = (
    post(1, comments=(comment(1),)),
    post(2),
    post(3, status="trash"),
    post(4, slug="same"),
    post(5, slug="same"),
)
FIRST = source(*TEXTS)
SECOND = source(
    *(
        replace(one, body=f"{one.body}\n新的一段。\n", comments=(*one.comments, comment(9)))
        for one in TEXTS
    ),
    post(6),
)


class _Killer:
    """Ends the process at the given step, before or after a function does its work."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.steps = 0

    def step(self) -> None:
        if self.steps == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.steps += 1

    def around(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            self.step()
            result = function(*args, **kwargs)
            self.step()
            return result

        return wrapped


def child(site: Path, export: MemorySource, at: int) -> bool:
    """Import in a process that is killed at step `at`; False when it ended before that."""
    pid = os.fork()
    if pid == 0:
        killer = _Killer(at)
        Path.replace = killer.around(Path.replace)  # type: ignore[method-assign]
        Path.mkdir = killer.around(Path.mkdir)  # type: ignore[method-assign]
        from plugins.wordpress.library.ledger import Ledger  # noqa: PLC0415

        Ledger.remember = killer.around(Ledger.remember)  # type: ignore[method-assign]
        run(site, export)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(pid, 0)[1])


def run(site: Path, export: MemorySource) -> None:
    import_site(export, site / "content", site / "data", Options())


def made(site: Path) -> dict[str, object]:
    """Everything below a site; of the ledger what is in it."""
    files: dict[str, object] = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.name == "ledger.sqlite3":
            with sqlite3.connect(path) as ledger:
                files[name] = ledger.execute("SELECT * FROM files ORDER BY path").fetchall()
        elif path.is_file() and not name.startswith("data/.unfinished-"):
            files[name] = path.read_bytes()
    return files


def main(folder: Path) -> int:
    (folder / "whole").mkdir()
    run(folder / "whole", FIRST)
    shutil.copytree(folder / "whole", folder / "both")
    run(folder / "both", SECOND)
    expected = [made(folder / "whole"), made(folder / "both")]
    points = 0
    for base, export, wanted in ((None, FIRST, expected[0]), ("whole", SECOND, expected[1])):
        for at in range(1_000):
            site = folder / "killed"
            shutil.rmtree(site, ignore_errors=True)
            if base:
                shutil.copytree(folder / base, site)
            was_killed = child(site, export, at)
            run(site, export)
            found = made(site)
            if found != wanted:
                names = [n for n in {*found, *wanted} if found.get(n) != wanted.get(n)]
                print(f"killed at step {at} of the import after {base}: {names}")
                return 1
            if not was_killed:
                break
            points += 1
    print(f"{points} points")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
