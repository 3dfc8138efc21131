from __future__ import annotations

import json
from typing import TYPE_CHECKING

from plugins.wordpress.library.kept import KeptLines, as_line, keep_document

if TYPE_CHECKING:
    from pathlib import Path


def keep(path: Path, *keys: str, mentioned: tuple[str, ...] = (), value: str = "x") -> None:
    lines = KeptLines(path)
    for key in keys:
        lines.add(key, {"value": value})
    lines.close({*keys, *mentioned})


def test_lines_of_another_export_stay(tmp_path: Path) -> None:
    path = tmp_path / "wordpress" / "items.jsonl"
    keep(path, "a", "b")
    keep(path, "b", "c", value="文")

    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [(one["key"], one["value"]) for one in records] == [("a", "x"), ("b", "文"), ("c", "文")]
    before = path.read_bytes(), path.stat().st_mtime_ns
    keep(path, "b", "c", value="文")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    keep(path, mentioned=("a", "b"))
    assert path.read_text(encoding="utf-8").startswith('{"key": "c"')
    assert [file.name for file in path.parent.iterdir()] == ["items.jsonl"]


def test_nothing_makes_no_file(tmp_path: Path) -> None:
    keep(tmp_path / "items.jsonl")
    KeptLines(tmp_path / "none" / "items.jsonl", dry_run=True).close(set())

    assert list(tmp_path.iterdir()) == []


def test_halves_of_characters_do_not_break_the_file(tmp_path: Path) -> None:
    keep(tmp_path / "items.jsonl", "a", value="\ud800")

    assert json.loads((tmp_path / "items.jsonl").read_bytes())["value"] == "\ud800"
    assert as_line({"a": "文"}) == '{"a": "文"}\n'


def test_documents_are_joined_by_key(tmp_path: Path) -> None:
    path = tmp_path / "terms.json"
    keep_document(path, {"b": {"name": "B"}})
    keep_document(path, {"a": {"name": "甲"}, "b": {"name": "C"}})

    assert json.loads(path.read_bytes()) == {"a": {"name": "甲"}, "b": {"name": "C"}}
    before = path.stat().st_mtime_ns
    keep_document(path, {"b": {"name": "C"}})
    assert path.stat().st_mtime_ns == before
    keep_document(tmp_path / "none.json", {})
    assert not (tmp_path / "none.json").exists()
