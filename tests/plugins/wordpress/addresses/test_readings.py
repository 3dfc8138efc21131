from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.addresses.readings import facts, plain_name, structures
from tests.plugins.wordpress.addresses.old_blog import entry

KNOWN = facts(entry("10", name="%e5%90%8e", date="2012-10-10T09:08:07"), ("a/b",), "admin")


def test_facts_are_decoded() -> None:
    assert KNOWN.values("%postname%") == ("后",)
    assert KNOWN.values("%second%") == ("07",)
    assert KNOWN.values("%category%") == ("a/b",)
    assert KNOWN.values("%unknown%") == ()
    assert plain_name("%E5%90%8e") == "后"


def test_every_reading_of_an_address_is_found() -> None:
    found = structures("/2012/10/后", KNOWN)
    assert "/%year%/%monthnum%/%postname%" in found
    assert "/%year%/%day%/%postname%" in found
    assert "/2012/10/%postname%" in found
    assert all("%postname%" in one or "%post_id%" in one for one in found)
    assert "/%category%/%postname%" in structures("/a/b/后", KNOWN)


def test_what_does_not_tell_posts_apart_is_no_structure() -> None:
    assert structures("/2012/news", KNOWN) == []
    assert structures("/", KNOWN) == []


@given(st.lists(st.sampled_from(["10", "2012", "后", "10-10", "a", "b", "%25"])))
def test_no_address_has_too_many_readings(names: list[str]) -> None:
    assert len(structures("/" + "/".join(names), KNOWN)) <= 200


def test_an_endless_path_has_no_reading() -> None:
    assert structures("/10" * 5000, KNOWN) == []
