from __future__ import annotations

import pytest

from plugins.wordpress.sources.single_line import single_line, title_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" a\n\tb ", "a b"),
        ("&#8220;甲&#8221; &amp;amp; &lt;b&gt;", "“甲” &amp; <b>"),
        ("a\x08b\x7fc\x80d\ufffee\ufdd0f\x00", "abcdef"),
        ("a\x0b\x0c\x85\u2028b", "a b"),
        ("a\u200bb\u3000c", "a\u200bb c"),
    ],
)
def test_white_space_entities_and_forbidden_characters(text: str, line: str) -> None:
    assert single_line(text) == line


def test_titles_lose_tags_but_no_words() -> None:
    assert title_line("<b>a</b><br />b <VPS>") == "a b <VPS>"
