"""Headings follow the title, and each other, without a gap."""

from __future__ import annotations

import itertools

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from plugins.bundles.heading_levels import HeadingLevelsExtension


def levels(*given_levels: int) -> list[int]:
    text = "\n\n".join(f"{'#' * level} x\n\ntext" for level in given_levels)
    html = markdown(text, extensions=["extra", "toc", HeadingLevelsExtension()])
    found = BeautifulSoup(html, "html.parser").select("h1, h2, h3, h4, h5, h6")
    return [int(heading.name[1]) for heading in found]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ((2, 3, 3, 2), [2, 3, 3, 2]),
        ((3, 4, 4, 3), [2, 3, 3, 2]),
        ((5, 3), [2, 2]),
        ((1, 6, 2), [2, 3, 3]),
        ((1, 2, 3, 4, 5, 6), [2, 3, 4, 5, 6, 6]),
    ],
)
def test_gaps_are_closed(old: tuple[int, ...], new: list[int]) -> None:
    assert levels(*old) == new


@given(st.lists(st.integers(1, 6), min_size=1, max_size=12))
def test_no_step_down_is_longer_than_one(old: list[int]) -> None:
    new = [1, *levels(*old)]

    assert len(new) == len(old) + 1
    assert all(2 <= after <= before + 1 for before, after in itertools.pairwise(new))


def test_identifiers_and_markup_stay() -> None:
    html = markdown("#### *a* b", extensions=["toc", HeadingLevelsExtension()])

    assert html == '<h2 id="a-b"><em>a</em> b</h2>'
