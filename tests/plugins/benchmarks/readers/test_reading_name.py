from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.readers.reading import Reading
from plugins.benchmarks.readers.reading_name import LONGEST_SLUG, distinct, exact_slug, slug
from plugins.benchmarks.text import Text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Los Angeles, CA, US (10G)", "los-angeles-ca-us-10g"),
        ("pts/fio-2.0.0", "pts-fio-2.0.0"),
        ("São Paulo", "sao-paulo"),
        ("--rw=read --bs=4k", "rw-read-bs-4k"),
        ("a - . - b", "a.b"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_slug_is_readable(text: str, name: str) -> None:
    assert slug(text) == name


def test_texts_without_latin_letters_and_long_ones_stay_apart() -> None:
    assert slug("上海") != slug("北京")
    assert slug("x" * 100 + "1") != slug("x" * 100 + "2")
    assert slug("x" * 100).startswith("xxx")


@given(st.text())
def test_any_text_gives_an_identifier_of_bounded_length(text: str) -> None:
    name = slug(text)
    assert len(name) <= LONGEST_SLUG
    assert bool(name) == bool(text.strip())
    assert not name or re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", name)
    assert slug(name) == name


def test_an_exact_slug_has_a_digest_unless_it_says_all() -> None:
    assert exact_slug("sleep 0.2") == "sleep-0.2"
    assert exact_slug("gzip -c /bin/sh") == "gzip-c-bin-sh-c2969037"
    assert len({exact_slug(text) for text in ("a b", "a-b", "A b", "a  b", "ä b")}) == 5


@given(st.text())
def test_an_exact_slug_is_an_identifier(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", exact_slug(text))
    assert len(exact_slug(text)) <= LONGEST_SLUG


def test_a_second_reading_of_a_name_is_told() -> None:
    first, second = (Reading("a", Text("a"), "s", "lower", (value,)) for value in (1.0, 2.0))
    assert distinct([first, second]) == ((first,), ("a: a second figure of this name",))
