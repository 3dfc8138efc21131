from __future__ import annotations

import pytest

from plugins.benchmarks.text import Text, parse_text

BARE_METAL = parse_text({"zh": "物理机", "en": " Bare metal "})  # as in data/subjects.toml


def test_one_text_serves_every_language() -> None:
    text = parse_text(" Xen ")
    assert text == Text(common="Xen")
    assert [text.in_language(language) for language in ("zh", "en", "fr")] == ["Xen"] * 3
    assert text.missing(["zh", "en", "fr"]) == text.unwanted([]) == []


def test_a_text_for_each_language() -> None:
    assert BARE_METAL.by_language == {"zh": "物理机", "en": "Bare metal"}
    assert BARE_METAL.common == ""
    assert [BARE_METAL.in_language(language) for language in ("zh", "en", "fr")] == [
        "物理机",
        "Bare metal",
        "",
    ]


def test_the_languages_of_the_site_are_all_that_a_text_needs() -> None:
    assert BARE_METAL.missing(["en", "zh"]) == BARE_METAL.unwanted(["en", "zh"]) == []
    assert BARE_METAL.missing(["fr", "en", "de"]) == ["fr", "de"]
    assert BARE_METAL.unwanted(["fr", "en"]) == ["zh"]


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ({"zh": 1, "en": "one"}, "write"),
        ({}, "write"),
        (5, "write"),
        (["a"], "write"),
        (None, "write"),
        ("", "empty"),
        ({"zh": " ", "en": "one"}, "empty"),
    ],
)
def test_anything_else_is_refused(value: object, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse_text(value)
