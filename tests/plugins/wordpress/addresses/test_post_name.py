from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.addresses.post_name import post_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Vps技术", "vps技术"),
        ("Hyper-V", "hyper-v"),
        ("C++ / C#", "c-c"),
        ("node.js", "node-js"),
        ("Bob.Stone", "bob-stone"),
        ("a_b — c", "a_b-c"),
        ("“引号”与…省略", "引号与省略"),
        ("Café <b>x</b> &amp; y", "cafe-x-y"),
        ("640×480", "640x480"),
        ("？！", "？！"),
        ("++", ""),
        ("后" * 40, "后" * 22),
    ],
)
def test_slugs_are_those_that_wordpress_makes(title: str, name: str) -> None:
    assert post_name(title) == name


@given(st.text())
def test_a_slug_is_the_slug_of_itself(title: str) -> None:
    assert post_name(post_name(title)) == post_name(title)
