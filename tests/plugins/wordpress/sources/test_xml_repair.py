from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.wordpress.sources.wxr import REPAIRED
from tests.plugins.wordpress.sources.conftest import item, numbers, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_characters_that_xml_cannot_hold_are_removed_and_counted(
    export: Callable[..., Path],
) -> None:
    posts, problems = read(export(item(1, body="a\x08b\x00c\x0bd"), item(2)))

    assert problems == []
    assert posts[0].body == "abcd"
    assert posts[0].notes == ("3 control characters removed",)
    assert posts[1].notes == ()


def test_what_was_not_masked_is_mended(export: Callable[..., Path]) -> None:
    title = "<title>KVM & Xen &nbsp;&#8; a <VPS> & &amp; &#55357;&#56832;</title>"
    posts, problems = read(export(item(1).replace("<title><![CDATA[Title 1]]></title>", title)))

    assert problems == []
    assert posts[0].title == "KVM & Xen a <VPS> & & 😀"
    assert "2 bare & mended" in posts[0].notes
    assert "1 bare < mended" in posts[0].notes
    assert "1 references to impossible characters removed" in posts[0].notes


def test_messages_of_php_between_items_and_fields(export: Callable[..., Path]) -> None:
    warning = "<br />\n<b>Notice</b>:  Undefined in <b>/a.php</b> on line <b>3</b><br />\n"
    posts, problems = read(export(item(1), warning, item(2, more=warning), item(3)))

    assert numbers(posts) == ["1", "2", "3"]
    assert [problem.code for problem in problems] == [REPAIRED]
    assert posts[1].notes == ("a message of PHP between the fields was left out",)


def test_a_passage_in_another_encoding(export: Callable[..., Path]) -> None:
    body = "第一行\n".encode() + "虚拟主机的使用方法".encode("gb18030") + b"\ncaf\xe9 \x93x\x94\n"
    broken = "半个".encode()[:4] + b"\n"
    before, after = item(1, body="BODY").encode().split(b"BODY")
    posts, problems = read(export(before + body + broken + after, item(2)))

    assert problems == []
    assert posts[0].body.split("\n")[:3] == ["第一行", "虚拟主机的使用方法", "café “x”"]
    assert posts[0].body.split("\n")[3] == "半\ufffd"
    assert "1 passages decoded as GB18030" in posts[0].notes
    assert any("U+FFFD" in note for note in posts[0].notes)


def test_an_entity_without_declaration_stays_text(export: Callable[..., Path]) -> None:
    posts, problems = read(export(item(1, body="x").replace("<![CDATA[x]]>", "&xxe;")))

    assert problems == []
    assert posts[0].body == "&xxe;"
