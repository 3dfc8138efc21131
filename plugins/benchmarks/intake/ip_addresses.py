"""Public IP addresses in a text, told from version numbers, times and series of numbers."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_IPV4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d|-[A-Za-z])")
_IPV6 = re.compile(
    r"(?<![\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f]{0,4})(?![\w:])"
)
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_KEPT_BACK = 48
"""How many characters before a number tell what it is."""

# `Kernel : 5.10.0.18`, `"version": "1.2.3.4"`, `v1.2.3.4`, `Chrome/120.0.0.0`, `linux-image-5.…`
_VERSION_BEFORE = re.compile(
    r"""(?ix)
    (?: (?:\b\w*(?:version|release|versions) | 版本 | 内核 | \b(?:ver|kernel|linux|driver|firmware
          |fw|bios|microcode|build|revision|rev|sysbench|fio|luajit|openssl|gcc|clang|python|php
          |postgresql|pgbench|geekbench|qemu|docker|windows))
        ["'\]>)]{0,3} \s{0,20} [:：=]? \s{0,4} ["'(<]{0,2} v?
      | (?:^|[\s"'(]) v
      | (?:^|[\s"'(;]) (?!(?:tcp|udp|ip|ipv4|icmp|https?)/) [a-z][\w+-]* /
      | (?:linux|kernel|image|headers|modules|firmware|driver|lib\w*) -
    )$"""
)
_UNAME_BEFORE = re.compile(r"\b(?:Linux|FreeBSD)[ \t]+\S+[ \t]+$")
_UNAME_BEHIND = re.compile(r"[ \t]+(?:#|SMP|PREEMPT|x86_64|aarch64|amd64)")


def public_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every public address, IPv4 or IPv6, in the order of their kind."""
    for found in _IPV4.finditer(text):
        if is_public(found[0]) and not _is_version(text, found.start(), found.end()):
            yield found.span()
    for found in _IPV6.finditer(text):
        if is_public(found[0]):
            yield found.span()


def is_public(value: str) -> bool:
    """Whether a text is an address that is routed on the internet."""
    try:
        address = ipaddress.ip_address(value)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address) and address not in _GLOBAL_UNICAST:
        return False
    return address.is_global


def _is_version(text: str, start: int, end: int) -> bool:
    line = text.rfind("\n", max(0, start - _KEPT_BACK), start) + 1
    before = text[max(line, start - _KEPT_BACK) : start]
    if _VERSION_BEFORE.search(before):
        return True
    return bool(_UNAME_BEFORE.search(before) and _UNAME_BEHIND.match(text, end))
