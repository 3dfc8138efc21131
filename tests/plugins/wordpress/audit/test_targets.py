from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.audit.targets import Host, identity, lower_case, normal, readable

OLD = Host.of("http://127.0.0.1:8080", "https://www.example.com")


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("http://example.com/2369.html", "/2369.html"),
        ("https://www.example.com/2369.html#comment-5", "/2369.html"),
        ("//example.com/a/", "/a/"),
        ("http://127.0.0.1:8080/a", "/a"),
        ("/a b", "/a%20b"),
        ("?p=7", "/x/?p=7"),
        ("b.html", "/x/b.html"),
        ("../c", "/c"),
        ("", "/x/"),
        ("https://example.com", "/"),
        ("/%e5%90%8e/", "/%E5%90%8E/"),
        ("/后/", "/%E5%90%8E/"),
        ("/%61%2Fb", "/a%2Fb"),
        (" /a ", "/a"),
    ],
)
def test_a_link_becomes_a_target(link: str, target: str) -> None:
    assert OLD.target(link, "/x/") == target


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/",
        "https://example.com.evil.example/",
        "mailto:a@example.com",
        "javascript:alert(1)",
        "http://[broken",
        "http://[::1",
        "data:text/html,x",
        "http://127.0.0.1:8081/",
    ],
)
def test_a_link_to_elsewhere_has_no_target(link: str) -> None:
    assert OLD.target(link) is None


def test_a_site_in_a_folder_ends_at_its_folder() -> None:
    blog = Host.of("https://example.com/blog")
    assert blog.target("/blog") == "/blog"
    assert blog.target("/blog/a") == "/blog/a"
    assert blog.target("/blogger") is None
    assert blog.target("/") is None


@given(st.text(max_size=40))
def test_one_spelling_is_enough(text: str) -> None:
    once = normal(f"/{text}")
    assert normal(once) == once
    assert once.isascii()


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_letter_case_of_escapes_means_nothing(text: str) -> None:
    target = normal(f"/{text}")
    assert normal(lower_case(target)) == target
    assert unquote(lower_case(target)) == unquote(target)


def test_people_read_letters() -> None:
    assert readable("/%E5%90%8E/") == "/后/"
    assert readable("/%BA%F3/") == "/%BA%F3/"
    assert readable("/a%20b") == "/a%20b"


@pytest.mark.parametrize("target", ["/a", "/a/", "/a.html", "/a/index.html", "/a?x=1"])
def test_addresses_of_one_page_have_one_identity(target: str) -> None:
    assert identity(target) == "/a"


def test_a_page_whose_name_only_ends_like_an_index_is_another() -> None:
    assert identity("/my-index.html") == "/my-index"
    assert identity("/myindex.html") != identity("/my")


def test_the_home_page_is_itself() -> None:
    assert identity("/") == identity("/index.html") == "/"
