"""The destination of a trace: its place in the name of a reading, and its address if it has one."""

from __future__ import annotations

import ipaddress
import re

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_LONGEST_NAME = 253  # RFC 1035, 2.3.4


def destination_slug(host: str) -> str:
    """A host name or address as a part of a reading's name; "" if nothing of it can stand there.

    Names are lower case, international ones in Punycode: `Example.COM` is `example.com`. The groups
    of an IPv6 address are written out: `2001:db8::1` is `2001-db8-0-0-0-0-0-1`.
    """
    address = address_of(host)
    if isinstance(address, ipaddress.IPv6Address):
        return "-".join(format(int(group, 16), "x") for group in address.exploded.split(":"))
    name = host.strip().rstrip(".").lower()[:_LONGEST_NAME]
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    return re.sub(r"[^a-z0-9.-]", "-", name).strip(".-")


def address_of(host: str) -> Address | None:
    """The address in `192.0.2.1` or `name (192.0.2.1)`, None in a bare name."""
    inner = re.search(r"\(([0-9A-Fa-f:.]+)\)\s*$", host)
    text = inner[1] if inner else host.strip()
    try:
        return ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None


def name_of(host: str) -> str:
    """The name in `name (192.0.2.1)`, in the form that names are compared in."""
    return re.sub(r"\s*\([^()]*\)\s*$", "", host).strip().rstrip(".").lower()
