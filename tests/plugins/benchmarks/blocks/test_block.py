from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.blocks.block import Block, Item, parse_block
from plugins.benchmarks.blocks.options import FORMS

PATH = Path("content/posts/x/zh.md")
TABLE = "show: table\nsubjects: xen, kvm\nmetrics: disk.read\ncaption: 磁盘, 读取: 对比"


def complaints(body: str) -> list[tuple[str, int | None, str, str]]:
    parsed = parse_block(body, 10, PATH)
    assert isinstance(parsed, list)
    return [(p.code.removeprefix("benchmarks/"), p.line, p.message, p.mend) for p in parsed]


def test_lists_are_split_and_captions_are_not() -> None:
    block = parse_block(TABLE, 10, PATH)
    assert isinstance(block, Block)
    assert block.items("subjects") == (Item("xen", 12), Item("kvm", 12))
    assert block.value("caption") == "磁盘, 读取: 对比"
    assert block.value("environment") is None


def test_full_width_punctuation_and_blank_lines_are_taken_as_meant() -> None:
    body = "show：table\n\nsubjects： xen，kvm、hyper-v\nmetrics: disk.read\ncaption：说明"
    block = parse_block(body, 10, PATH)
    assert isinstance(block, Block)
    assert [item.text for item in block.items("subjects")] == ["xen", "kvm", "hyper-v"]
    assert block.items("subjects")[0].line == 13


def test_an_unknown_option_names_the_nearest_one() -> None:
    assert complaints(f"{TABLE}\nenviroment: lab") == [
        (
            "unknown-option",
            15,
            'a table has no option "enviroment"',
            'did you mean "environment"?',
        )
    ]


def test_every_problem_of_a_block_is_found_at_once() -> None:
    found = complaints("show: chart\nsubject: xen\nsome prose\nmetrics: a, b\nmetrics: c\ncaption:")
    assert [(code, line) for code, line, _, _ in found] == [
        ("block-line", 13),
        ("block-line", 15),
        ("block-line", 16),
        ("unknown-option", 12),
        # `subjects` is missing; the empty `caption` is one mistake, not two.
        ("missing-option", 10),
        ("block-line", 14),
    ]


@pytest.mark.parametrize("body", ["", "subjects: xen", "show: pie\nsubjects: xen"])
def test_a_block_must_say_what_to_show(body: str) -> None:
    [(code, _, _, mend)] = complaints(body)
    assert code == "show"
    assert mend == "write `show: table | chart | distribution | ranking | sources | method`"


@pytest.mark.parametrize("show", [show for show, form in FORMS.items() if form.required])
def test_each_missing_option_is_named(show: str) -> None:
    found = complaints(f"show: {show}")
    assert [message.rpartition(" ")[2] for _, _, message, _ in found] == list(FORMS[show].required)


WORDS = st.text(alphabet="abcdefghij-.", min_size=1)


@given(st.sampled_from(sorted(FORMS)), st.data())
def test_what_is_written_is_what_is_read(show: str, data: st.DataObject) -> None:
    options = FORMS[show].options
    valid = {"date": st.dates().map(str), "precision": st.integers(0, 6).map(str)}
    valid |= {option: st.sampled_from(few) for option, few in FORMS[show].choices.items()}
    values = {option: data.draw(valid.get(option, WORDS), label=option) for option in options}
    lines = data.draw(st.permutations([f"{key}: {value}" for key, value in values.items()]))
    block = parse_block("\n".join([f"show: {show}", *lines]), 1, PATH)
    assert isinstance(block, Block)
    assert {option: block.value(option) for option in options} == values
    assert all(lines[block.items(option)[0].line - 3].startswith(option) for option in options)


@given(st.text())
def test_any_text_is_a_block_or_a_list_of_problems_within_it(body: str) -> None:
    parsed = parse_block(body, 5, PATH)
    if isinstance(parsed, list):
        last = 5 + 1 + body.count("\n")
        assert parsed
        assert all(p.line is not None and 5 <= p.line <= last and p.mend for p in parsed)
