from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.media.upload_paths import name_objection, upload_path


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("http://a.example/wp-content/uploads/2012/10/x.jpg", "/wp-content/uploads/2012/10/x.jpg"),
        ("//a.example/blog/wp-content/uploads/x.jpg?w=3#f", "/wp-content/uploads/x.jpg"),
        ("/wp-content/uploads/%E5%9b%be.png", "/wp-content/uploads/图.png"),
        ("https://i0.wp.com/a.example/wp-content/uploads/x.jpg", "/wp-content/uploads/x.jpg"),
        ("/wp-content/uploads/", ""),
        ("/wp-content/uploads/2012/", ""),
        ("/wp-content/uploads/%ba%f3.png", ""),
        ("/wp-content/themes/x.png", ""),
        ("http://[broken/wp-content/uploads/x.jpg", ""),
        ("", ""),
    ],
)
def test_addresses_of_uploads(address: str, path: str) -> None:
    assert upload_path(address) == path


@pytest.mark.parametrize(
    "below",
    ["../x.png", "a/../../x.png", "/x.png", "a//b.png", "a/./b.png", "a\\b.png", "x" * 256, "..."],
)
def test_paths_that_lead_elsewhere(below: str) -> None:
    assert name_objection(below)


@given(st.text(min_size=1, max_size=300))
def test_a_name_without_objection_stays_below_the_uploads(below: str) -> None:
    if not name_objection(below):
        assert not {"", ".", ".."} & set(below.split("/"))
        assert "\\" not in below
        assert "\0" not in below
        below.encode()
