from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.model import Counts
from plugins.wordpress.reports.document import MediaLine, MigrationReport, TextAccount
from plugins.wordpress.reports.files import (
    HTML_NAME,
    MOST_ADDRESSES,
    compared,
    gathered,
    percent,
    render_html,
    write_reports,
)
from plugins.wordpress.tally import Tally

if TYPE_CHECKING:
    from pathlib import Path

LOST = TextAccount(
    "export.xml:12",
    "<script>alert(1)</script>",
    "post",
    "publish",
    "imported",
    coverage=0.999999,
    before=Counts(characters=10),
    differences=("picture lost: '/a.png'",),
    old_text="一二三四五",
    new_text="一二五",
    shortcodes={"wp_pay": 2},
)
REPORT = MigrationReport(
    ("export.xml",),
    "旧站",
    ("example.com",),
    dry_run=True,
    tallies=(Tally("posts", 2, {"imported": 1}),),
    texts=(LOST,),
    media=(MediaLine("/wp-content/uploads/a.png", "missing"),),
    addresses=(("/?p=1", "/1.html"),),
)


def test_both_files_are_written_and_say_the_same(tmp_path: Path) -> None:
    html, data = write_reports(REPORT, tmp_path / "new")

    assert html.name == HTML_NAME
    assert json.loads(data.read_text(encoding="utf-8"))["texts"][0]["title"] == LOST.title
    assert "Dry run: nothing was written." in html.read_text(encoding="utf-8")


def test_what_an_export_says_is_text_on_the_page() -> None:
    soup = BeautifulSoup("".join(render_html(REPORT)), "html.parser")

    assert soup.find("script") is None
    assert LOST.title in soup.get_text()
    assert [tag["href"] for tag in soup.find_all(href=True)] == []
    assert soup.find_all(src=True) == []


def test_what_does_not_balance_or_differs_is_said_at_the_top() -> None:
    page = BeautifulSoup("".join(render_html(REPORT)), "html.parser").get_text()

    assert "The counts do not balance" in page
    assert "99.99 % of the old text is in the new texts; 1 of 1 texts differ" in page
    assert "DOES NOT BALANCE" in page
    assert "[wp_pay] 2×" in page


def test_many_addresses_are_cut_short_and_the_page_says_where_the_others_are() -> None:
    many = tuple((f"/?p={n}", f"/{n}.html") for n in range(MOST_ADDRESSES + 1))
    whole = MigrationReport(("a",), "", (), dry_run=False, addresses=many)
    page = BeautifulSoup("".join(render_html(whole)), "html.parser").get_text()

    assert "/?p=4999" in page
    assert "/?p=5000" not in page
    assert "all of them are in migration-report.json" in page


def test_many_files_are_told_by_their_folder() -> None:
    files = [f"export/_posts/{number}.md" for number in range(9)]

    assert gathered(files[:3]) == files[:3]
    assert gathered([*files, "export/about.md"]) == ["export (10 files)"]
    assert gathered([f"/a{number}/x.md" for number in range(9)]) == ["/ (9 files)"]
    assert gathered([f"{number}.md" for number in range(9)]) == [". (9 files)"]


def test_less_than_all_is_never_a_hundred_per_cent() -> None:
    assert percent(1.0) == "100 %"
    assert percent(0.999999) == "99.99 %"
    assert percent(0.5) == "50.00 %"


def test_lost_and_new_passages_are_marked() -> None:
    assert compared("一二三四五", "一二五") == "一二<del>三四</del>五"
    assert compared("a<b", "a<c") == "a&lt;<del>b</del><ins>c</ins>"


def test_long_equal_passages_are_shortened() -> None:
    assert len(compared("x" * 5000 + "a" + "y" * 5000, "x" * 5000 + "b" + "y" * 5000)) < 300


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_comparison_is_always_safe_html(old: str, new: str) -> None:
    soup = BeautifulSoup(compared(old, new), "html.parser")

    assert {tag.name for tag in soup.find_all(True)} <= {"del", "ins"}
