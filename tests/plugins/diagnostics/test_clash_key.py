from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.diagnostics.clash_key import clash_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a/B.PNG", "A/b.png"),
        ("caf\u00e9", "cafe\u0301"),
        ("\u01f0", "\u01f0".upper()),
        ("ß", "SS"),
        ("\u0390", "\u0399\u0308\u0301"),
    ],
)
def test_names_that_one_system_takes_for_one_have_one_key(one: str, other: str) -> None:
    assert clash_key(one) == clash_key(other)


def test_other_names_have_other_keys() -> None:
    assert len({clash_key(name) for name in ("a", "b", "后", "後", "a/b", "ab")}) == 6


@given(st.text(max_size=20))
def test_a_key_does_not_ask_how_characters_are_composed(name: str) -> None:
    assert clash_key(unicodedata.normalize("NFD", name)) == clash_key(name)
