"""Connections that lead only where they may, and that end in time."""

from __future__ import annotations

import time
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpcore

from plugins.wordpress.web.destinations import objection, resolve

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable, Mapping

    from plugins.wordpress.web.destinations import Resolver

DEADLINE: ContextVar[float] = ContextVar("deadline")
"""`time.monotonic()` at which the request of this thread must have ended."""


class RefusedDestinationError(Exception):
    """A name stands for an address that must not be connected to."""


@dataclass(frozen=True, slots=True)
class Route:
    """How a name becomes a connection.

    Attributes:
        connect_to: hosts that are asked elsewhere (`{"old.example": ("203.0.113.5", 80)}`), for a
            site whose name leads to its successor already; requests and certificates keep the name.
        resolver: finds the network addresses of a name, as the system does by default.
        tls: for certificates of other authorities than those that httpx knows.
    """

    connect_to: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    resolver: Resolver = resolve
    tls: ssl.SSLContext | None = None


class CheckedBackend(httpcore.NetworkBackend):
    """Resolves a name once, checks all its addresses, and connects to one of those checked.

    A name that is public at the check and private a moment later (DNS rebinding) gains nothing:
    it is not looked up again. TLS still verifies the name.

    Args:
        route: how names become connections.
        allow_private: as `destinations.objection` has it.
    """

    def __init__(self, route: Route, *, allow_private: bool) -> None:
        self._route = route
        self._allow_private = allow_private
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """As httpcore has it; raises RefusedDestinationError besides."""
        host, port = self._route.connect_to.get(host, (host, port))
        try:
            addresses = self._route.resolver(host.strip("[]"), port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError("the name is not known") from error
        for address in addresses:
            reason = objection(address, allow_private=self._allow_private)
            if reason:
                raise RefusedDestinationError(reason)
        failure = httpcore.ConnectError("the name has no address")
        for address in addresses:
            try:
                stream = self._plain.connect_tcp(
                    address, port, remaining(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = httpcore.ConnectError(str(error) or "no connection")
                continue
            return _TimedStream(stream)
        raise failure


class _TimedStream(httpcore.NetworkStream):
    """A stream whose every step ends before the deadline of its request."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, remaining(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, remaining(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        return _TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, remaining(timeout))
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def remaining(timeout: float | None) -> float | None:
    """`timeout`, or what is left until the deadline if that is less.

    Raises:
        httpcore.ReadTimeout: nothing is left.
    """
    deadline = DEADLINE.get(None)
    if deadline is None:
        return timeout
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("took too long in all")
    return left if timeout is None else min(timeout, left)
