from __future__ import annotations

from dataclasses import replace

from plugins.wordpress.reports.document import (
    MediaLine,
    MigrationReport,
    ProblemLine,
    TextAccount,
)
from plugins.wordpress.reports.terminal import MOST_SHOWN, summary
from plugins.wordpress.tally import Tally

TEXT = TextAccount("a.md", "标题", "post", "publish", "imported", target="content/posts/a/zh.md")
EMPTY = MigrationReport(("a.md",), "", (), dry_run=False)


def test_what_went_well_takes_one_line_a_kind() -> None:
    report = replace(
        EMPTY, texts=(TEXT,), tallies=(Tally("posts", 2, {"imported": 1, "unchanged": 1}),)
    )

    assert summary(report).splitlines() == [
        "posts  2 found = 1 imported + 1 unchanged",
        "Text: 100 % of the old texts is in the new ones",
    ]


def test_what_a_person_has_to_know_is_named_with_its_file() -> None:
    text = replace(
        TEXT,
        withheld="protected by a password",
        differences=("picture lost: '/a.png'",),
        kept_as_html=("价格 内存",),
        rankings=("磁盘: KVM > Xen",),
        notes=("<iframe> became a link",),
        shortcodes={"wp_pay": 2},
    )
    page = summary(replace(EMPTY, texts=(text,), media=(MediaLine("/a.png", "missing"),)))

    assert "  content/posts/a/zh.md: protected by a password" in page
    assert "  content/posts/a/zh.md: 100 %; picture lost: '/a.png'" in page
    assert "  content/posts/a/zh.md: 价格 内存" in page
    assert "  content/posts/a/zh.md: 磁盘: KVM > Xen" in page
    assert "  content/posts/a/zh.md: <iframe> became a link" in page
    assert "  [wp_pay] 2×" in page
    assert "  /a.png: missing" in page


def test_long_lists_are_cut_but_problems_are_not() -> None:
    media = tuple(MediaLine(f"/{n}.png", "missing") for n in range(MOST_SHOWN + 5))
    problems = tuple(ProblemLine(f"{n}.md", "broken", "wordpress/x") for n in range(MOST_SHOWN + 5))
    page = summary(replace(EMPTY, media=media, problems=problems))

    assert "Media (25)" in page
    assert "  … and 5 more" in page
    assert sum("broken" in line for line in page.splitlines()) == MOST_SHOWN + 5


def test_counts_that_do_not_balance_are_marked() -> None:
    page = summary(replace(EMPTY, tallies=(Tally("comments", 2, {"imported": 1}),)))

    assert "comments  2 found = 1 imported  DOES NOT BALANCE" in page


def test_nothing_of_an_export_commands_the_terminal() -> None:
    page = summary(replace(EMPTY, problems=(ProblemLine("\x1b[2J.md", "b\x07", "wordpress/x"),)))

    assert "\x1b" not in page
    assert "\x07" not in page


def test_a_dry_run_says_so() -> None:
    assert "Dry run: nothing was written." in summary(replace(EMPTY, dry_run=True))
