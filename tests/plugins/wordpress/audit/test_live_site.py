"""Sites that are asked, with a real server; limits and rates are those of the client."""

from __future__ import annotations

import gzip
import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.audit.live_site import LiveSite
from tests.serving import HOST, listening

if TYPE_CHECKING:
    from collections.abc import Iterator


class Handler(BaseHTTPRequestHandler):
    tries = 0

    def do_GET(self) -> None:
        status, headers, body = 200, {"Content-Type": "Text/HTML; charset=GBK"}, b"x"
        if self.path == "/moved":
            status, headers = 302, {"Location": "/elsewhere"}
        elif self.path == "/busy":
            Handler.tries += 1
            status = 200 if Handler.tries > 2 else 503
        elif self.path == "/gzip":
            headers["Content-Encoding"], body = "gzip", gzip.compress(b"unpacked")
        elif self.path == "/" and self.headers["Host"].startswith("localhost"):
            port = self.headers["Host"].partition(":")[2]
            status, headers = 301, {"Location": f"http://www.localhost:{port}/"}
        elif self.path == "/host":
            body = self.headers["Host"].encode()
        elif self.path.startswith("/%e5"):
            body = self.path.encode()
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def base() -> Iterator[str]:
    with listening(ThreadingHTTPServer((HOST, 0), Handler)) as address:
        yield address


def test_a_reply_is_told_as_it_is(base: str) -> None:
    with LiveSite(base, per_second=0) as site:
        reply = site.ask("/a")
        assert (reply.status, reply.media_type, reply.charset.lower()) == (200, "text/html", "gbk")
        moved = site.ask("/moved")
        assert (moved.status, moved.location) == (302, "/elsewhere")
        assert site.ask("/gzip").body == b"unpacked"
        assert site.ask("/%e5%90%8e").body == b"/%e5%90%8e"


def test_a_site_can_be_asked_under_another_name(base: str) -> None:
    with LiveSite(base, "https://www.example.com", 0) as site:
        assert site.ask("/host").body == b"www.example.com"


def test_a_site_is_asked_at_the_name_that_answers(
    base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lookup = socket.getaddrinfo

    def local(host: str, *rest: object, **more: object) -> object:
        return lookup("127.0.0.1" if host == "www.localhost" else host, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", local)
    port = base.rpartition(":")[2]
    with LiveSite(f"http://localhost:{port}", per_second=0) as site:
        site.settle()
        assert site.ask("/host").body == f"www.localhost:{port}".encode()


def test_a_busy_site_is_asked_again(base: str) -> None:
    Handler.tries = 0
    pauses: list[float] = []
    with LiveSite(base, per_second=0, pause=pauses.append) as site:
        assert site.ask("/busy").status == 200
    assert len(pauses) == 2


def test_a_silent_site_is_a_problem() -> None:
    with LiveSite("http://127.0.0.1:9", per_second=0, pause=lambda _seconds: None) as site:
        assert site.ask("/").problem.startswith("does not answer: ")
