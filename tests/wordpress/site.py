"""A real WordPress: installed, filled with the texts of content/, served by PHP on loopback."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.serving import free_port
from tests.wordpress.processes import end_group, started

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.wordpress.database import Database

CODE = Path("/usr/share/wordpress")
PHP = Path(__file__).resolve().parent / "php"
CONTENT = Path(__file__).resolve().parent / "content"
THEME = "twentytwentyone"

ADDRESS = "http://www.vps-notes.example"
"""What the site calls itself: fixed, so that exports are the same on every machine."""

STRUCTURES = {"number": "/%post_id%.html", "date": "/%year%/%monthnum%/%postname%/"}
"""Permalink structures by the name of their database."""

WORKERS = "4"


@dataclass(frozen=True)
class WordPress:
    """A site that is installed and filled.

    Attributes:
        folder: what the web server serves.
        environment: what its PHP code reads: database, folder, address.
    """

    folder: Path
    environment: Mapping[str, str]

    @property
    def uploads(self) -> Path:
        """The folder of the media."""
        return self.folder / "wp-content" / "uploads"

    @property
    def address(self) -> str:
        """What the site calls itself."""
        return self.environment["WP_TEST_ADDRESS"]

    def run(self, script: str) -> str:
        """What a script of php/ prints."""
        return _php(script, self.environment)


def installed(folder: Path, database: Database, address: str = ADDRESS) -> WordPress:
    """Install WordPress into `folder` and fill its database `filled`."""
    _lay_out(folder)
    environment = {
        "WP_TEST_DATABASE": "filled",
        "WP_TEST_SOCKET": str(database.socket),
        "WP_TEST_FOLDER": str(folder),
        "WP_TEST_ADDRESS": address,
        "WP_TEST_CONTENT": str(CONTENT),
    }
    database.execute("CREATE DATABASE filled CHARACTER SET utf8mb4")
    site = WordPress(folder, environment)
    site.run("install.php")
    site.run("fill.php")
    return site


def settled(site: WordPress, database: Database, structure: str) -> WordPress:
    """The same site with the permalinks of `STRUCTURES[structure]`, in a database of that name."""
    database.copy("filled", structure)
    own = {"WP_TEST_DATABASE": structure, "WP_TEST_STRUCTURE": STRUCTURES[structure]}
    other = WordPress(site.folder, {**site.environment, **own})
    other.run("structure.php")
    other.run("settle.php")
    return other


@contextmanager
def served(site: WordPress, log: Path, port: int = 0) -> Iterator[str]:
    """The site answers on this machine, at the address that is yielded, as long as the context."""
    port = port or free_port()
    command = ["php", "-d", "display_errors=0", "-S", f"127.0.0.1:{port}"]
    command += ["-t", str(site.folder), str(PHP / "router.php")]
    server = started(command, log, {**site.environment, "PHP_CLI_SERVER_WORKERS": WORKERS})
    try:
        _wait_for(port, server, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        end_group(server)


def _lay_out(folder: Path) -> None:
    """Code by links, but for the files at the top: PHP would follow a link to find the settings."""
    folder.mkdir()
    for path in CODE.glob("*.php"):
        if path.name != "wp-config.php":
            shutil.copyfile(path, folder / path.name)
    shutil.copyfile(PHP / "wp-config.php", folder / "wp-config.php")
    for name in ("wp-admin", "wp-includes"):
        (folder / name).symlink_to(CODE / name)
    own = folder / "wp-content"
    for name in ("themes", "plugins", "mu-plugins", "uploads"):
        (own / name).mkdir(parents=True)
    (own / "themes" / THEME).symlink_to(CODE / "wp-content" / "themes" / THEME)
    shutil.copyfile(PHP / "mu-plugin.php", own / "mu-plugins" / "tests.php")


def _php(script: str, environment: Mapping[str, str]) -> str:
    command = ["php", "-d", "display_errors=stderr", "-d", "memory_limit=512M", str(PHP / script)]
    run = subprocess.run(
        command,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )
    assert run.returncode == 0, f"{script}: {run.stderr}{run.stdout[-2000:]}"
    assert "PHP Fatal" not in run.stderr, run.stderr
    return run.stdout


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + 60
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert server.poll() is None, log.read_text(encoding="utf-8", errors="replace")
            assert time.monotonic() < end, "php does not answer"
            time.sleep(0.05)
        else:
            return
