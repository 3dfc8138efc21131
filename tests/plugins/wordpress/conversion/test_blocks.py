from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.wordpress.conversion.blocks import Block, has_blocks, parse
from plugins.wordpress.conversion.limits import TooComplexError
from tests.plugins.wordpress.conversion.real_wordpress import call
from tests.plugins.wordpress.conversion.test_autop import REAL


def test_a_tree_of_blocks() -> None:
    tree = parse(
        'a<!-- wp:x {"n":{"m":1}} --><p>b</p><!-- wp:acme/y /-->c<!-- /wp:x -->d<!-- wp:z -->e'
    )

    inner = Block("acme/y")
    assert tree.pieces == [
        "a",
        Block("core/x", {"n": {"m": 1}}, ["<p>b</p>", inner, "c"]),
        "d",
        Block("core/z", {}, ["e"]),
    ]


def test_broken_json_and_ends_without_beginning_lose_no_text() -> None:
    assert parse("<!-- wp:x {oops --> a<!-- /wp:y --> b").pieces == [
        "",
        Block("core/x", {}, [" a", " b"]),
    ]
    assert not has_blocks("<p>classic</p>")


def test_attributes_as_text() -> None:
    block = Block("core/x", {"a": 12, "b": "c", "d": True, "e": [1]})

    assert [block.text(name) for name in "abdef"] == ["12", "c", "", "", ""]


def test_blocks_may_not_nest_deeper_than_a_converter_can_go() -> None:
    with pytest.raises(TooComplexError):
        parse("<!-- wp:group -->" * 200)


NAMES = st.sampled_from(["core/a", "b", "acme/c"])
VALUES = st.dictionaries(
    st.sampled_from("xy"),
    # Beyond 64 bits PHP makes a number with a point of it.
    st.integers(-(2**63), 2**63 - 1) | st.text("ab-->字", max_size=4) | st.booleans(),
    max_size=2,
)


def written(name: str, values: dict[str, object], content: str | None) -> str:
    said = json.dumps(values).replace("--", "\\u002d\\u002d").replace(">", "\\u003e")
    opening = f"<!-- wp:{name} {said + ' ' if values else ''}"
    return f"{opening}/-->" if content is None else f"{opening}-->{content}<!-- /wp:{name} -->"


TEXTS = st.recursive(
    st.text("ab <>!-\n", max_size=5),
    lambda inner: st.lists(
        st.builds(written, NAMES, VALUES, st.none() | inner), min_size=1, max_size=3
    ).map("x".join),
    max_leaves=6,
)


@settings(REAL)
@given(st.lists(TEXTS, min_size=20, max_size=20))
def test_blocks_are_those_that_wordpress_reads(texts: list[str]) -> None:
    for text, theirs in zip(texts, call("block_names", texts), strict=True):
        assert [[name, values] for name, values in flat(parse(text))] == theirs, text


def flat(block: Block) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for piece in block.pieces:
        if isinstance(piece, Block):
            found += [(piece.name, dict(piece.attributes)), *flat(piece)]
    return found
