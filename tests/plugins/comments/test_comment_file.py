"""The file of comments and every mistake in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.comments import comment_file
from plugins.comments.comment_file import read_comments
from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from pathlib import Path

GOOD: dict[str, Any] = {
    "id": "12",
    "parent": "",
    "author": "张三",
    "address": "https://example.org/",
    "date": "2012-10-27T09:00:00+08:00",
    "kind": "comment",
    "html": "<p>好</p>",
}


def write(folder: Path, *comments: dict[str, Any]) -> Path:
    path = folder / "comments.zh.json"
    path.write_text(json.dumps({"comments": comments}), encoding="utf-8")
    return path


def test_a_good_file(tmp_path: Path) -> None:
    comments = read_comments(write(tmp_path, GOOD, {**GOOD, "id": "13", "parent": "12"}))
    assert isinstance(comments, tuple)
    assert [(comment.id, comment.parent) for comment in comments] == [("12", ""), ("13", "12")]
    assert comments[0].date
    assert comments[0].date.isoformat() == GOOD["date"]


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        ({"date": "2012-13-27"}, "comments/bad-value", "comments[1].date"),
        ({"date": "2012"}, "comments/bad-value", "comments[1].date"),
        ({"date": "yesterday"}, "comments/bad-value", "comments[1].date"),
        ({"id": 'x" onclick="'}, "comments/bad-value", "comments[1].id"),
        ({"id": ""}, "comments/bad-value", "comments[1].id"),
        ({"html": None}, "comments/bad-value", "comments[1].html"),
        ({"email": "a@example.org"}, "comments/unknown-key", "comments[1].email"),
    ],
)
def test_a_mistake_names_its_place(
    tmp_path: Path, change: dict[str, Any], code: str, words: str
) -> None:
    (problem,) = read_comments(write(tmp_path, {**GOOD, **change}))
    assert isinstance(problem, Problem)
    assert (problem.code, problem.path) == (code, tmp_path / "comments.zh.json")
    assert words in problem.message
    assert "\n" not in problem.message


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", None),
        ("0000-00-00 00:00:00", None),
        ("2012-10-27 09:00:00", "2012-10-27T09:00:00"),
        ("2012-10-27T09:00:00Z", "2012-10-27T09:00:00+00:00"),
    ],
)
def test_dates_as_old_sites_have_them(tmp_path: Path, written: str, read: str | None) -> None:
    (comment,) = read_comments(write(tmp_path, {**GOOD, "date": written}))
    assert isinstance(comment, comment_file.CommentEntry)
    assert (comment.date.isoformat() if comment.date else None) == read


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert isinstance(read_comments(path), tuple)


def test_a_missing_key_and_an_id_twice(tmp_path: Path) -> None:
    without = {key: value for key, value in GOOD.items() if key != "author"}
    (problem,) = read_comments(write(tmp_path, without))
    assert isinstance(problem, Problem)
    assert problem.message == "comments[1].author is missing"
    (problem,) = read_comments(write(tmp_path, GOOD, GOOD))
    assert isinstance(problem, Problem)
    assert problem.message == 'the id "12" is there twice'


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"comments": [\n{"id": "\n"}]}', "\x00"])
def test_what_is_no_json_is_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "comments.zh.json"
    path.write_text(text, encoding="utf-8")
    (problem,) = read_comments(path)
    assert isinstance(problem, Problem)
    assert problem.code == "comments/json"
    assert problem.line is not None


def test_a_file_beyond_all_measure_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comment_file, "MOST_BYTES", 10)
    (problem,) = read_comments(write(tmp_path, GOOD))
    assert isinstance(problem, Problem)
    assert problem.code == "comments/too-large"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary())
def test_no_bytes_raise(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "comments.zh.json"
    path.write_bytes(data)
    assert isinstance(read_comments(path), list)
