from __future__ import annotations

import stat
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.sources import zip_archive
from plugins.wordpress.sources.zip_archive import unpack

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "unpacked"
    folder.mkdir()
    return folder


def packed(path: Path, files: dict[str, bytes], mode: int = stat.S_IFREG | 0o644) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.create_system = 3
            entry.external_attr = mode << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            zipped.writestr(entry, data)
    return path


def unpacked(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_files_are_written_below_the_folder(tmp_path: Path, folder: Path) -> None:
    archive = packed(tmp_path / "x.zip", {"a/b/c.md": b"1", "图.png": b"2"})

    assert unpack(archive, folder) == []
    assert unpacked(folder) == ["a/b/c.md", "图.png"]
    assert (folder / "a/b/c.md").read_bytes() == b"1"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../x", "leads out"),
        ("a/../x", "leads out"),
        ("//x", "leads out"),
        ("C:x", "leads out"),
        ("..\\x", "leads out"),
        ("a//x", "cannot be that of a file"),
        ("./x", "cannot be that of a file"),
        ("后" * 86, "cannot be that of a file"),
        ("a\nb", "control characters"),
        ("a\x7fb", "control characters"),
    ],
)
def test_names_that_no_file_may_have(tmp_path: Path, folder: Path, name: str, words: str) -> None:
    (problem,) = unpack(packed(tmp_path / "x.zip", {name: b"bad", "good": b""}), folder)

    assert problem.code == "wordpress/archive-entry"
    assert words in problem.message
    assert unpacked(tmp_path) == ["unpacked/good", "x.zip"]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_entries_that_are_no_files(tmp_path: Path, folder: Path, kind: int) -> None:
    (problem,) = unpack(packed(tmp_path / "x.zip", {"a": b"/etc/passwd"}, kind | 0o777), folder)

    assert "a link or a device" in problem.message
    assert unpacked(folder) == []


def test_names_that_are_one_on_some_systems(tmp_path: Path, folder: Path) -> None:
    names = {"A.md": b"1", "a.md": b"2", "caf\u00e9": b"3", "cafe\u0301": b"4"}
    problems = unpack(packed(tmp_path / "x.zip", names), folder)

    assert ["another entry has already" in one.message for one in problems] == [True, True]
    assert len(unpacked(folder)) == 2


def test_a_file_where_another_needs_a_folder(tmp_path: Path, folder: Path) -> None:
    (problem,) = unpack(packed(tmp_path / "x.zip", {"a": b"1", "a/b": b"2"}), folder)

    assert "another entry lies in its place" in problem.message
    assert unpacked(folder) == ["a"]


def test_a_file_that_unpacks_to_absurdly_much_is_not_begun(tmp_path: Path, folder: Path) -> None:
    (problem,) = unpack(packed(tmp_path / "x.zip", {"a": bytes(5_000_000)}), folder)

    assert problem.code == "wordpress/archive-bomb"
    assert "200 times its size" in problem.message
    assert unpacked(folder) == []


def test_a_size_that_is_a_lie_ends_the_unpacking(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What the directory says is checked first; what is read is bounded all the same.
    monkeypatch.setattr(zip_archive, "_check_size", lambda *_: None)
    (problem,) = unpack(packed(tmp_path / "x.zip", {"a": bytes(5_000_000)}), folder)

    assert problem.code == "wordpress/archive-bomb"
    assert "more than it says" in problem.message
    assert (folder / "a").stat().st_size <= 1024**2


def test_all_files_together_are_bounded(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_archive, "LARGEST_UNPACKED", 1000)
    (problem,) = unpack(packed(tmp_path / "x.zip", {"a": b"x" * 600, "b": b"y" * 600}), folder)

    assert problem.code == "wordpress/archive-bomb"
    assert unpacked(folder) == []


def test_more_entries_than_an_export_has(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_archive, "MOST_ENTRIES", 2)
    (problem,) = unpack(packed(tmp_path / "x.zip", dict.fromkeys("abc", b"")), folder)

    assert problem.code == "wordpress/archive-bomb"
    assert unpacked(folder) == []


def test_a_method_that_is_not_supported(tmp_path: Path, folder: Path) -> None:
    archive = packed(tmp_path / "x.zip", {"a": b"1"})
    data = bytearray(archive.read_bytes())
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 10, 97)
    archive.write_bytes(data)
    (problem,) = unpack(archive, folder)

    assert "method that is not supported" in problem.message


def test_names_that_begin_at_the_root_lie_in_the_folder(tmp_path: Path, folder: Path) -> None:
    assert unpack(packed(tmp_path / "x.zip", {"/jekyll-export/_posts/a.md": b"a"}), folder) == []
    assert (folder / "jekyll-export" / "_posts" / "a.md").read_bytes() == b"a"
