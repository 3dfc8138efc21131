from __future__ import annotations

import re
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.readers.destination import address_of, destination_slug, name_of


@pytest.mark.parametrize(
    ("host", "slug"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("Example.COM.", "example.com"),
        ("2001:db8::1", "2001-db8-0-0-0-0-0-1"),
        ("2001:DB8:0::1", "2001-db8-0-0-0-0-0-1"),
        ("::1", "0-0-0-0-0-0-0-1"),
        ("fe80::1%eth0", "fe80-0-0-0-0-0-0-1"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("a_b", "a-b"),
        ("..", ""),
        ("", ""),
    ],
)
def test_the_slug_of_a_host(host: str, slug: str) -> None:
    assert destination_slug(host) == slug


@given(st.text(max_size=300))
def test_a_slug_may_stand_in_the_name_of_a_reading(host: str) -> None:
    slug = destination_slug(host)
    assert not slug or re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", f"mtr.{slug}.loss")


@given(st.ip_addresses(), st.ip_addresses())
def test_two_addresses_have_two_slugs(first: object, second: object) -> None:
    slugs = destination_slug(str(first)), destination_slug(str(second))
    assert (slugs[0] == slugs[1]) == (first == second)


def test_name_and_address_of_a_hop() -> None:
    hop = "Router.example (192.0.2.1)"
    assert address_of(hop) == ip_address("192.0.2.1")
    assert name_of(hop) == "router.example"
    assert address_of("router.example") is None
    assert address_of("a (b)") is None
