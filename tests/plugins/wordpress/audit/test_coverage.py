from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.audit.coverage import coverage, folded, missing_words

TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)


@pytest.mark.parametrize(
    ("shown", "written"),
    [
        ("“quoted”", '"quoted"'),
        ("it’s", "it's"),
        ("a — b", "a -- b"),
        ("wait…", "wait..."),
        ("3×4", "3x4"),
        ("全角\u3000空格", "全角空格"),
        ("不断\u00a0行\u200b", "不断行"),
        ("笑 🙂 了", "笑 :) 了"),
        ("e\u0301", "é"),
        ("``a''", "“a”"),
    ],
)
def test_what_wordpress_texturizes_is_the_same(shown: str, written: str) -> None:
    assert folded(shown).replace("``", '"') == folded(written).replace("``", '"')


def test_the_words_of_two_texts_stay_apart() -> None:
    assert folded("a<b") != folded("a>b")
    assert folded("x = 1;") != folded("x = 2;")


@given(TEXTS)
def test_a_text_holds_itself(text: str) -> None:
    found, wanted = coverage([folded(text)], folded(text))
    assert found == wanted


@given(TEXTS, TEXTS, TEXTS)
def test_what_stands_around_a_text_is_no_loss(before: str, text: str, after: str) -> None:
    block = folded(text)
    found, wanted = coverage([block], folded(before) + block + folded(after))
    assert found == wanted


@given(st.lists(TEXTS, max_size=4), TEXTS)
def test_never_more_is_found_than_wanted(blocks: list[str], new: str) -> None:
    found, wanted = coverage([folded(block) for block in blocks], folded(new))
    assert 0 <= found <= wanted


def test_a_missing_half_is_half() -> None:
    found, wanted = coverage(["abcdefghij", "klmnopqrst"], "abcdefghij")
    assert (found, wanted) == (6, 12)


def test_what_occurs_twice_has_to_be_there_twice() -> None:
    assert coverage(["abcdefgh", "abcdefgh"], "abcdefgh") == (4, 8)
    assert coverage(["甲", "甲"], "甲乙") == (1, 2)


def test_short_blocks_are_looked_for_whole() -> None:
    assert coverage(["RTT"], "TheRTTis") == (1, 1)
    assert coverage(["RTT"], "TheRT") == (0, 1)


def test_the_first_missing_passage_is_named() -> None:
    assert missing_words(["abc", "hello lost words"], "abc hello") == "ello lost words"
    assert missing_words(["abc"], "xabcx") == ""
