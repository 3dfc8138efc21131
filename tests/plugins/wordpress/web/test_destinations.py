from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.web.destinations import objection, resolve

PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
PRIVATE = [
    "127.0.0.1",
    "10.0.0.1",
    "172.16.5.4",
    "192.168.1.1",
    "100.64.0.1",
    "::1",
    "fd00::1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::a00:1",
    "2002:7f00:1::1",
]
NEVER = [
    "0.0.0.0",  # noqa: S104
    "169.254.169.254",
    "fe80::1%eth0",
    "224.0.0.1",
    "ff02::1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "fec0::1",
    "198.18.0.1",
    "192.0.2.1",
    "2001:db8::1",
    "::ffff:169.254.169.254",
    "64:ff9b::a9fe:a9fe",
    "2002:a9fe:a9fe::1",
    "2001:0:a9fe:a9fe::1",
    "no address",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_fine(address: str) -> None:
    assert objection(address, allow_private=False) == ""


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_need_permission(address: str) -> None:
    assert objection(address, allow_private=False)
    assert objection(address, allow_private=True) == ""


@pytest.mark.parametrize("address", NEVER)
def test_addresses_that_are_never_asked(address: str) -> None:
    assert objection(address, allow_private=False)
    assert objection(address, allow_private=True)


@given(st.ip_addresses(v=4))
def test_an_address_within_another_is_judged_the_same(address: ipaddress.IPv4Address) -> None:
    plain = bool(objection(str(address), allow_private=False))
    number = int(address)
    forms = [
        ipaddress.IPv6Address(0xFFFF << 32 | number),
        ipaddress.IPv6Address(0x64FF9B << 96 | number),
        ipaddress.IPv6Address(0x2002 << 112 | number << 80),
    ]
    assert {bool(objection(str(form), allow_private=False)) for form in forms} == {plain}


@given(st.ip_addresses())
def test_what_is_open_without_permission_is_global(address: object) -> None:
    assert isinstance(address, ipaddress.IPv4Address | ipaddress.IPv6Address)
    if not objection(str(address), allow_private=False) and address.version == 4:
        assert address.is_global
        assert not address.is_multicast


def test_names_are_resolved_by_the_system() -> None:
    assert "127.0.0.1" in resolve("localhost", 80)
