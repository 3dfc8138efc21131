from __future__ import annotations

import hashlib
import json
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.files import raw_files
from plugins.benchmarks.files.raw_files import RawContent, RawFiles, Taken
from plugins.benchmarks.readers import registry
from tests.plugins.benchmarks.stopwatch import READER

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.benchmarks.readers.reading import RawRun

TEXT = "stopwatch 1.2 2026-11-20\nread MB/s 500.25 3\nwrite MB/s 4\nnote short-run\nroute class CN2"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were really read."""
    found: list[str] = []

    def read(path: Path) -> RawRun:
        found.append(path.name)
        return READER.read(path)

    monkeypatch.setattr(registry, "read_raw", read)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "raw" / "s").mkdir(parents=True)
    (tmp_path / "raw" / "s" / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "raw"


@pytest.fixture
def remembered(folder: Path, tmp_path: Path) -> Callable[..., RawFiles]:
    def make(wanted: tuple[str, ...] = ("read", "route")) -> RawFiles:
        return RawFiles(folder, wanted, tmp_path / "cache" / "raw.json")

    return make


CONTENT = RawContent(
    sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    tool="stopwatch",
    version="1.2",
    date=date(2026, 11, 20),
    taken=(
        Taken("read", "MB/s", (500.25, 3.0), "", ()),
        Taken("route", "class", (), "CN2", ("short-run",)),
    ),
    offered=3,
)


def test_a_second_run_reads_nothing_and_finds_the_same(
    reads: list[str], remembered: Callable[..., RawFiles]
) -> None:
    first = remembered()
    assert first.content("s/a.txt") == CONTENT
    first.remember()
    second = remembered()
    assert second.content("s/a.txt") == CONTENT
    assert second.digest("s/a.txt") == CONTENT.sha256
    assert reads == ["a.txt"]


def test_a_file_that_changed_is_read_again_also_with_its_old_time_and_size(
    reads: list[str], remembered: Callable[..., RawFiles], folder: Path
) -> None:
    files = remembered()
    files.content("s/a.txt")
    files.remember()
    path = folder / "s" / "a.txt"
    before = path.stat()
    path.write_text(TEXT.replace("500.25", "500.35"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    content = remembered().content("s/a.txt")
    assert content is not None
    assert list(content.taken[0].samples) == [500.35, 3]
    assert len(reads) == 2


def test_other_wanted_readings_forget_everything(
    reads: list[str], remembered: Callable[..., RawFiles]
) -> None:
    files = remembered()
    files.content("s/a.txt")
    files.remember()
    content = remembered(("write",)).content("s/a.txt")
    assert content is not None
    assert [taken.name for taken in content.taken] == ["write"]
    assert len(reads) == 2


def test_a_changed_reader_forgets_everything(
    reads: list[str],
    remembered: Callable[..., RawFiles],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    files = remembered()
    files.content("s/a.txt")
    files.remember()
    (tmp_path / "stopwatch.py").write_text("another reader", encoding="utf-8")
    monkeypatch.setattr(raw_files, "_READERS", tmp_path)
    remembered().content("s/a.txt")
    assert len(reads) == 2


@pytest.mark.parametrize("text", ["", "{", "[]", '{"key": 1}', "null", '{"key": "x", "files": 3}'])
def test_a_damaged_cache_costs_only_time(
    reads: list[str], remembered: Callable[..., RawFiles], tmp_path: Path, text: str
) -> None:
    files = remembered()
    files.content("s/a.txt")
    files.remember()
    (tmp_path / "cache" / "raw.json").write_text(text, encoding="utf-8")
    assert remembered().content("s/a.txt") == CONTENT
    assert len(reads) == 2


def test_files_that_are_no_longer_named_are_forgotten(
    reads: list[str], remembered: Callable[..., RawFiles], folder: Path, tmp_path: Path
) -> None:
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    files = remembered()
    files.content("s/a.txt")
    files.content("b.txt")
    files.remember()
    (folder / "b.txt").write_text(TEXT + "\nmore s 1", encoding="utf-8")
    files = remembered()
    files.content("b.txt")
    files.remember()
    held = json.loads((tmp_path / "cache" / "raw.json").read_text(encoding="utf-8"))
    assert list(held["files"]) == ["b.txt"]
    assert len(reads) == 3


def test_what_is_wrong_with_a_file_is_remembered_too(
    reads: list[str], remembered: Callable[..., RawFiles], folder: Path
) -> None:
    (folder / "s" / "a.txt").write_text("stopwatch 1\nread", encoding="utf-8")
    for _ in range(2):
        files = remembered()
        content = files.content("s/a.txt")
        assert content is not None
        assert content.error == ("a line without a figure", "run it again", 2)
        files.remember()
    assert len(reads) == 1


@pytest.mark.parametrize("name", ["../secret", "s", "nothing", "/etc/hostname", "s/link", "x\0y"])
def test_only_files_below_the_folder_are_there(
    remembered: Callable[..., RawFiles], folder: Path, name: str
) -> None:
    (folder.parent / "secret").write_text(TEXT, encoding="utf-8")
    (folder / "s" / "link").symlink_to(folder.parent / "secret")
    assert remembered().content(name) is None
    assert remembered().digest(name) is None


@pytest.mark.parametrize(
    ("name", "fault", "mend"),
    [
        ("s/b.txt", "does not exist", "put it there, or correct the name"),
        ("s/a.txt/b.txt", "does not exist", "put it there, or correct the name"),
        ("s/\0", "does not exist", "put it there, or correct the name"),
        ("s", "is no file", "name a file"),
        ("s/link", "is a link or lies outside data/raw", "put the file itself there"),
        ("../secret", "is a link or lies outside data/raw", "put the file itself there"),
    ],
)
def test_why_a_file_is_not_there(
    folder: Path, remembered: Callable[..., RawFiles], name: str, fault: str, mend: str
) -> None:
    (folder / "s/link").symlink_to(folder / "s/a.txt")
    (folder.parent / "secret").write_text(TEXT, encoding="utf-8")
    files = remembered()
    assert files.content(name) is None
    assert files.fault(name) == (fault, mend)


def test_a_file_without_permission_says_so(
    folder: Path, remembered: Callable[..., RawFiles], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests may run as root, who may read everything."""
    whole = Path.open

    def refuse(path: Path, *arguments: str, **more: str) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return whole(path, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    files = remembered()
    assert files.digest("s/a.txt") is None
    assert files.fault("s/a.txt") == ("cannot be read: Permission denied", "make it readable")
    assert folder.is_dir()


@pytest.mark.parametrize("content", [{}, {"taken": []}, [], None, {"taken": [1]}])
def test_damaged_content_is_read_again(
    remembered: Callable[..., RawFiles], tmp_path: Path, reads: list[str], content: object
) -> None:
    first = remembered()
    first.content("s/a.txt")
    first.remember()
    cache = tmp_path / "cache" / "raw.json"
    held = json.loads(cache.read_text(encoding="utf-8"))
    held["files"]["s/a.txt"]["content"] = content
    cache.write_text(json.dumps(held), encoding="utf-8")
    assert remembered().content("s/a.txt") == CONTENT
    assert reads == ["a.txt", "a.txt"]


def test_a_digest_is_remembered_before_anybody_asks_for_the_content(
    remembered: Callable[..., RawFiles], tmp_path: Path
) -> None:
    files = remembered()
    assert files.digest("s/a.txt") == CONTENT.sha256
    files.remember()
    cache = tmp_path / "cache" / "raw.json"
    text = cache.read_text(encoding="utf-8").replace(CONTENT.sha256, "0" * 64)
    cache.write_text(text, encoding="utf-8")
    assert remembered().digest("s/a.txt") == "0" * 64


def test_a_run_that_learns_nothing_writes_nothing(
    remembered: Callable[..., RawFiles], tmp_path: Path
) -> None:
    cache = tmp_path / "cache" / "raw.json"
    files = remembered()
    files.digest("s/a.txt")
    files.remember()
    cache.chmod(0o600)
    files = remembered()
    files.digest("s/a.txt")
    files.remember()
    assert cache.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("held", ["3", '{"s/a.txt": {}}', '{"s/a.txt": {"state": 1, "sha256": 2}}'])
def test_a_cache_of_the_right_key_may_be_damaged_too(
    remembered: Callable[..., RawFiles], tmp_path: Path, held: str
) -> None:
    files = remembered()
    files.digest("s/a.txt")
    files.remember()
    cache = tmp_path / "cache" / "raw.json"
    key = json.loads(cache.read_text(encoding="utf-8"))["key"]
    cache.write_text(f'{{"key": "{key}", "files": {held}}}', encoding="utf-8")
    assert remembered().digest("s/a.txt") == CONTENT.sha256
