from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.sources.wxr import REPAIRED
from tests.plugins.wordpress.sources.conftest import EPILOG, PROLOG, item, numbers, read

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "junk",
    ["\ufeff", "\n\n \n", "<br />\n<b>Warning</b>:  x in <b>/a.php</b> on line <b>3</b><br />\n"],
)
def test_what_stands_before_the_xml_is_skipped(tmp_path: Path, junk: str) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes((junk + PROLOG + item(1) + EPILOG).encode())
    posts, problems = read(path)

    assert numbers(posts) == ["1"]
    assert [problem.code for problem in problems] == ([REPAIRED] if "php" in junk else [])


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{canary}">]>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
    ],
)
def test_entities_are_refused_in_one_line(tmp_path: Path, declaration: str) -> None:
    canary = tmp_path / "canary"
    canary.write_text("SECRET", encoding="utf-8")
    path = tmp_path / "x.xml"
    head, rest = PROLOG.split("<rss", 1)
    text = head + declaration.format(canary=canary) + "<rss" + rest + item(1, body="x") + EPILOG
    path.write_text(text.replace("<![CDATA[x]]>", "&x;"), encoding="utf-8")
    posts, problems = read(path)

    assert posts == []
    assert [problem.code for problem in problems] == ["wordpress/no-export"]
    assert "SECRET" not in problems[0].message


def test_a_page_without_any_export(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text("<html><body>" + "<p>x</p>" * 1000, encoding="utf-8")
    posts, problems = read(path)

    assert posts == []
    assert [problem.code for problem in problems] == ["wordpress/no-export"]
