"""A real WordPress for the whole session, with both permalink structures."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.audit.crawl import Crawl
from plugins.wordpress.audit.live_site import LiveSite
from plugins.wordpress.audit.snapshot import Snapshot
from plugins.wordpress.audit.targets import Host
from tests.conftest import missing_part
from tests.wordpress.database import running_database
from tests.wordpress.site import CODE, STRUCTURES, THEME, WordPress, installed, served, settled

if TYPE_CHECKING:
    from collections.abc import Iterator

NEEDED = {
    "mariadbd": "mariadb-server",
    "mariadb-install-db": "mariadb-server",
    "mariadb": "mariadb-client",
    "php": "php-cli php-mysql php-xml php-mbstring php-gd",
}


@dataclass(frozen=True)
class Exported:
    """A running WordPress and what its owner takes away.

    Attributes:
        site: the WordPress itself.
        base: where it answers on this machine, `http://127.0.0.1:…`.
        export: its WXR file.
        addresses: every public address that WordPress knows of, whole.
    """

    site: WordPress
    base: str
    export: Path
    addresses: tuple[str, ...]


@pytest.fixture(scope="session")
def wordpress_sites() -> Iterator[dict[str, Exported]]:
    """Both sites, by the name of their permalink structure; they share one folder of media."""
    for program, package in NEEDED.items():
        if shutil.which(program) is None:
            missing_part(program, f"on Debian: apt install {package}")
    if not (CODE / "wp-content" / "themes" / THEME).is_dir():
        missing_part("WordPress", f"on Debian: apt install wordpress wordpress-theme-{THEME}")
    # A socket has to have a short path: pytest's own folders are too deep for it on some systems.
    with tempfile.TemporaryDirectory(prefix="wp-") as name:
        folder = Path(name)
        with running_database(folder) as database:
            filled = installed(folder / "www", database)
            number, date = (settled(filled, database, structure) for structure in STRUCTURES)
            with (
                served(number, folder / "number.log") as one,
                served(date, folder / "date.log") as two,
            ):
                yield {
                    "number": _exported(number, one, folder / "number.xml"),
                    "date": _exported(date, two, folder / "date.xml"),
                }


@pytest.fixture(scope="session", params=list(STRUCTURES))
def wordpress(request: pytest.FixtureRequest, wordpress_sites: dict[str, Exported]) -> Exported:
    """One of the two sites: each test runs with both."""
    return wordpress_sites[request.param]


@pytest.fixture(scope="session")
def old_site(wordpress: Exported, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """What the old site answers at every address: those that a crawl finds, and those it knows."""
    snapshot = Snapshot(tmp_path_factory.mktemp("old-site"))
    host = Host.of(wordpress.base, wordpress.site.address)
    known = (host.target(address) for address in wordpress.addresses)
    with LiveSite(wordpress.base, wordpress.site.address, per_second=0) as site:
        Crawl(site, host, snapshot).walk(["/", *(target for target in known if target)])
    snapshot.save(wordpress.site.address)
    return snapshot


def _exported(site: WordPress, base: str, export: Path) -> Exported:
    export.write_text(site.run("export.php"), encoding="utf-8")
    return Exported(site, base, export, tuple(site.run("addresses.php").split()))
