from __future__ import annotations

from plugins.wordpress.indexing import entry_of
from plugins.wordpress.library.identities import (
    FINGERPRINT,
    host_of,
    identities_of_entry,
    identities_of_file,
    neutral,
)
from tests.plugins.wordpress.memory_source import post


def test_a_text_is_known_by_its_number_then_by_its_address() -> None:
    assert identities_of_entry(entry_of(post(7)), "old.example") == (
        "old.example#7", "/7.html 2012-10-26/text-7", "/7.html",
    )  # fmt: skip
    draft = entry_of(post(8, status="draft"))
    assert identities_of_entry(draft, "")[0::2] == ("#8", "/?p=8")


def test_a_text_without_either_is_known_by_what_it_says() -> None:
    bare = {"number": "", "permalink": None, "address": ""}
    one, other = (entry_of(post(1, body=body, **bare)) for body in ("一", "二"))

    assert one.fingerprint != other.fingerprint
    assert identities_of_entry(one, "")[1] == identities_of_entry(other, "")[1]
    assert identities_of_entry(one, "")[1] == "2012-10-26/text-1"


def test_files_say_the_same_in_their_front_matter() -> None:
    values = {
        "permalink": "/1.html",
        "wordpress": {"id": "1", "guid": "http://www.old.example/?p=1"},
    }
    assert identities_of_file(values, "x") == ("old.example#1", "#1", "/1.html", "/1.html /x")
    assert "/?p=1" in identities_of_file({"wordpress": {"permalink": "http://o.example/?p=1"}}, "x")
    mark = {"date": "2012-10-26T08:00:00", "wordpress": {FINGERPRINT: "2012-10-26-ab"}}
    assert identities_of_file(mark, "x") == ("2012-10-26-ab", "2012-10-26/x")
    assert identities_of_file({"permalink": "/1.html"}, "x") == ()


def test_the_two_editions_of_a_text_share_an_identity() -> None:
    assert neutral("/en/1.html") == neutral("/1.html")
    assert neutral("/english.html") == "/english.html"


def test_hosts() -> None:
    assert host_of("https://www.old.example:8080/blog") == "old.example"
    assert host_of("") == host_of("http://[") == ""
