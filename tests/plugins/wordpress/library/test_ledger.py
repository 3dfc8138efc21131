from __future__ import annotations

import shutil
import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.library.ledger import (
    Known,
    Ledger,
    LedgerError,
    Row,
    digest_of,
    packed,
    unpacked,
)

if TYPE_CHECKING:
    from pathlib import Path

ROW = Row("content/posts/x/zh.md", ("old.example#1", "/1.html"), "/1.html", "ab", packed("文"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "wordpress" / "ledger.sqlite3"


def test_rows_are_remembered(path: Path) -> None:
    with Ledger(path) as ledger:
        assert ledger.row(ROW.path) is None
        ledger.remember([ROW])
        assert ledger.row(ROW.path) == ROW
    with Ledger(path) as ledger:
        assert ledger.row(ROW.path) == ROW
        assert ledger.known() == {ROW.path: Known(ROW.identities, "/1.html", "ab", "")}
        ledger.remember((), [ROW.path])
        assert ledger.known() == {}


def test_nothing_is_made_for_nothing(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.remember([])
        assert ledger.known() == {}

    assert not path.parent.exists()


def test_the_bytes_follow_from_the_rows_alone(path: Path) -> None:
    rows = [
        replace(ROW, path=f"content/posts/{n}/zh.md", base=packed(str(n) * n)) for n in range(300)
    ]
    with Ledger(path) as ledger:
        ledger.remember(rows)
    other = path.with_name("other.sqlite3")
    for part in (rows[::-2], [ROW], rows[:150], rows[150:]):
        with Ledger(other) as ledger:
            ledger.remember(part, [ROW.path] if part is not rows and ROW not in part else [])

    assert other.read_bytes() == path.read_bytes()


def test_reading_changes_no_byte(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.remember([ROW])
    before = path.read_bytes()
    with Ledger(path) as ledger:
        ledger.known()
        ledger.remember([])

    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_dry_run_reads_a_copy(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.remember([ROW])
    before = path.read_bytes()
    with Ledger(path, dry_run=True) as ledger:
        assert ledger.row(ROW.path) == ROW
        ledger.remember((), [ROW.path])

    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_dry_run_heals_nothing_of_a_killed_import(path: Path, tmp_path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.remember([ROW])
    # What a process leaves that is killed while it writes: half a new state, and the way back.
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE files SET base = randomblob(1000000)")
        left = shutil.copytree(path.parent, tmp_path / "left")
    before = {file.name: file.read_bytes() for file in left.iterdir()}
    with Ledger(left / path.name, dry_run=True) as ledger:
        assert ledger.row(ROW.path) == ROW

    assert set(before) == {path.name, f"{path.name}-journal"}
    assert {file.name: file.read_bytes() for file in left.iterdir()} == before


def test_a_damaged_ledger_is_refused(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database" * 1000)

    with pytest.raises(LedgerError), Ledger(path) as ledger:
        ledger.known()


def test_a_ledger_of_a_later_version_is_refused(path: Path) -> None:
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()

    with pytest.raises(LedgerError, match="later version"), Ledger(path):
        pass


def test_versions_are_told_apart_but_not_by_their_line_ends() -> None:
    assert digest_of(b"a\r\nb\r\n") == digest_of(b"a\nb\n")
    assert digest_of(b"a\nb\n") != digest_of(b"a\nb")
    assert unpacked(packed("文字\n" * 100)) == "文字\n" * 100


@pytest.mark.parametrize(
    "change",
    [
        "identities = '{}'",
        "identities = '[1, [2]]'",
        "identities = 'x'",
        "identities = x'00'",
        "base = x'00ff'",
        "base = substr(base, 1, 8)",
        "base = 5",
    ],
)
def test_rows_that_somebody_else_wrote_are_refused(path: Path, change: str) -> None:
    with Ledger(path) as ledger:
        ledger.remember([ROW])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"UPDATE files SET {change}")  # noqa: S608 (a literal)
        connection.commit()

    with Ledger(path) as ledger, pytest.raises(LedgerError, match="damaged"):
        _version(ledger.row(ROW.path))


def _version(row: Row | None) -> str:
    assert row is not None
    assert row.base is not None
    return unpacked(row.base)


def test_a_version_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(LedgerError, match="no end"):
        unpacked(zlib.compress(b"\0" * 101_000_000))


def test_no_symbolic_link_is_followed(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "elsewhere.sqlite3")
    with pytest.raises(LedgerError, match="symbolic link"), Ledger(path):
        pass
    assert not (tmp_path / "elsewhere.sqlite3").exists()
