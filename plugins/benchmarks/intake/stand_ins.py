"""What takes the place of a private value: the same one for the same value within a file.

Addresses come from the ranges kept for documentation: RFC 5737 (IPv4), RFC 3849 (IPv6), RFC 7042
(MAC) and RFC 2606 (`.example`); past 762 IPv4 addresses from the benchmarking range of RFC 2544.
"""

from __future__ import annotations

import ipaddress
import re
from itertools import chain, count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KINDS: dict[str, str] = {
    "ip": "public IP addresses",
    "hostname": "names of hosts",
    "mac": "MAC addresses",
    "serial": "serial numbers",
    "email": "e-mail addresses",
    "user": "names of users",
    "id": "UUIDs, machine and boot ids",
    "token": "keys and passwords",
    "provider": "provider of the connection",
    "place": "city and region of the machine",
    "result": "addresses of results on other sites",
}
"""The kinds of private data, as `--keep` names them."""

_OURS = re.compile(
    r"(?:192\.0\.2|198\.51\.100|203\.0\.113|198\.1[89]\.\d+)\.\d+|2001:db8::[0-9a-f]+"
    r"|00[:-]00[:-]5e[:-]00[:-]53[:-][0-9a-f]{2}|02[:-]00[:-]5e[:-][0-9a-f:-]{8}"
    r"|00000000-0000-4000-8000-[0-9a-f]{12}|(?:host|mail)-\d+\.example|user\d+@mail\.example"
    r"|(?:user|serial|token|provider|place|result)-?\d+|0{32}|0{24}[0-9a-f]{8}",
    re.IGNORECASE,
)


def is_stand_in(value: str) -> bool:
    """Whether a value is one of those that this module gives out."""
    return _OURS.fullmatch(value) is not None


class StandIns:
    """The stand-ins of one file; those that its text holds already are not given out again."""

    def __init__(self, text: str) -> None:
        self._taken = {found.lower() for found in _OURS.findall(text)}
        self._given: dict[tuple[str, str], str] = {}
        self._free: dict[str, Iterator[str]] = {}

    def of(self, kind: str, value: str) -> str:
        """The stand-in of a value of a kind of `KINDS`, in the form of the value."""
        form, key = _form(kind, value)
        if (form, key) not in self._given:
            free = self._free.setdefault(form, _CANDIDATES[form]())
            chosen = next(one for one in free if one.lower() not in self._taken)
            self._given[form, key] = chosen
        chosen = self._given[form, key]
        return chosen.replace("-", value[2]) if form == "mac" else chosen


def _form(kind: str, value: str) -> tuple[str, str]:
    """Which list of stand-ins a value draws on, and the value without accidents of spelling."""
    if kind == "ip":
        address = ipaddress.ip_address(value.partition("%")[0])
        return f"ipv{address.version}", address.compressed
    if kind == "mac":
        return kind, value.replace("-", ":").lower()
    if kind == "id":
        return ("uuid" if "-" in value else "hex32"), value.lower()
    return kind, value.lower() if kind in {"hostname", "email"} else value


def _ipv4() -> Iterator[str]:
    networks = ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "198.18.0.0/15")
    return map(str, chain.from_iterable(ipaddress.IPv4Network(one).hosts() for one in networks))


def _mac() -> Iterator[str]:
    documented = (f"00-00-5E-00-53-{number:02X}" for number in range(256))
    local = (f"02-00-5E-{n >> 16 & 255:02X}-{n >> 8 & 255:02X}-{n & 255:02X}" for n in count())
    return chain(documented, local)


def _numbered(pattern: str) -> Callable[[], Iterator[str]]:
    return lambda: (pattern.format(number) for number in count(1))


_CANDIDATES: dict[str, Callable[[], Iterator[str]]] = {
    "ipv4": _ipv4,
    "ipv6": _numbered("2001:db8::{:x}"),
    "mac": _mac,
    "hostname": _numbered("host-{}.example"),
    "email": _numbered("user{}@mail.example"),
    "user": _numbered("user{}"),
    "serial": _numbered("SERIAL-{}"),
    "uuid": _numbered("00000000-0000-4000-8000-{:012x}"),
    "hex32": _numbered("{:032x}"),
    "token": _numbered("token-{}"),
    "provider": _numbered("provider-{}"),
    "place": _numbered("place-{}"),
    "result": _numbered("result-{}"),
}
