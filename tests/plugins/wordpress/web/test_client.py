from __future__ import annotations

import gzip
import socket
import ssl
import struct
import subprocess
import time
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import httpcore
import pytest

from plugins.wordpress.web import Client, Hop, Route, WebError
from plugins.wordpress.web.destinations import objection
from tests.conftest import missing_part
from tests.plugins.wordpress.web_server import QUICK, Request, client, serving

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.wordpress.web import Limits
    from tests.plugins.wordpress.web_server import Answering

BOMB = gzip.compress(bytes(50_000_000))
SMALL = replace(QUICK, largest=100_000, attempts=1)


def reset(request: Request) -> None:
    """End the connection the hard way, with RST."""
    linger = struct.pack("ii", 1, 0)
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    request.connection.close()


def test_an_answer_is_handed_out_whole() -> None:
    def answering(request: Request) -> None:
        request.answer(404, "没有".encode("gb18030"), Content_Type="Text/HTML; charset=GB18030")

    with serving(answering) as server, client() as web:
        response = web.get(f"{server.url}/后?p=1#here")
        assert (response.status, response.media_type, response.text) == (404, "text/html", "没有")
        assert response.url == f"{server.url}/%E5%90%8E?p=1"
        (asked,) = server.log
        assert asked.path == "/%E5%90%8E?p=1"
        assert "VPS-Atlas" in asked.headers["User-Agent"]


def test_no_cookies_and_no_proxies_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with serving(lambda request: request.answer(Set_Cookie="a=b")) as server, client() as web:
        assert web.get(server.url).status == 200
        assert web.get(server.url).status == 200
        assert [request.headers["Cookie"] for request in server.log] == [None, None]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "only http"),
        ("ftp://example.com/", "only http"),
        ("//example.com/x", "only http"),
        ("http://user:word@example.com/", "user name"),
        ("http://", "no host"),
        ("http://[::1", "no address"),
        ("http://example.com:99999/", "no address"),
        ("http://example.com/\x00", "no address"),
        ("http://example.com/" + "x" * 9_000, "8,000"),
        ("http://127.0.0.1:1/", "private"),
        ("http://0x7f000001:1/", "private"),
        ("http://127.1:1/", "private"),
        ("http://[::ffff:127.0.0.1]:1/", "private"),
        ("http://169.254.169.254/latest/meta-data/", "special"),
        ("http://name.invalid/", "not known"),
    ],
)
def test_addresses_that_must_not_be_asked(url: str, reason: str) -> None:
    with Client(SMALL) as web, pytest.raises(WebError, match=reason):
        web.get(url)


