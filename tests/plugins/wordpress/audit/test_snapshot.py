from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.diagnostics import Problem
from plugins.wordpress.audit.answer import Answer, digest
from plugins.wordpress.audit.snapshot import ANSWERS, Snapshot

if TYPE_CHECKING:
    from pathlib import Path

PAGE = Answer("/?p=7", "/后/", 200, "text/html", "utf-8", b"<p>x</p>", digest(b"<p>x</p>"))
PICTURE = Answer("/a.png", "/a.png", 200, "image/png", "", b"picture", digest(b"picture"))
BROKEN = Answer("/b", "/b", 404, "text/html", "", b"no", digest(b"no"), "answers 404")


def test_what_is_saved_can_be_loaded(tmp_path: Path) -> None:
    snapshot = Snapshot(tmp_path)
    for answer in (PAGE, PICTURE, BROKEN):
        snapshot.add(answer)
    snapshot.save("https://example.com")
    loaded = Snapshot.load(tmp_path)
    assert isinstance(loaded, Snapshot)
    assert sorted(loaded) == ["/?p=7", "/a.png", "/b"]
    assert loaded.answer("/?p=7") == PAGE
    assert loaded.answer("/a.png").digest == PICTURE.digest
    assert loaded.answer("/a.png").body == loaded.answer("/b").body == b""
    assert loaded.outline("/b") == Answer("/b", "/b", 404, "text/html", "", b"", BROKEN.digest,
                                          "answers 404")  # fmt: skip
    assert loaded.outline("/c") is None


def test_two_saves_are_the_same_bytes(tmp_path: Path) -> None:
    texts = []
    for order in ((PAGE, PICTURE), (PICTURE, PAGE)):
        snapshot = Snapshot(tmp_path)
        for answer in order:
            snapshot.add(answer)
        snapshot.save("https://example.com")
        texts.append((tmp_path / ANSWERS).read_bytes())
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "{}",
        (
            '{"target":"/a","end":"/a","status":200,"media_type":"text/html","charset":"",'
            '"digest":"../../../etc/passwd","problem":""}'
        ),
    ],
)
def test_a_damaged_line_is_one_problem_with_its_place(tmp_path: Path, line: str) -> None:
    (tmp_path / ANSWERS).write_text(line + "\n", encoding="utf-8")
    loaded = Snapshot.load(tmp_path)
    assert isinstance(loaded, Problem)
    assert (loaded.code, loaded.line) == ("wordpress/audit-saved", 1)


def test_an_empty_folder_is_one_problem(tmp_path: Path) -> None:
    assert isinstance(Snapshot.load(tmp_path), Problem)
