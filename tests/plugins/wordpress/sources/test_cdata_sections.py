from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.plugins.wordpress.sources.conftest import item, numbers, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_item_ends_inside_texts_are_text(export: Callable[..., Path]) -> None:
    feed = "<pre>&lt;x&gt;</pre> <item><title>x</title></item> </channel></rss> <!-- x"
    posts, problems = read(export(item(1, body=feed), item(2)))

    assert problems == []
    assert posts[0].body == feed
    assert numbers(posts) == ["1", "2"]


@pytest.mark.parametrize(
    "text", ["a ]]> b", "]]>", "<script>//<![CDATA[\nx\n//]]></script> more", "x ]] ]>]]", "]]]]>"]
)
def test_the_end_mark_of_a_section_inside_a_text(export: Callable[..., Path], text: str) -> None:
    """Unmasked, as WordPress wrote it before 3.1, and masked, as it has done since."""
    unmasked = item(1, body=text)
    masked = item(1, body=text.replace("]]>", "]]]]><![CDATA[>"))
    for form in (unmasked, masked):
        posts, problems = read(export(form, item(2)))
        assert problems == []
        assert posts[0].body == text
        assert numbers(posts) == ["1", "2"]
    assert read(export(masked))[0][0].notes == ()


def test_well_formed_mixtures_of_sections_and_text_stay(export: Callable[..., Path]) -> None:
    title = "<title><![CDATA[a]]> b <![CDATA[c]]></title>"
    posts, _ = read(export(item(1).replace("<title><![CDATA[Title 1]]></title>", title)))

    assert posts[0].title == "a b c"
    assert posts[0].notes == ()


@pytest.mark.parametrize("masked", [True, False])
def test_a_huge_text_costs_its_item_only(export: Callable[..., Path], masked: bool) -> None:
    huge = item(1, body="x" * 10_100_000)
    if not masked:
        huge = huge.replace("<content:encoded><![CDATA[", "<content:encoded>")
        huge = huge.replace("x]]></content", "x</content")
    posts, problems = read(export(huge, item(2)))

    assert numbers(posts) == ["2"]
    assert len(problems) == 1
    assert "item 1 (Title 1)" in problems[0].message
