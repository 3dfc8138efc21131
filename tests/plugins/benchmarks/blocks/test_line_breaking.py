from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.blocks.line_breaking import LINE, longest_word, text_width, wrap

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("虚拟 -，（VM"))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("KVM", 20, ("KVM",)),
        ("The same VM, its disk kept busy", 12, ("The same VM, its ", "disk kept busy")),
        ("micro-virtual machine", 6, ("micro-", "virtual ", "machine")),
        ("同一台虚拟机，磁盘被抢占", 7, ("同一台虚拟机，", "磁盘被抢占")),
        ("同一台虚拟机，磁盘被抢占", 6, ("同一台虚拟", "机，磁盘被抢", "占")),
        ("主机（独享型）", 3, ("主机", "（独享", "型）")),
        ("abcdefghij", 3, ("abcd", "efgh", "ij")),
        ("", 5, ()),
    ],
)
def test_lines_break_where_readers_expect_it(
    text: str, width: float, lines: tuple[str, ...]
) -> None:
    assert wrap(text, width) == lines


@given(TEXTS, st.floats(1.2, 30))
def test_lines_fit_and_lose_nothing(text: str, width: float) -> None:
    lines = wrap(text, width)
    assert "".join(lines) == text
    assert all(text_width(line.rstrip()) <= width for line in lines)


@given(TEXTS)
def test_a_wide_text_is_as_wide_as_its_characters_at_least(text: str) -> None:
    assert text_width(text) >= 0.5 * len(text)
    assert longest_word(text) <= text_width(text)


def test_a_line_holds_twenty_wide_characters() -> None:
    assert text_width("宽" * 20) == LINE
    assert text_width("W") > 1 > text_width("a") > text_width("i")
