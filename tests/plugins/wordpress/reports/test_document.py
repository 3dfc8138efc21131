from __future__ import annotations

from plugins.wordpress.model import Counts
from plugins.wordpress.reports.document import (
    MigrationReport,
    ProblemLine,
    TextAccount,
)
from plugins.wordpress.tally import Tally


def text(characters: int, coverage: float, **more: object) -> TextAccount:
    values = {"shortcodes": {}, **more}
    return TextAccount(
        "export.xml:7",
        "标题",
        "post",
        "publish",
        "imported",
        coverage=coverage,
        before=Counts(characters=characters),
        **values,  # type: ignore[arg-type]
    )


def report(**parts: object) -> MigrationReport:
    return MigrationReport(("export.xml",), "", (), dry_run=False, **parts)  # type: ignore[arg-type]


def test_a_tally_balances_when_each_one_that_came_in_went_out() -> None:
    good = Tally("posts", 3, {"imported": 2, "kept": 1})
    bad = Tally("comments", 3, {"imported": 2})

    assert good.balances
    assert not bad.balances
    assert report(tallies=(good,)).exit_code == 0
    assert report(tallies=(good, bad)).exit_code == 1


def test_coverage_counts_characters_not_texts() -> None:
    assert report(texts=(text(900, 1.0), text(100, 0.5))).totals.coverage == 0.95
    assert report().totals.coverage == 1.0


def test_a_problem_fails_the_import() -> None:
    problem = ProblemLine("export.xml:3", "broken", "wordpress/xml")

    assert report(problems=(problem,)).exit_code == 1


def test_shortcodes_are_summed_up_over_the_texts() -> None:
    texts = (text(1, 1.0, shortcodes={"b": 1, "a": 1}), text(1, 1.0, shortcodes={"c": 5, "a": 1}))

    assert list(report(texts=texts).totals.shortcodes.items()) == [("c", 5), ("a", 2), ("b", 1)]


def test_texts_that_differ_or_are_not_public_are_counted() -> None:
    texts = (text(9, 1.0), text(9, 0.5), text(9, 1.0, withheld="a draft", differences=("a",)))
    totals = report(texts=texts).totals

    assert (totals.differing, totals.withheld) == (2, 1)
