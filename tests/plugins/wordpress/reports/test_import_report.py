from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from plugins.diagnostics import Problem
from plugins.wordpress.addresses.own_addresses import OwnHosts
from plugins.wordpress.conversion.context import Context
from plugins.wordpress.conversion.convert import convert
from plugins.wordpress.model import Outcome, Post
from plugins.wordpress.reports.import_report import FileReport, ImportReport
from plugins.wordpress.sources.exporter_markdown import read

ROOT = Path(__file__).parent
SOURCE = ROOT.parent / "fixtures" / "export" / "2012-11-02-kvm-notes.md"


def imported() -> FileReport:
    post = read(SOURCE)
    assert isinstance(post, Post)
    new = convert(post, "/11.html", Context(OwnHosts(frozenset())))
    return FileReport(
        SOURCE, Outcome.IMPORTED, ROOT / "content/posts/kvm-notes/zh.md", post, new, ("title",)
    )


def report(*files: FileReport, problems: tuple[Problem, ...] = ()) -> ImportReport:
    return ImportReport(files, frozenset(), (), problems, dry_run=False, root=ROOT)


def test_totals_balance_and_failures_come_last() -> None:
    problem = Problem("wordpress/encoding", "not UTF-8", ROOT / "b.md", 3, "convert it")
    failed = FileReport(ROOT / "b.md", Outcome.FAILED, problem=problem)
    text = report(failed, imported()).render()

    assert text.index("b.md:3: not UTF-8 (wordpress/encoding); convert it") > text.index(
        "kvm-notes"
    )
    assert "Files      2 found = 1 imported + 0 unchanged + 0 kept + 1 failed" in text
    assert report(failed).exit_code == 1
    assert report(imported()).exit_code == 0


def test_counts_that_changed_show_both_numbers() -> None:
    file = imported()
    assert file.converted is not None
    fewer = replace(file.converted, after=replace(file.converted.after, links=0, code_blocks=0))
    lines = replace(file, converted=fewer).lines(ROOT)

    assert "links 2 -> 0" in lines[3]
    assert "code blocks 1 -> 0" in lines[3]
    assert "tables 1," in lines[3]


def test_problems_without_a_file_fail_the_import() -> None:
    problem = Problem("wordpress/no-source", "no such file or folder", ROOT / "missing")
    failed = report(problems=(problem,))

    assert failed.exit_code == 1
    assert "missing: no such file or folder (wordpress/no-source)" in failed.render()


def test_paths_outside_the_root_stay_whole(tmp_path: Path) -> None:
    assert imported().lines(tmp_path)[0].startswith(str(SOURCE))
