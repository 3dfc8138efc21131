from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from plugins.diagnostics import Problem
from plugins.wordpress.addresses.links import LinkMap
from plugins.wordpress.conversion.context import Context
from plugins.wordpress.conversion.convert import convert
from plugins.wordpress.media.media_report import MediaFile, MediaReport, Supply
from plugins.wordpress.model import Outcome, Post
from plugins.wordpress.reports.import_report import FileReport, ImportReport
from plugins.wordpress.sources.exporter_markdown import read

ROOT = Path(__file__).parent
SOURCE = ROOT.parent / "fixtures" / "export" / "2012-11-02-kvm-notes.md"


def imported() -> FileReport:
    post = read(SOURCE)
    assert isinstance(post, Post)
    new = convert(post, "/11.html", Context(LinkMap(frozenset())))
    return FileReport(
        SOURCE, Outcome.IMPORTED, ROOT / "content/posts/kvm-notes/zh.md", post, new, ("title",)
    )


def report(*files: FileReport, problems: tuple[Problem, ...] = ()) -> ImportReport:
    return ImportReport(files, frozenset(), (), problems, dry_run=False, root=ROOT)


def test_a_text_that_failed_is_one_line_and_fails_the_import() -> None:
    problem = Problem("wordpress/encoding", "not UTF-8", ROOT / "b.md", 3, "convert it")
    failed = report(imported(), FileReport(ROOT / "b.md", Outcome.FAILED, problem=problem))

    assert "b.md:3: not UTF-8 (wordpress/encoding); convert it" in failed.render()
    assert failed.totals == {Outcome.IMPORTED: 1, Outcome.FAILED: 1}
    assert failed.exit_code == 1
    assert report(imported()).exit_code == 0


def test_problems_without_a_file_fail_the_import() -> None:
    problem = Problem("wordpress/no-source", "no such file or folder", ROOT / "missing")
    failed = report(problems=(problem,))

    assert failed.exit_code == 1
    assert "missing: no such file or folder (wordpress/no-source)" in failed.render()


def test_a_text_is_told_with_what_it_held_and_holds() -> None:
    (text,) = report(imported()).document().texts

    assert text.target == "content/posts/kvm-notes/zh.md"
    assert text.old_address == "/11.html"
    assert text.before == text.after
    assert text.keys == ("title",)


def test_paths_outside_the_root_stay_whole(tmp_path: Path) -> None:
    document = replace(report(imported()), root=tmp_path).document()

    assert next(iter(document.texts)).source == str(SOURCE)


def test_media_that_are_missing_are_told_with_the_texts_that_need_them() -> None:
    file = imported()
    assert file.converted is not None
    needing = replace(
        file, converted=replace(file.converted, uploads=("/wp-content/uploads/%E5%9B%BE.png",))
    )
    media = MediaReport(
        (
            MediaFile("/wp-content/uploads/b.png", Supply.COPIED, needed=True),
            MediaFile("/wp-content/uploads/图.png", Supply.MISSING, "not in the copy", needed=True),
        )
    )
    document = replace(report(needing), media=media).document()

    assert next(iter(document.texts)).missing == ("/wp-content/uploads/%E5%9B%BE.png",)
    assert [line.address for line in document.media] == ["/wp-content/uploads/图.png"]
