"""A web server for the built folder, on this machine only."""

from __future__ import annotations

import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from io import BytesIO

HOST = "127.0.0.1"


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files, the 404 page of the right language, and nothing from a browser's cache."""

    def end_headers(self) -> None:
        """Ask for a fresh copy each time: the page on the screen is the one just built."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, path: Any) -> BytesIO | None:  # noqa: ARG002
        """A folder without index.html is not found, as on a static host."""
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own 404 page."""
        page = self._not_found_page() if code == HTTPStatus.NOT_FOUND else None
        if page is None:
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing: the terminal belongs to the messages of the build."""

    def _not_found_page(self) -> Path | None:
        first = urlsplit(self.path).path.strip("/").split("/")[0]
        root = Path(self.directory)
        folders = (root,) if first in ("", ".", "..") else (root / first, root)
        pages = (folder / "404.html" for folder in folders)
        return next((page for page in pages if page.is_file()), None)


class SiteServer(ThreadingHTTPServer):
    """A threaded server that takes a browser's leaving early for what it is: no error."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a reader who went to another page before this one had arrived."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def port_number(text: str) -> int:
    """The port that `text` names, 0 for any free one.

    Raises:
        ValueError: it names none; the text says so on one line.
    """
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= 5 else -1
    if not 0 <= number <= 65535:
        raise ValueError(f"{text!r} is no port; choose a number from 1 to 65535")
    return number


def site_server(folder: Path, port: int) -> SiteServer:
    """A server of `folder` on `port` (0: any free one), not yet running.

    Raises:
        OSError: the port is taken.
    """
    handler = partial(SiteHandler, directory=str(folder))
    return SiteServer((HOST, port), handler)
