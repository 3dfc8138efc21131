from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.media.upload_paths import name_objection


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
