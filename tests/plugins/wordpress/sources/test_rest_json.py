from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.sources.rest_json import RestJsonError, load

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)
OBJECTS = st.dictionaries(st.text(max_size=4), VALUES, max_size=3)


@pytest.mark.parametrize(
    "noise",
    [
        "",
        "\ufeff",
        "\n\n",
        "<br />\n<b>Warning</b>:  Undefined array key [3] in /x.php on line <b>9</b><br />\n",
        "Deprecated: {closure}() is old in /x.php on line 3\n",
        "<script>var a = {b: 1};</script>",
    ],
)
@pytest.mark.parametrize("end", ["", "\n", "<!-- served from a cache -->"])
def test_what_stands_around_the_json_is_left_out(noise: str, end: str) -> None:
    value = [{"id": 3, "content": {"rendered": "<p>{[]}</p>"}}]
    assert load(noise + json.dumps(value) + end, list) == value


@pytest.mark.parametrize(
    "text",
    ["", "<html>", '[{"id": 3', '{"id": [1, 2]', "[" * 100_000, '[{"a": [1]}, {"b": '],
)
def test_what_is_cut_off_is_never_completed(text: str) -> None:
    with pytest.raises(RestJsonError):
        load(text, list)


@given(st.lists(OBJECTS))
def test_arrays_survive(value: list[dict[str, object]]) -> None:
    assert load(json.dumps(value), list) == value


@given(st.lists(OBJECTS, min_size=1).map(json.dumps), st.data())
def test_a_part_of_an_array_is_no_array(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text) - 1))
    with pytest.raises(RestJsonError):
        load(text[:cut], list)
