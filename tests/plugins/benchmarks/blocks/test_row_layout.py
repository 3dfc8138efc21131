from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.blocks.column_layout import MOST_COLUMNS, columns
from plugins.benchmarks.blocks.line_breaking import LINE, text_width
from plugins.benchmarks.blocks.localised import FigureText, RatioText
from plugins.benchmarks.blocks.row_layout import LINE_HEIGHT, Entry, figure_width, stack

NAMES = st.text("KVM 虚拟机，W-i", min_size=1, max_size=60)
ENTRIES = st.lists(st.builds(Entry, NAMES, st.floats(1, 19), st.floats(0, 5)), min_size=1)


@given(ENTRIES)
def test_no_row_and_no_figure_runs_into_another(entries: list[Entry]) -> None:
    end = 0.0
    for entry, place in zip(entries, stack(entries, 0), strict=True):
        assert "".join(line.text for line in place.name) == entry.name
        assert place.name[0].y > end
        for line in place.name:
            beside = line.y == place.figure
            room = LINE - entry.figure_width if beside else LINE
            assert text_width(line.text.rstrip()) <= room
            assert beside or abs(line.y - place.figure) > LINE_HEIGHT - 1e-9
        assert place.top > max(place.figure, *(line.y for line in place.name))
        end = place.bottom
        assert end - place.top - entry.band < 1e-9


def test_a_name_stands_beside_its_figure_where_there_is_room() -> None:
    short, long = stack([Entry("KVM", 4, 1), Entry("KVM", 19, 1)], 0)
    assert short.figure == short.name[0].y
    assert long.figure > long.name[0].y


def test_figures_are_as_wide_as_they_are_written() -> None:
    point = FigureText("point", "1,234", "", "", None, "MB/s")
    spread = FigureText("range", "", "1,234", "5,678", None, "MB/s")
    assert figure_width(point) < figure_width(point, best=True)
    assert figure_width(point) < figure_width(spread)
    assert figure_width(RatioText("at-most", "2.00")) >= text_width("≤ 2.00 ×")


def test_columns_are_drawn_where_their_names_have_room() -> None:
    entries = [Entry(name, 4, 1) for name in ("KVM", "Firecracker", "同一台虚拟机，磁盘被抢占")]
    found = columns(entries, 3)
    assert found is not None
    assert [len(place.name) for place in found.places] == [1, 1, 1]
    assert (found.y(0), found.y(100)) == (found.bottom, found.top)
    assert columns([], 0) is None
    assert columns(entries[:1] * MOST_COLUMNS, 0) is not None
    assert columns(entries[:1] * (MOST_COLUMNS + 1), 0) is None
    assert columns([Entry("Supercalifragilistic", 4, 1)] * 4, 0) is None


@given(st.lists(st.builds(Entry, NAMES, st.floats(1, 8), st.just(1.0)), min_size=1, max_size=8))
def test_columns_and_their_names_do_not_touch(entries: list[Entry]) -> None:
    found = columns(entries, 3)
    if found is None:
        return
    ends = [0.0]
    for entry, place in zip(entries, found.places, strict=True):
        half = max(text_width(line.text.rstrip()) for line in place.name) / 49 * 50
        assert place.centre - half >= ends[-1] - 1e-9
        ends.append(place.centre + half)
        assert place.left >= 10
        assert "".join(line.text for line in place.name) == entry.name
        assert all(line.y < found.height for line in place.name)
    assert ends[-1] <= 100 + 1e-9
