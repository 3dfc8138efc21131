"""Servers that tests start: those of this process, and a port for those of others."""

from __future__ import annotations

import secrets
import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from socketserver import TCPServer

HOST = "127.0.0.1"

_PORTS = range(10_000, 32_000)
"""Below those that a system gives to whoever asks for any: nobody gets one of them by chance."""


@contextmanager
def listening(server: TCPServer) -> Iterator[str]:
    """The address at which a server answers, in a thread of its own, as long as the context."""
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def free_port() -> int:
    """A port for a program that has to be told one before it starts."""
    while True:
        # Not of `random`, which Hypothesis makes the same in all processes.
        port = secrets.choice(_PORTS)
        with socket.socket() as probe:
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
        return port
