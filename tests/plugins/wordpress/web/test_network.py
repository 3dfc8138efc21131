from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING

import httpcore
import pytest

from plugins.wordpress.web import Client
from plugins.wordpress.web.errors import WebError
from plugins.wordpress.web.network import (
    DEADLINE,
    CheckedBackend,
    RefusedDestinationError,
    Route,
    remaining,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PUBLIC = "203.0.114.1"


@pytest.fixture
def deadline() -> Iterator[float]:
    token = DEADLINE.set(time.monotonic() + 60)
    yield 60
    DEADLINE.reset(token)


def test_no_request_leaves_its_deadline_behind() -> None:
    before = DEADLINE.get(None)
    with Client() as client:
        for url in ("ftp://old.example/", "http://127.0.0.1/"):
            with pytest.raises(WebError):
                client.get(url)
    assert DEADLINE.get(None) == before


def test_without_a_deadline_a_timeout_is_what_it_is() -> None:
    assert remaining(5) == 5
    assert remaining(None) is None


@pytest.mark.usefixtures("deadline")
def test_no_step_lasts_longer_than_its_request_may() -> None:
    assert remaining(5) == 5
    assert 50 < (remaining(600) or 0) <= 60
    assert 50 < (remaining(None) or 0) <= 60
    DEADLINE.set(time.monotonic() - 1)
    for timeout in (5, None):
        with pytest.raises(httpcore.ReadTimeout, match="in all"):
            remaining(timeout)


def connect(
    *addresses: str, host: str = "old.example", allow_private: bool = False, port: int = 80
) -> list[str]:
    """Connect to a name that stands for these addresses; the names that were looked up."""
    asked: list[str] = []

    def resolver(name: str, _port: int) -> Sequence[str]:
        asked.append(name)
        return addresses

    backend = CheckedBackend(Route(resolver=resolver), allow_private=allow_private)
    backend.connect_tcp(host, port, 5).close()
    return asked


@pytest.mark.parametrize(
    "addresses",
    [
        ("127.0.0.1",),
        # One that may be connected to does not speak for the others.
        (PUBLIC, "10.0.0.1"),
        (PUBLIC, "::ffff:169.254.169.254"),
    ],
)
def test_nothing_is_connected_before_all_addresses_are_checked(
    addresses: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []
    monkeypatch.setattr(
        httpcore.SyncBackend, "connect_tcp", lambda *arguments: tried.append(arguments)
    )
    with pytest.raises(RefusedDestinationError, match="leads to"):
        connect(*addresses)
    assert tried == []


def test_a_name_is_looked_up_once_and_each_of_its_addresses_tried() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        # Nobody listens at the first one.
        asked = connect("127.0.0.2", "127.0.0.1", allow_private=True, port=port)
    assert asked == ["old.example"]


def test_a_name_without_an_address_is_no_connection() -> None:
    with pytest.raises(httpcore.ConnectError, match="no address"):
        connect()
