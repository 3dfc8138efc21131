"""Which network addresses may be connected to."""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Resolver = Callable[[str, int], Sequence[str]]
    Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# IPv6 networks whose addresses carry an IPv4 address, and the bits behind it.
# RFC 6052 (both NAT64 prefixes; the second one is local: RFC 8215), RFC 4291 2.5.5.1, RFC 2765.
_TRANSLATED = (
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),
    (ipaddress.IPv6Network("64:ff9b:1::/48"), 0),
    (ipaddress.IPv6Network("::/96"), 0),
    (ipaddress.IPv6Network("::ffff:0:0:0/96"), 0),
    # RFC 3056: 6to4 has it right behind its prefix.
    (ipaddress.IPv6Network("2002::/16"), 80),
)
# Not global by the registries of IANA, but called so by some versions of Python's tables.
_SPECIAL = tuple(
    ipaddress.ip_network(network)
    for network in ("192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "2001::/23", "3fff::/20")
)
# Home and office networks, and this machine itself: what `allow_private` opens.
_PRIVATE = tuple(
    ipaddress.ip_network(network)
    for network in (
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "::1/128",
        "fc00::/7",
    )
)


def resolve(host: str, port: int) -> Sequence[str]:
    """Every address of `host`, in the order that the system prefers.

    Raises:
        OSError: the name is not known.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def objection(text: str, *, allow_private: bool) -> str:
    """What speaks against connecting to the network address `text`; "" for nothing.

    Public addresses are fine. With `allow_private` those of home networks and of this machine are
    too; link-local ones (that of the cloud's metadata among them), multicast, unspecified and
    reserved ones never are: no web site lives there.
    """
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return f"{text} is no network address"
    for known in (address, *_carried(address)):
        private = any(known in network for network in _PRIVATE)
        if private and not allow_private:
            return f"leads to {text}, a private address, which needs --allow-private"
        if not private and not _is_public(known):
            return f"leads to {text}, an address for special purposes"
    return ""


def _is_public(address: Address) -> bool:
    if address.is_multicast or address.is_unspecified or address.is_reserved:
        # Translated addresses are "reserved"; the address that they carry is judged beside them.
        return bool(_carried_by_translation(address))
    special = any(address in network for network in _SPECIAL)
    site_local = isinstance(address, ipaddress.IPv6Address) and address.is_site_local
    carries = bool(_carried_by_translation(address))
    return carries or (address.is_global and not special and not site_local)


def _carried(address: Address) -> Iterator[Address]:
    yield from _carried_by_translation(address)
    if isinstance(address, ipaddress.IPv6Address) and address.teredo:
        yield from address.teredo


def _carried_by_translation(address: Address) -> list[Address]:
    if not isinstance(address, ipaddress.IPv6Address) or int(address) in (0, 1):
        return []
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    return [
        ipaddress.IPv4Address(int(address) >> bits & 0xFFFFFFFF)
        for network, bits in _TRANSLATED
        if address in network
    ]
