from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.explorer.addresses import Addresses, file_name
from plugins.permalinks.permalink import permalink

ADDRESSES = Addresses("https://x.example", "/atlas", "en/data/")


def test_an_id_is_its_own_file_name() -> None:
    assert ADDRESSES.subject("hyper-v") == "en/data/subjects/hyper-v/"
    assert ADDRESSES.metric("disk.read") == "en/data/metrics/disk.read/"
    assert file_name("console") == "console"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("con", "con-"), ("aux.x", "aux-.x"), ("a b/c", "a-b-c"), ("..", "-"), ("后端", "后端")],
)
def test_what_no_file_may_be_called_gets_another_name(name: str, expected: str) -> None:
    assert file_name(name) == expected


def test_a_long_name_is_cut_and_stays_unlike_its_neighbour() -> None:
    one, other = file_name("x" * 400 + "1"), file_name("x" * 400 + "2")
    assert one != other
    assert len(one) == len(other) == 180


@given(st.text(min_size=1), st.text(min_size=1))
def test_every_name_can_be_an_address(slug: str, anchor: str) -> None:
    address = ADDRESSES.block(slug, anchor) + ".csv"
    assert permalink(f"/{address}").url == permalink("/" + permalink(f"/{address}").url).url
    assert permalink(f"/{address}").save_as.startswith("en/data/")


def test_addresses_are_absolute_only_where_they_must() -> None:
    assert ADDRESSES.from_root("en/x/") == "/atlas/en/x/"
    assert ADDRESSES.absolute("en/x/") == "https://x.example/atlas/en/x/"
    assert ADDRESSES.of_source("/2369.html") == "https://x.example/atlas/2369.html"
    assert ADDRESSES.of_source("https://other.example/") == "https://other.example/"
    assert ADDRESSES.of_source("") == ""
