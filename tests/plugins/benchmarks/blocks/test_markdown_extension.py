from __future__ import annotations

import pytest
from markdown import Markdown

from plugins.benchmarks.blocks.placeholder import BlockMark, FigureMark, fill_marks

BLOCK = "```bench\nshow: table\nsubjects: xen\n```"


def marks(text: str, lines_before: int = 0) -> tuple[str, list[BlockMark | FigureMark]]:
    """The HTML without its marks, and the marks."""
    markdown = Markdown(
        extensions=["extra", "codehilite", "toc", "plugins.benchmarks.blocks.markdown_extension"]
    )
    markdown.lines_before_body = lines_before  # type: ignore[attr-defined]
    seen: list[BlockMark | FigureMark] = []

    def take(mark: BlockMark | FigureMark) -> str:
        seen.append(mark)
        return ""

    html = fill_marks(markdown.convert(text), take, take)
    assert "bench-block" not in html
    return html, seen


def test_a_block_becomes_a_mark_with_its_line() -> None:
    html, found = marks(f"Text.\n\n{BLOCK}\n\nMore.", lines_before=7)
    assert found == [BlockMark("show: table\nsubjects: xen", 10)]
    assert html.split() == ["<p>Text.</p>", "<p>More.</p>"]


def test_a_block_need_not_stand_between_blank_lines() -> None:
    html, found = marks(f"Text.\n{BLOCK}\nMore.")
    assert len(found) == 1
    assert html.split() == ["<p>Text.</p>", "<p>More.</p>"]


@pytest.mark.parametrize("fence", ["~~~", "````", "~~~~~"])
def test_other_fences_open_a_block_too(fence: str) -> None:
    _, found = marks(f"{fence} bench\nshow: chart\n{fence}")
    assert found == [BlockMark("show: chart", 1)]


@pytest.mark.parametrize(
    "example",
    [
        f"````\n{BLOCK}\n````",
        f"````markdown\n{BLOCK}\n````",
        f"~~~\n{BLOCK}\n~~~",
        "\n".join(f"    {line}" for line in BLOCK.splitlines()),
    ],
)
def test_an_example_of_a_block_stays_code(example: str) -> None:
    html, found = marks(f"Text:\n\n{example}\n\nMore.")
    assert found == []
    assert "show" in html
    assert "<code>" in html


def test_blocks_after_an_example_are_found() -> None:
    _, found = marks(f"````\n{BLOCK}\n````\n\n{BLOCK}")
    assert found == [BlockMark("show: table\nsubjects: xen", 8)]


def test_other_code_stays_as_it_is() -> None:
    html, found = marks("```python\nprint(1)\n```\n\n```benchmark\nx\n```")
    assert found == []
    assert "print" in html


def test_an_unclosed_block_runs_to_the_end() -> None:
    _, found = marks("```bench\nshow: table\n\nProse.\n")
    assert isinstance(found[0], BlockMark)
    assert "Prose." in found[0].body


def test_figures_within_sentences() -> None:
    text = "At [](bench:xen.disk.read) or [≥ 700 MB/s](bench:hyper-v.disk.read@lab),\nnot less."
    html, found = marks(f"# Title\n\n{text}", lines_before=4)
    assert found == [
        FigureMark("xen.disk.read", "", 7),
        FigureMark("hyper-v.disk.read@lab", "≥ 700 MB/s", 7),
    ]
    assert "<p>At  or ,\nnot less.</p>" in html


def test_the_line_of_a_figure_is_that_of_the_prose_not_of_an_example() -> None:
    _, found = marks(
        "```\n[](bench:a.b)\n```\n\n`[](bench:a.b)`\n\nAt [](bench:a.b-c).\n\n[](bench:a.b)"
    )
    assert found == [FigureMark("a.b-c", "", 7), FigureMark("a.b", "", 9)]


def test_each_use_of_a_figure_has_its_own_line() -> None:
    link = "[](bench:a.b)"
    text = f"""Note[^1].

[^1]: Below, {link}.

- In a list:

    {link} and [5
    MB/s](bench:a.b)

| head |
|------|
| {link} |

    {link}

``
{link}
``

> *Quoted {link}.*

## Of {link}
"""
    html, found = marks(text, lines_before=10)
    assert sorted(mark.line for mark in found) == [13, 17, 18, 22, 30, 32]
    assert html.count("[](bench:a.b)") == 2


def test_figures_of_one_line_each_have_it() -> None:
    _, found = marks("\n\n[](bench:a.b), [](bench:a.b)\n[](bench:a.b)")
    assert [mark.line for mark in found] == [3, 3, 4]


@pytest.mark.parametrize(
    "example",
    [
        "`[](bench:a.b)`",
        "    [](bench:a.b)",
        "    :::python\n    x = '[](bench:a.b)'",
        "<pre>[](bench:a.b)</pre>",
        "<!-- [](bench:a.b) -->",
        "# `[](bench:a.b)`\n\n[TOC]",
        "[[no]](bench:a.b)",
    ],
)
def test_no_trace_is_left_of_what_the_conversion_noted(example: str) -> None:
    html, found = marks(example)
    assert found == []
    assert "bench:a.b" in html
    assert "bench-line" not in html
    assert not set(html) & {"\x02", "\x03"}


def test_a_figure_in_code_stays_code() -> None:
    html, found = marks("`[](bench:a.b)`")
    assert found == []
    assert "[](bench:a.b)" in html


def test_one_converter_serves_many_texts() -> None:
    markdown = Markdown(extensions=["plugins.benchmarks.blocks.markdown_extension"])
    first = markdown.convert(BLOCK)
    assert markdown.reset().convert(BLOCK) == first
