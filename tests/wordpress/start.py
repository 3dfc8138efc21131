"""Start the WordPress of the tests by hand: `python -m tests.wordpress.start [number|date] [port]`.

It answers at http://127.0.0.1:8080/ until it is interrupted. Its export, its media and a list of
its addresses lie in the folder that is printed. The owner is `admin`, the password `tests only`.
"""

from __future__ import annotations

import signal
import sys
import tempfile
import threading
from pathlib import Path

from tests.wordpress.database import running_database
from tests.wordpress.site import installed, served, settled


def main(structure: str = "number", port: str = "8080") -> None:
    """Run until interrupted or ended: the servers are groups of their own, and end with this."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="wp-") as name:
        folder = Path(name)
        with running_database(folder) as database:
            filled = installed(folder / "www", database, f"http://127.0.0.1:{port}")
            site = settled(filled, database, structure)
            (folder / "export.xml").write_text(site.run("export.php"), encoding="utf-8")
            (folder / "addresses.txt").write_text(site.run("addresses.php"), encoding="utf-8")
            with served(site, folder / "php.log", int(port)) as base:
                print(f"{base}/ answers; export.xml, addresses.txt and {site.uploads} in {folder}")
                sys.stdout.flush()
                threading.Event().wait()


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except KeyboardInterrupt:
        print("ended")
