from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.blocks.placeholder import BlockMark, FigureMark, fill_marks

LINES = st.integers(1, 9999)


@given(st.text(), st.text(), st.text(), LINES)
def test_what_the_author_wrote_arrives_unchanged(
    body: str, name: str, text: str, line: int
) -> None:
    block, figure = BlockMark(body, line), FigureMark(name, text, line)
    seen: list[object] = []

    def fill_block(mark: BlockMark) -> str:
        seen.append(mark)
        return "BLOCK"

    def fill_figure(mark: FigureMark) -> str:
        seen.append(mark)
        return "FIGURE"

    html = f"<p>before {figure.to_html()} after</p>{block.to_html()}"
    filled = fill_marks(html, fill_block, fill_figure)
    assert filled == "<p>before FIGURE after</p>BLOCK"
    assert seen == [block, figure]


def test_a_mark_is_one_line_of_html() -> None:
    html = BlockMark('show: table\ncaption: "<b>"', 3).to_html()
    assert "\n" not in html
    assert "<b>" not in html
