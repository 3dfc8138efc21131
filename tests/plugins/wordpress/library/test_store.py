from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.library import store as store_module
from plugins.wordpress.library.ledger import Ledger, digest_of, packed
from plugins.wordpress.library.store import Store, Stored, Wanted
from plugins.wordpress.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "---\ntitle: a\n---\n\n一\n\n二\n\n三\n"


@dataclass
class Shelf:
    """A store with one file that matters."""

    store: Store
    ledger: Ledger
    path: Path

    def put(self, text: str) -> Outcome:
        return self.stored(text).outcome

    def stored(self, text: str) -> Stored:
        (stored,) = self.store.put([Wanted(self.path, text, ("#1",), "/1.html")])
        return stored

    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    roots = {"content": tmp_path / "content", "data": tmp_path / "data"}
    with Ledger(tmp_path / "content/wordpress/ledger.sqlite3") as ledger:
        yield Shelf(
            Store({"content": roots["content"], "data": roots["data"]}, ledger),
            ledger,
            roots["content"] / "posts/new/zh.md",
        )


def test_new_files_are_written_and_known(shelf: Shelf) -> None:
    assert shelf.put(TEXT) is Outcome.IMPORTED
    assert shelf.put(TEXT) is Outcome.UNCHANGED
    assert shelf.text() == TEXT
    assert [file.name for file in shelf.path.parent.iterdir()] == ["zh.md"]
    row = shelf.ledger.row("content/posts/new/zh.md")
    assert row is not None
    assert (row.identities, row.address, row.intended) == (("#1",), "/1.html", "")


def test_what_was_there_before_is_left_alone(shelf: Shelf) -> None:
    shelf.path.parent.mkdir(parents=True)
    shelf.path.write_text("own", encoding="utf-8")

    assert shelf.stored(TEXT) == Stored(Outcome.KEPT, store_module.EDITED)
    assert shelf.text() == "own"
    assert shelf.ledger.row("content/posts/new/zh.md") is None


def test_windows_line_ends_are_no_edit(shelf: Shelf) -> None:
    shelf.put(TEXT)
    shelf.path.write_bytes(TEXT.replace("\n", "\r\n").encode("utf-8"))

    assert shelf.put(TEXT) is Outcome.UNCHANGED
    assert shelf.put(TEXT.replace("一", "壹")) is Outcome.UPDATED


def test_an_update_after_a_merge_keeps_the_authors_part(shelf: Shelf) -> None:
    shelf.put(TEXT)
    shelf.path.write_text(TEXT.replace("三", "我的"), encoding="utf-8")

    assert shelf.put(TEXT.replace("一", "1")) is Outcome.MERGED
    assert shelf.put(TEXT.replace("一", "2")) is Outcome.MERGED
    assert shelf.text() == TEXT.replace("一", "2").replace("三", "我的")
    assert shelf.put(TEXT.replace("一", "2")) is Outcome.KEPT


def test_an_author_who_did_the_same_has_no_conflict(shelf: Shelf) -> None:
    shelf.put(TEXT)
    shelf.path.write_text(TEXT.replace("一", "壹").replace("三", "叁"), encoding="utf-8")

    assert shelf.put(TEXT.replace("一", "壹")) is Outcome.UNCHANGED
    assert shelf.put(TEXT.replace("一", "壹").replace("三", "x")) is Outcome.CONFLICT


def test_a_conflict_is_merged_from_the_version_that_its_author_last_knew(shelf: Shelf) -> None:
    shelf.put(TEXT)
    shelf.path.write_text(TEXT.replace("一", "我的"), encoding="utf-8")
    incoming = shelf.path.with_name("zh.md.incoming")

    assert shelf.put(TEXT.replace("一", "他们")) is Outcome.CONFLICT
    assert "他们" in incoming.read_text(encoding="utf-8")
    assert shelf.put(TEXT.replace("一", "新")) is Outcome.CONFLICT
    assert "新" in incoming.read_text(encoding="utf-8")
    incoming.unlink()
    assert shelf.put(TEXT.replace("一", "新").replace("三", "3")) is Outcome.MERGED
    assert shelf.text() == TEXT.replace("一", "我的").replace("三", "3")


def test_what_is_offered_once_is_not_written_again(shelf: Shelf) -> None:
    shelf.put(TEXT)
    shelf.path.write_text(TEXT.replace("一", "我的"), encoding="utf-8")
    incoming = shelf.path.with_name("zh.md.incoming")
    shelf.put(TEXT.replace("一", "他们"))
    incoming.write_text("notes of the author's", encoding="utf-8")

    assert shelf.put(TEXT.replace("一", "他们")) is Outcome.CONFLICT
    assert incoming.read_text(encoding="utf-8") == "notes of the author's"