def test_a_name_that_turns_private_is_connected_where_it_was_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    asked: list[str] = []
    connected: list[str] = []

    def rebinding(host: str, _port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    def connect(_backend: object, host: str, *_: object) -> None:
        connected.append(host)
        raise httpcore.ConnectError

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    with Client(SMALL, route=Route(resolver=rebinding)) as web:
        with pytest.raises(WebError, match="connection failed"):
            web.get("http://rebind.example/")
        assert asked == ["rebind.example"]
        with pytest.raises(WebError, match="private"):
            web.get("http://rebind.example/")
    assert connected == ["93.184.216.34"]


def here(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


def two(_host: str, _port: int) -> list[str]:
    return ["127.0.0.99", "127.0.0.1"]


def mixed(_host: str, _port: int) -> list[str]:
    return ["93.184.216.34", "10.0.0.1"]


def test_one_private_address_among_public_ones_refuses_the_name() -> None:
    with (
        Client(SMALL, route=Route(resolver=mixed)) as web,
        pytest.raises(WebError, match=r"10\.0\.0\.1"),
    ):
        web.get("http://mixed.example/")


def test_all_addresses_of_a_name_are_tried() -> None:
    with serving(lambda request: request.answer(body=b"here")) as server:
        web = Client(SMALL, allow_private=True, route=Route(resolver=two))
        assert web.get(f"http://two.example:{server.server_port}/").body == b"here"
        assert server.log[0].headers["Host"] == f"two.example:{server.server_port}"


def test_a_host_can_be_asked_elsewhere() -> None:
    with serving(lambda request: request.answer(body=b"old")) as server:
        there = {"old.example": ("127.0.0.1", server.server_port)}
        web = Client(SMALL, allow_private=True, route=Route(connect_to=there))
        response = web.get("http://old.example/x")
        assert (response.url, response.body) == ("http://old.example/x", b"old")
        assert server.log[0].headers["Host"] == "old.example"
        with pytest.raises(WebError, match="private"):
            Client(SMALL, route=Route(connect_to=there)).get("http://old.example/x")


def test_redirects_are_followed_and_told() -> None:
    def answering(request: Request) -> None:
        if request.path == "/a":
            request.answer(301, Location="/后/?x=1#top".encode().decode("latin-1"))
        else:
            request.answer(body=b"end")

    with serving(answering) as server, client() as web:
        response = web.get(f"{server.url}/a")
        assert response.hops == (Hop(f"{server.url}/a", 301),)
        assert response.url == f"{server.url}/%E5%90%8E/?x=1"
        assert web.get(f"{server.url}/a", follow=False).status == 301


def test_headers_stay_behind_when_a_redirect_leaves_the_site() -> None:
    with serving(lambda request: request.answer(body=b"other")) as other:
        with (
            serving(lambda request: request.answer(302, Location=other.url)) as server,
            client() as web,
        ):
            assert web.get(server.url, {"Authorization": "Basic x"}).body == b"other"
            assert server.log[0].headers["Authorization"] == "Basic x"
        assert other.log[0].headers["Authorization"] is None


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://10.1.2.3/", "special|private"),
        ("http://169.254.169.254/", "special"),
        ("file:///etc/passwd", "only http"),
        ("http://user@example.com/", "user name"),
        ("/", "circle"),
        ("http://[", "no address"),
    ],
)
def test_redirects_that_must_not_be_followed(
    location: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def resolver(host: str, _port: int) -> list[str]:
        return ["127.0.0.1"] if host == "site.example" else [host]

    def with_one_exception(text: str, *, allow_private: bool) -> str:
        # The server of this test stands for a public one.
        return "" if text == "127.0.0.1" else objection(text, allow_private=allow_private)

    monkeypatch.setattr("plugins.wordpress.web.network.objection", with_one_exception)
    with serving(lambda request: request.answer(302, Location=location)) as server:
        web = Client(SMALL, route=Route(resolver=resolver))
        with pytest.raises(WebError, match=reason):
            web.get(f"http://site.example:{server.server_port}/")
        assert len(server.log) == 1


def test_endless_redirects_end() -> None:
    def answering(request: Request) -> None:
        request.answer(302, Location=f"{request.path}x")

    with (
        serving(answering) as server,
        client() as web,
        pytest.raises(WebError, match="more than 5 times"),
    ):
        web.get(f"{server.url}/")
    assert len(server.log) == 6


def endless(request: Request) -> None:
    request.head()
    while True:
        request.wfile.write(b"x" * 10_000)


def announced(request: Request) -> None:
    request.head(Content_Length="100001")


def bomb(request: Request) -> None:
    request.answer(body=BOMB, Content_Encoding="gzip")


def nested(request: Request) -> None:
    body = gzip.compress(gzip.compress(bytes(1_000)))
    request.answer(body=body, Content_Encoding="gzip, gzip")


def foreign(request: Request) -> None:
    request.answer(body=b"x", Content_Encoding="br")


def broken(request: Request) -> None:
    request.answer(body=b"\x1f\x8bno gzip at all", Content_Encoding="gzip")


def cut(request: Request) -> None:
    request.answer(body=gzip.compress(b"text" * 99)[:-9], Content_Encoding="gzip")


def short(request: Request) -> None:
    request.head(Content_Length="100")
    request.wfile.write(b"too little")


def slow(request: Request) -> None:
    request.head()
    while True:
        request.wfile.write(b".")
        time.sleep(0.05)


def slow_headers(request: Request) -> None:
    while True:
        request.wfile.write(b"H")
        time.sleep(0.05)


def silent(request: Request) -> None:
    request.head(Content_Length="5")
    request.wait()


@pytest.mark.parametrize(
    ("answering", "reason"),
    [
        (endless, "sends more than 100,000"),
        (announced, "announces 100001"),
        (bomb, "unpacks to more than"),
        (nested, "not asked for"),
        (foreign, "not asked for"),
        (broken, "data is broken"),
        (cut, "cut off"),
        (short, "connection failed"),
        (reset, "connection failed"),
    ],
)
def test_answers_that_are_refused(answering: Answering, reason: str) -> None:
    with serving(answering) as server, client(SMALL) as web, pytest.raises(WebError, match=reason):
        web.get(server.url)


@pytest.mark.parametrize(
    ("answering", "limits", "reason"),
    [
        (slow, replace(SMALL, seconds=0.5), "too long in all|no answer in time"),
        (slow_headers, replace(SMALL, seconds=0.5), "too long in all|no answer in time"),
        (silent, replace(SMALL, idle=0.3), "no answer in time"),
    ],
)
def test_answers_that_take_too_long_are_refused(
    answering: Answering, limits: Limits, reason: str
) -> None:
    with serving(answering) as server, client(limits) as web, pytest.raises(WebError, match=reason):
        web.get(server.url)


@pytest.mark.parametrize("raw", [False, True])
def test_compressed_answers_are_unpacked(raw: bool) -> None:
    text = b"text " * 10_000

    def answering(request: Request) -> None:
        packer = zlib.compressobj(wbits=-15)
        body = packer.compress(text) + packer.flush() if raw else gzip.compress(text)
        request.answer(body=body, Content_Encoding="deflate" if raw else "gzip")

    with serving(answering) as server, client() as web:
        assert web.get(server.url).body == text


def test_passing_failures_are_tried_again() -> None:
    turns = iter([reset, lambda request: request.answer(503, Retry_After="7"), short])
    pauses: list[float] = []

    def answering(request: Request) -> None:
        next(turns, lambda request: request.answer(body=b"at last"))(request)

    with serving(answering) as server:
        web = Client(replace(QUICK, first_pause=1.0), allow_private=True, pause=pauses.append)
        assert web.get(server.url).body == b"at last"
    assert pauses == [1.0, 7.0, 4.0]


def test_a_server_that_wants_too_much_time_is_left_alone() -> None:
    def answering(request: Request) -> None:
        request.answer(429, Retry_After="86400")

    with serving(answering) as server, client() as web:
        assert web.get(server.url).status == 429
        assert len(server.log) == 1


def test_in_the_end_the_last_answer_counts() -> None:
    with serving(lambda request: request.answer(500)) as server, client() as web:
        assert web.get(server.url).status == 500
        assert len(server.log) == QUICK.attempts


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Key and certificate of site.example in one file, signed by itself."""
    path = tmp_path / "site.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-subj", "/CN=site.example", "-addext", "subjectAltName=DNS:site.example"]
    try:
        subprocess.run([*command, "-keyout", path, "-out", path.with_suffix(".crt")], check=True)
    except FileNotFoundError:
        missing_part("openssl", "install it")
    path.write_bytes(path.read_bytes() + path.with_suffix(".crt").read_bytes())
    return path


def test_tls_verifies_the_name_though_the_connection_is_pinned(certificate: Path) -> None:
    with serving(lambda request: request.answer(body=b"safe")) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        known = ssl.create_default_context(cafile=str(certificate.with_suffix(".crt")))
        port = server.server_port
        web = Client(SMALL, allow_private=True, route=Route(resolver=here, tls=known))
        assert web.get(f"https://site.example:{port}/").body == b"safe"
        with pytest.raises(WebError, match="certificate is not valid"):
            web.get(f"https://other.example:{port}/")
        stranger = Client(SMALL, allow_private=True, route=Route(resolver=here))
        with pytest.raises(WebError, match="certificate is not valid"):
            stranger.get(f"https://site.example:{port}/")
