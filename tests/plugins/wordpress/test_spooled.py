from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.spooled import Spooled


@given(st.lists(st.text()), st.integers(0, 5_000))
def test_items_come_back_in_their_order_wherever_they_lie(items: list[str], room: int) -> None:
    spooled = Spooled(items, room)

    assert list(spooled) == items
    assert len(spooled) == len(items)
    assert all(item in spooled for item in items)


def test_what_is_long_does_not_stay_in_memory() -> None:
    spooled = Spooled[list[str]](room=3_000)
    small, long, last = ["a"], ["b"], ["c"]
    spooled.append(small)
    spooled.append(long, 1_000_000)
    spooled.append(last)

    first, second, third = spooled
    assert (first, second, third) == (small, long, last)
    assert first is small
    assert second is not long
    assert third is not last


def test_items_can_be_added_while_others_are_read() -> None:
    spooled = Spooled("abc", room=1_000)
    pairs = []
    for one in spooled:
        pairs += [(one, other) for other in spooled]
    spooled.append("d")

    assert len(pairs) == 9
    assert list(spooled) == ["a", "b", "c", "d"]
    assert "e" not in spooled
