"""Real web servers on loopback for tests, and names that resolve as a test says."""

from __future__ import annotations

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from plugins.wordpress.web import Client, Limits
from tests.serving import HOST, listening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Answering = Callable[["Request"], None]

QUICK = Limits(seconds=120, idle=60, first_pause=0.0, per_second=10_000)
"""No pauses; the time for an answer is a busy machine's."""


class Request(BaseHTTPRequestHandler):
    """One request; `answer` and `send` write to its client."""

    protocol_version = "HTTP/1.1"
    answering: Answering
    log: list[Request]

    def do_GET(self) -> None:
        self.log.append(self)
        self.close_connection = True
        try:
            self.answering(self)
        except OSError:
            # The client has seen enough and hung up.
            self.close_connection = True

    def answer(self, status: int = 200, /, body: bytes = b"", **headers: str) -> None:
        """A whole answer; `_` in names of headers becomes `-`."""
        self.head(status, **{"Content_Length": str(len(body)), **headers})
        self.wfile.write(body)

    def head(self, status: int = 200, **headers: str) -> None:
        """Status line and headers only."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Connection", "close")
        self.end_headers()

    def wait(self) -> None:
        """Until the client hangs up."""
        self.rfile.read(1)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    log: list[Request]

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.server_port}"


@contextmanager
def serving(answering: Answering) -> Iterator[_Server]:
    """A server that answers every GET with `answering`; `log` holds its requests."""
    log: list[Request] = []
    handler = type("Handler", (Request,), {"answering": staticmethod(answering), "log": log})
    server = _Server((HOST, 0), handler)
    server.log = log
    with listening(server):
        yield server


def client(limits: Limits = QUICK) -> Client:
    """A client that may ask loopback and does not wait between attempts."""
    return Client(limits, allow_private=True, pause=lambda _seconds: None)
