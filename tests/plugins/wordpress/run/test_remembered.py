from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.run.remembered import RememberedSource
from tests.plugins.wordpress.memory_source import SITE, comment, post

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.wordpress.model import Post, Site


class _Counted:
    """Counts how often it is read."""

    def __init__(self) -> None:
        self.readings = 0

    def site(self) -> Site:
        return SITE

    def posts(self) -> Iterator[Post | Problem]:
        self.readings += 1
        yield post(1, comments=(comment(1),), meta=(("a", "b"),))
        yield Problem("wordpress/xml", "broken")
        yield post(2, body="x" * 5_000)


def test_a_small_export_is_read_once() -> None:
    counted = _Counted()
    source = RememberedSource(counted)

    assert list(source.posts()) == list(source.posts())
    assert counted.readings == 1
    assert source.site() is SITE


def test_a_large_one_is_read_again_and_gives_the_same() -> None:
    counted = _Counted()
    source = RememberedSource(counted, most=4_000)

    assert len(list(source.posts())) == 3
    assert list(source.posts()) == list(source.posts())
    assert counted.readings == 3


def test_a_reading_that_was_given_up_is_not_taken_for_all() -> None:
    source = RememberedSource(_Counted())
    next(source.posts())

    assert len(list(source.posts())) == 3
