"""A MariaDB server of its own for the tests: a temporary folder, a socket, no network."""

from __future__ import annotations

import getpass
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.wordpress.processes import end_group, started

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Nothing has to survive this server: it may be fast instead.
CARELESS = (
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-doublewrite=0",
    "--innodb-log-file-size=16M",
    "--innodb-buffer-pool-size=64M",
    "--skip-log-bin",
)


@dataclass(frozen=True)
class Database:
    """A running server.

    Attributes:
        socket: where it answers; everybody who can open it may do everything.
    """

    socket: Path

    def execute(self, statements: str) -> str:
        """What the client prints for SQL statements."""
        return _client("mariadb", self.socket, "--execute", statements)

    def copy(self, old: str, new: str) -> None:
        """Make a database `new` that holds what `old` holds."""
        self.execute(f"CREATE DATABASE {new} CHARACTER SET utf8mb4")
        dump = _client("mariadb-dump", self.socket, "--skip-comments", old)
        _client("mariadb", self.socket, new, text=dump)


def _client(program: str, socket: Path, *arguments: str, text: str = "") -> str:
    command = [program, "--no-defaults", f"--socket={socket}", "--user=root", *arguments]
    run = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


@contextmanager
def running_database(folder: Path) -> Iterator[Database]:
    """A server with its data in `folder`, which must be new; it ends with the context."""
    data, socket = folder / "data", folder / "db.sock"
    user = f"--user={getpass.getuser()}"
    install = ["mariadb-install-db", "--no-defaults", f"--datadir={data}", user, *CARELESS]
    install += ["--skip-test-db", "--auth-root-authentication-method=normal"]
    run = subprocess.run(install, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr + run.stdout
    command = ["mariadbd", "--no-defaults", f"--datadir={data}", f"--socket={socket}", user]
    command += ["--skip-networking", "--skip-grant-tables", *CARELESS]
    server = started(command, folder / "mariadbd.log")
    try:
        _wait_for(socket, server, folder / "mariadbd.log")
        yield Database(socket)
    finally:
        end_group(server)


def _wait_for(socket: Path, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + 60
    while not socket.exists():
        assert server.poll() is None, log.read_text(encoding="utf-8", errors="replace")
        assert time.monotonic() < end, "mariadbd does not answer"
        time.sleep(0.05)
