"""Regular expressions for one text."""

from __future__ import annotations

import re
from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from plugins.hosting.patterns import alternations, exactly, in_a_query, is_text

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)


@given(TEXTS, TEXTS)
def test_a_pattern_matches_its_text_only(text: str, other: str) -> None:
    assert re.fullmatch(exactly(text), text)
    assert bool(re.fullmatch(exactly(text), other)) == (text == other)
    assert not set(exactly(text)) & set(" \"'`$%{}()[]<>#;\n\t")


@given(TEXTS)
def test_a_value_is_found_however_it_is_encoded(text: str) -> None:
    pattern = in_a_query(text).encode("latin-1")
    upper = quote(text, safe="")
    lower = re.sub("%[0-9A-F]{2}", lambda code: code[0].lower(), upper)
    for raw in (upper, lower, text):
        assert re.fullmatch(pattern, raw.encode())


def test_long_alternations_come_in_pieces() -> None:
    words = [f"word{number}" for number in range(2000)]
    pieces = list(alternations(words))
    assert len(pieces) > 1
    assert max(map(len, pieces)) <= 4100
    assert [word for piece in pieces for word in piece.split("|")] == words
    assert list(alternations([])) == []


@given(st.binary(max_size=9))
def test_bytes_that_are_no_text_are_codes(name: bytes) -> None:
    path = name.decode(errors="surrogateescape")
    pattern = exactly(path)
    assert is_text(pattern)
    assert re.fullmatch(pattern.encode(), name)
    assert is_text(path) == (name.decode(errors="ignore").encode() == name)