def test_a_deleted_file_stays_deleted(shelf: Shelf) -> None:
    shelf.put(TEXT)
    shelf.path.unlink()

    for text in (TEXT, TEXT.replace("一", "1")):
        assert shelf.stored(text) == Stored(Outcome.KEPT, store_module.DELETED)
        assert not shelf.path.exists()


def test_the_last_version_of_the_export_is_told(shelf: Shelf) -> None:
    assert shelf.store.last(shelf.path) == ""
    shelf.put(TEXT)
    shelf.path.write_text(TEXT.replace("一", "我的"), encoding="utf-8")
    assert shelf.store.last(shelf.path) == TEXT
    shelf.put(TEXT.replace("一", "他们"))
    assert shelf.store.last(shelf.path) == TEXT.replace("一", "他们")


def test_files_that_are_no_text_can_be_in_conflict(shelf: Shelf) -> None:
    shelf.put(TEXT)
    shelf.path.write_bytes(b"\xff\xfe own")

    assert shelf.put(TEXT + "x\n") is Outcome.CONFLICT
    assert shelf.path.read_bytes() == b"\xff\xfe own"


def test_a_moved_file_takes_its_history_along(shelf: Shelf) -> None:
    shelf.put(TEXT)
    moved = shelf.path.parent.with_name("moved") / "zh.md"
    shelf.path.parent.rename(moved.parent)
    wanted = Wanted(moved, TEXT.replace("一", "1"), ("#1",), former="content/posts/new/zh.md")

    assert shelf.store.put([wanted])[0].outcome is Outcome.UPDATED
    assert list(shelf.ledger.known()) == ["content/posts/moved/zh.md"]


@pytest.mark.parametrize("landed", [True, False])
def test_a_killed_update_is_understood(shelf: Shelf, landed: bool) -> None:
    shelf.put(TEXT)
    newer, newest = TEXT.replace("一", "1"), TEXT.replace("一", "2")
    row = shelf.ledger.row("content/posts/new/zh.md")
    assert row is not None
    intended = digest_of(newer.encode("utf-8"))
    shelf.ledger.remember([replace(row, intended=intended, next=packed(newer))])
    if landed:
        shelf.path.write_text(newer, encoding="utf-8")

    assert shelf.put(newest) is Outcome.UPDATED
    assert shelf.text() == newest


def test_a_killed_first_import_is_understood(shelf: Shelf) -> None:
    shelf.put(TEXT)
    row = shelf.ledger.row("content/posts/new/zh.md")
    assert row is not None
    shelf.ledger.remember([replace(row, digest="", base=None, intended=row.digest, next=row.base)])
    shelf.path.unlink()

    assert shelf.put(TEXT) is Outcome.IMPORTED
    shelf.ledger.remember([replace(row, digest="", base=None, intended=row.digest, next=row.base)])
    shelf.path.write_text(TEXT.replace("三", "我的"), encoding="utf-8")
    assert shelf.put(TEXT.replace("一", "1")) is Outcome.MERGED


def test_leftovers_of_a_killed_import_go(shelf: Shelf) -> None:
    shelf.path.parent.mkdir(parents=True)
    (shelf.path.parent / ".unfinished-x").write_text("", encoding="utf-8")
    shelf.put(TEXT)

    assert [file.name for file in shelf.path.parent.iterdir()] == ["zh.md"]


def test_symbolic_links_lead_nowhere(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    shelf.path.parent.parent.mkdir(parents=True)
    shelf.path.parent.symlink_to(tmp_path / "outside")
    problem = shelf.stored(TEXT).problem

    assert problem is not None
    assert problem.code == "wordpress/outside"
    assert not list((tmp_path / "outside").iterdir())


def test_what_cannot_be_written_is_a_problem_of_its_own_file(shelf: Shelf) -> None:
    shelf.path.parent.parent.mkdir(parents=True)
    shelf.path.parent.write_text("", encoding="utf-8")
    other = shelf.path.parent.with_name("other") / "zh.md"
    broken = other.with_name("en.md")
    results = shelf.store.put(
        [Wanted(shelf.path, TEXT), Wanted(other, TEXT), Wanted(broken, "\ud800")]
    )

    assert [one.outcome for one in results] == [Outcome.FAILED, Outcome.IMPORTED, Outcome.FAILED]
    assert [one.problem.code for one in results if one.problem] == ["wordpress/write"] * 2
    assert shelf.ledger.known()["content/posts/other/zh.md"].digest
    assert not shelf.ledger.known()["content/posts/new/zh.md"].digest


def test_paths_outside_the_site_are_an_error(shelf: Shelf, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="outside"):
        shelf.store.put([Wanted(tmp_path / "x", TEXT)])
