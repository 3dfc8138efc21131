"""What `inv serve` runs."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from watchfiles import watch

from plugins.preview.server import HOST, port_number, site_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from watchfiles.main import FileChange

    from plugins.preview.server import SiteServer

SOURCES = ("content", "data", "plugins", "theme", "pelicanconf.py")
_PULSE = 100
"""Milliseconds after which watching has begun at the latest."""

_DRAFTS = (
    'DRAFT_SAVE_AS="drafts/{slug}/index.html"',
    'DRAFT_URL="drafts/{slug}/"',
    'DRAFT_PAGE_SAVE_AS="drafts/pages/{slug}/index.html"',
    'DRAFT_PAGE_URL="drafts/pages/{slug}/"',
)


def serve(root: Path, *, port: str, drafts: bool) -> None:
    """Build the site of `root`, serve it, and build again at each change until Ctrl-C.

    With `drafts` the site goes to a folder of its own: `output/` never holds a draft. A `port` that
    is no port or is taken ends the program with one line.
    """
    output = root / ("output.drafts" if drafts else "output")
    # Ctrl-C is how it ends, be it while waiting or while building.
    with suppress(KeyboardInterrupt), _listening(output, port) as server:
        changes = _changes([root / source for source in SOURCES if (root / source).exists()])
        _build(root, output, drafts=drafts)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"the site is at http://{HOST}:{server.server_port}/ (Ctrl-C ends)", flush=True)
        for _ in changes:
            _build(root, output, drafts=drafts)


def _listening(output: Path, port: str) -> SiteServer:
    try:
        return site_server(output, port_number(port))
    except ValueError as error:
        sys.exit(f"error: {error}")
    except OSError as error:
        reason = f"cannot listen on port {port} ({error.strerror})"
        sys.exit(f"error: {reason}; choose another one with --port")


def _changes(sources: list[Path]) -> Iterator[set[FileChange]]:
    """What changes from now on: an edit during a build is not lost."""
    changes = watch(*sources, rust_timeout=_PULSE, yield_on_timeout=True)
    next(changes)  # only now does it begin to watch
    return filter(None, changes)


def _build(root: Path, output: Path, *, drafts: bool) -> None:
    command = [
        sys.executable,
        "-m",
        "pelican",
        "content",
        "-s",
        "pelicanconf.py",
        "-o",
        str(output),
    ]
    if drafts:
        command += ["-e", *_DRAFTS]
    # Away from the terminal's Ctrl-C, which is ours to answer: an interrupted import would show a
    # traceback. `run` ends the build when it is interrupted itself.
    subprocess.run(command, cwd=root, check=False, start_new_session=True)
