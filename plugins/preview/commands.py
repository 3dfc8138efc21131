"""What `inv serve` runs."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from watchfiles import watch

from plugins.preview.server import HOST, site_server

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = ("content", "data", "plugins", "theme", "pelicanconf.py")
_DRAFTS = (
    'DRAFT_SAVE_AS="drafts/{slug}/index.html"',
    'DRAFT_URL="drafts/{slug}/"',
    'DRAFT_PAGE_SAVE_AS="drafts/pages/{slug}/index.html"',
    'DRAFT_PAGE_URL="drafts/pages/{slug}/"',
)


def serve(root: Path, *, port: int, drafts: bool) -> None:
    """Build the site of `root`, serve it, and build again at each change until Ctrl-C.

    With `drafts` the site goes to a folder of its own: `output/` never holds a draft.
    """
    output = root / ("output.drafts" if drafts else "output")
    _build(root, output, drafts=drafts)
    try:
        server = site_server(output, port)
    except OSError as error:
        sys.exit(f"error: cannot listen on port {port} ({error.strerror}); try --port {port + 1}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"the site is at http://{HOST}:{server.server_port}/ (Ctrl-C ends)", flush=True)
    sources = [root / source for source in SOURCES if (root / source).exists()]
    # Ctrl-C is how it ends, be it while waiting or while building.
    with suppress(KeyboardInterrupt):
        for _ in watch(*sources):
            _build(root, output, drafts=drafts)
    server.shutdown()


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
    subprocess.run(command, cwd=root, check=False)
