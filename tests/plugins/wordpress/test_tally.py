from __future__ import annotations

from plugins.wordpress.model import Outcome
from plugins.wordpress.tally import ASIDE, Account, Tally


def test_what_came_in_is_what_came_out() -> None:
    account = Account()
    account.found("items post", 3)
    account.found("authors")
    account.became("items post", Outcome.IMPORTED, 2)
    account.became("items post", ASIDE)

    assert account.tallies() == (
        Tally("authors", 1, {}),
        Tally("items post", 3, {"imported": 2, "kept aside": 1}),
    )
    assert [tally.balances for tally in account.tallies()] == [False, True]
    account.became("lost", Outcome.FAILED)
    assert not account.tallies()[-1].balances
