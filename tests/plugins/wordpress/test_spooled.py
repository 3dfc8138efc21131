from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.spooled import Spooled


@given(st.lists(st.text()), st.integers(0, 5))
def test_items_come_back_in_their_order_wherever_they_lie(items: list[str], most: int) -> None:
    spooled = Spooled(items, most)

    assert list(spooled) == items
    assert len(spooled) == len(items)
    assert all(item in spooled for item in items)


def test_items_can_be_added_while_others_are_read() -> None:
    spooled = Spooled("abc", most=1)
    pairs = []
    for one in spooled:
        pairs += [(one, other) for other in spooled]
    spooled.append("d")

    assert len(pairs) == 9
    assert list(spooled) == ["a", "b", "c", "d"]
    assert "e" not in spooled
