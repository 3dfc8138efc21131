from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.addresses.normal_form import (
    normal,
    page_key,
    public_path,
    query_key,
    written,
)

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("/", "/"),
        ("/about/", "/about"),
        ("/about/index.html", "/about"),
        ("//about///us", "/about/us"),
        ("/%e5%90%8e/", "/后"),
        ("/%E5%90%8E", "/后"),
        ("/cafe%CC%81", "/café"),
        ("/2369.html/feed/#top", "/2369.html/feed"),
        ("/?p=2369", "/?p=2369"),
        ("/blog/?tag=%e5%90%8e", "/blog?tag=%e5%90%8e"),
        ("/100%25", "/100%25"),
        ("/100%", "/100%25"),
        ("/a%2Fb%3f", "/a%2Fb%3F"),
        ("/%ba%F3", "/%BA%F3"),
    ],
)
def test_spellings_of_one_address_become_one(address: str, plain: str) -> None:
    assert normal(address) == plain


@given(st.text())
def test_the_normal_form_of_a_normal_form_is_itself(address: str) -> None:
    assert normal(normal(address)) == normal(address)


@given(st.lists(NAMES).map("/".join))
def test_what_a_link_writes_leads_to_the_same_address(path: str) -> None:
    plain = normal("/" + path).partition("?")[0]
    assert normal(written(plain)) == plain
    assert normal(public_path(plain)) == plain
    assert not set(written(plain)) & set(" \n\t<>\"'{}|()[]`\\#?")


def test_folders_end_in_a_slash_and_files_do_not() -> None:
    assert public_path("/about") == "/about/"
    assert public_path("/%e5%90%8e/") == "/%E5%90%8E/"
    assert public_path("/2369.html") == "/2369.html"
    assert public_path("/index.html") == "/"
    assert public_path("/v1.0/") == "/v1.0/"


@pytest.mark.parametrize(
    "address", ["/about", "/About/", "/%61bout/", "//about/index.html", "/ABOUT/#team"]
)
def test_pages_whose_files_would_be_one_have_one_key(address: str) -> None:
    assert page_key(address) == "/about"


def test_pages_with_files_of_their_own_have_keys_of_their_own() -> None:
    assert page_key("/") == page_key("/index.html") == "/"
    assert page_key("/about.html") == "/about.html"
    assert page_key("/my-index.html") == "/my-index.html"


def test_queries_are_equal_in_any_order_and_letter_case_of_codes() -> None:
    assert query_key("tag=%e5%90%8e&paged=2") == query_key("paged=2&tag=%E5%90%8E")
