"""Whole queries as browsers send them."""

from __future__ import annotations

from plugins.hosting.built_site import Redirect
from plugins.hosting.raw_query import is_askable, raw_forms


def test_each_form_of_a_query() -> None:
    assert set(raw_forms((("x y", "后"),))) == {
        "x%20y=%E5%90%8E",
        "x%20y=%e5%90%8e",
        "x+y=%E5%90%8E",
        "x+y=%e5%90%8e",
        "x y=后",
    }
    assert {"p=", "p"} <= set(raw_forms((("p", ""),)))


def test_only_plain_names_with_values_can_be_asked_for() -> None:
    queries = [(("p", "1"),), (("p", ""),), (("a[]", "1"),), (("P", "1"),)]
    assert [is_askable(Redirect("/", query, "/a/")) for query in queries] == [True] + 3 * [False]
