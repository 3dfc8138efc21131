from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.wordpress.sources.byte_window import ByteWindow
from plugins.wordpress.sources.mixed_encodings import decode
from plugins.wordpress.sources.xml_elements import Element, ElementError, ElementParser
from plugins.wordpress.sources.xml_pieces import Piece, pieces
from plugins.wordpress.sources.xml_prolog import read_prolog
from plugins.wordpress.sources.xml_repair import repair

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
texts = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("]>&<![CDATA\r\n"))
TOKENS = ["<item>", "</item>", "<title>", "</title>", "<![CDATA[", "]]>", "<!--", "-->", "&", "<"]
OTHERS = ["x", "中", "\x00", "&#0;", "&nbsp;", "<br/>", "</rss>", ">", "<!DOCTYPE", "<?", " ", "\n"]
markup = st.lists(st.sampled_from(TOKENS + OTHERS), max_size=40).map("".join)


def window(raw: bytes, size: int) -> ByteWindow:
    def cut() -> Iterator[bytes]:
        for start in range(0, len(raw), size):
            yield raw[start : start + size]

    return ByteWindow(cut())


def parsed(piece: Piece) -> Element:
    return ElementParser(b"", "").parse(piece)[0]


def masked(text: str) -> str:
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


@given(texts, texts, st.integers(1, 30))
@example("]", "> <item>", 1)
def test_texts_come_back_as_they_were(body: str, title: str, size: int) -> None:
    raw = f"<item><title>{masked(title)}</title><content:encoded>{masked(body)}</content:encoded>"
    raw += "</item>\n<item><title>next</title></item></channel></rss>"
    first, second = pieces(window(raw.encode(), size))
    found = {child.name: child.text for child in parsed(first).children}

    for name, text in (("title", title), ("content:encoded", body)):
        expected = NOT_IN_XML.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
        assert found[name] == expected
    assert parsed(second).child("title") == "next"


@given(markup | texts, st.integers(1, 30))
def test_nothing_raises_and_the_cut_of_chunks_means_nothing(text: str, size: int) -> None:
    raw = text.encode()
    found = list(pieces(window(raw, size)))

    assert [piece for piece in found if piece.name] == [
        piece for piece in pieces(window(raw, 10_000)) if piece.name
    ]
    for piece in found:
        if not piece.fault:
            with contextlib.suppress(ElementError):
                parsed(piece)
    read_prolog(window(raw, size))


@given(markup)
def test_a_repair_is_complete(text: str) -> None:
    once, _ = repair(text)

    assert repair(once)[0] == once


@given(st.binary(max_size=200), st.sampled_from(["", "GBK", "UTF-8", "rot13", "nonsense"]))
def test_any_bytes_become_text(raw: bytes, declared: str) -> None:
    text, notes = decode(raw, declared)

    text.encode("utf-8")
    if not notes and not declared:
        assert text.encode() == raw


@given(st.text("虚拟主机使用方法，。的了是在", min_size=4, max_size=40))
def test_chinese_in_gb18030_is_known(text: str) -> None:
    assert decode(b"<a>" + text.encode("gb18030") + b"</a>\n\xff")[0].startswith(f"<a>{text}</a>")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("中文".encode() + b"\xe4\xb8", "中文\ufffd"),
        (b"na\xefve", "naïve"),
        (b"\x93quoted\x94", "“quoted”"),
        ("中".encode() + b" caf\xe9", "中 caf\ufffd"),
    ],
)
def test_passages_that_are_not_chinese(raw: bytes, text: str) -> None:
    assert decode(raw)[0] == text


@pytest.mark.parametrize(
    "more",
    [
        "<a/>" * 1_000_000,
        "<a " + " ".join(f"b{number}=''" for number in range(200_000)) + "/>",
        "<a><![CDATA[x ]]> y" * 100_000,
        "<a><![CDATA[x ]]> y" * 100_000 + "</a>",
        "<title>" * 100_000,
        "<!-- " * 100_000,
    ],
    ids=["elements", "attributes", "sections", "closed", "titles", "comments"],
)
def test_what_would_take_long_is_given_up(more: str) -> None:
    """Each of these would take minutes if any step looked at all that follows again and again."""
    raw = f"<item><title>x</title>{more}</item></channel></rss>".encode()
    [piece, *_] = pieces(window(raw, 65536))
    if not piece.fault:
        with pytest.raises(ElementError):
            parsed(piece)
