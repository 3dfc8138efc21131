from __future__ import annotations

import pytest

from plugins.wordpress.model import Counts
from tests.plugins.wordpress.bodies import converted


def test_a_body_and_its_account() -> None:
    new = converted(
        "[<img src='http://old.example/wp-content/uploads/a.gif?w=3'>][1]\n\n"
        "**磁盘** 读取 [链接](2.html)。<a href='/x'> </a>\n\nA->B->C\n\n"
        " [1]: http://old.example/wp-content/uploads/b.gif",
        "/1.html",
    )

    assert new.markdown == (
        "[![](/wp-content/uploads/a.gif)](/wp-content/uploads/b.gif)\n\n"
        "**磁盘** 读取 [链接](/2.html)。\n\nA->B->C\n"
    )
    assert new.before == Counts(characters=14, links=3, pictures=1)
    assert new.after == Counts(characters=14, links=2, pictures=1)
    assert new.coverage == 1
    assert new.differences == ()
    assert new.summary == "磁盘 读取 链接。"
    assert new.uploads == ("/wp-content/uploads/a.gif", "/wp-content/uploads/b.gif")
    assert [chain.names for chain in new.chains] == [("A", "B", "C")]
    assert new.notes == ("empty link to /x dropped: nothing to click on",)


def test_long_first_paragraphs_are_cut_behind_a_sentence() -> None:
    assert converted("一句话。" * 40, "/").summary == "一句话。" * 30
    assert converted("字" * 200, "/").summary == "字" * 119 + "…"


@pytest.mark.parametrize(
    "literal", ["{{ SITEURL }}", "{filename}x", "{static}x", "|attach|x", "{% raw %}", "{: .x}"]
)
def test_template_marks_stay_text(literal: str) -> None:
    new = converted(f"before {literal} after", "/")

    assert new.text == f"before {literal} after"


@pytest.mark.parametrize("mark", ["{filename}", "|static|", "{attach}"])
def test_no_address_can_reach_pelicans_links(mark: str) -> None:
    new = converted(f"[a]({mark}/x.md) <img src='{mark}x.png' alt=''>", "/")

    assert mark not in new.markdown
    assert new.after.links == new.after.pictures == 1


def test_blocks_of_the_sites_own_language_cannot_be_imported() -> None:
    new = converted("```bench\nshow: table\n```\n\n[](bench:kvm.disk.read)", "/")

    assert "```bench" not in new.markdown
    assert "bench:kvm" not in new.markdown.replace("\\", "")
