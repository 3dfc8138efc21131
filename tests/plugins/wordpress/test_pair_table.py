from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.wordpress import pair_table
from plugins.wordpress.pair_table import PairTable

if TYPE_CHECKING:
    import pytest

TEXTS = st.text(st.characters(), max_size=5)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS)))
def test_it_is_a_dictionary_whose_first_or_last_word_counts(rows: list[tuple[str, str]]) -> None:
    first: dict[str, str] = {}
    for key, value in rows:
        first.setdefault(key, value)
    added, put = PairTable(rows), PairTable()
    put.put(rows)

    assert list(added.as_added()) == list(first.items())
    assert list(added) == sorted(first.items())
    assert list(put) == sorted(dict(rows).items())
    assert list(added.keys()) == sorted(first)
    assert sorted(added.values()) == sorted(set(first.values()))
    assert len(added) == len(first)
    assert all(added.get(key) == value for key, value in first.items())


def test_another_process_reads_the_same_pairs() -> None:
    table = PairTable([("a", "1")])
    other = pickle.loads(pickle.dumps(table))  # noqa: S301 (as a process pool does)

    assert other.get("a") == "1"
    assert other.get("b") is None
    assert ("a", "1") in other
    assert ("a", "2") not in other


def test_rows_that_fail_leave_a_table_that_can_be_used() -> None:
    table = PairTable()
    try:
        table.add((str(1 // n), "x") for n in (1, 0))
    except ZeroDivisionError:
        table.add([("b", "2")])

    assert list(table) == [("1", "x"), ("b", "2")]


def test_what_was_asked_for_before_is_not_remembered_past_a_change() -> None:
    table = PairTable([("a", "1")])
    assert (table.get("a"), table.get("b")) == ("1", None)
    table.put([("a", "2"), ("b", "3")])

    assert (table.get("a"), table.get("b")) == ("2", "3")


def test_more_may_be_asked_for_than_is_kept_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pair_table, "_MOST_KNOWN", 2)
    table = PairTable((str(n), str(n)) for n in range(9))

    assert [table.get(str(n)) for n in [*range(9), *range(9)]] == [str(n) for n in [*range(9)] * 2]
