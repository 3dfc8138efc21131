"""The preview answers as a static host would."""

from __future__ import annotations

import socket
import struct
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from plugins.preview.server import HOST, SiteHandler, site_server
from tests.serving import listening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    site = tmp_path / "site"
    for name, text in {
        "index.html": "home",
        "2369.html": "post",
        "404.html": "没有",
        "en/404.html": "nothing",
        "empty/picture.txt": "picture",
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    (tmp_path / "secret").write_text("outside")
    with listening(site_server(site, 0)) as address:
        yield address


def get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url) as answer:  # noqa: S310 (our own address)
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", (200, "home")),
        ("/2369.html", (200, "post")),
        ("/gone", (404, "没有")),
        ("/en/gone/", (404, "nothing")),
        ("/empty/", (404, "没有")),
        ("/../secret", (404, "没有")),
        ("/%2e%2e/secret", (404, "没有")),
    ],
)
def test_answers(address: str, path: str, expected: tuple[int, str]) -> None:
    assert get(address + path) == expected


def test_nothing_is_cached(address: str) -> None:
    with urllib.request.urlopen(address) as answer:  # noqa: S310
        assert answer.headers["Cache-Control"] == "no-store"


def printed_for_a_reader_who_leaves(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What the server says of a request whose connection is reset before the page has come."""
    server = site_server(folder, 0)
    server.daemon_threads = False  # so that closing waits for the request's end
    with listening(server), socket.create_connection((HOST, server.server_port)) as reader:
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        reader.sendall(b"GET /long.html HTTP/1.0\r\n\r\n")
        reader.recv(1)
    return capsys.readouterr().err


def test_a_reader_who_leaves_early_is_no_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "long.html").write_text("long" * 1_000_000)
    assert printed_for_a_reader_who_leaves(tmp_path, capsys) == ""


def test_a_fault_of_the_server_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(handler: SiteHandler) -> None:
        handler.wfile.write(b"x")
        raise OSError("the disk is gone")

    monkeypatch.setattr(SiteHandler, "send_head", fail)
    assert "the disk is gone" in printed_for_a_reader_who_leaves(tmp_path, capsys)
