"""Rows of attachments."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.attachments.attachment import COLUMNS, Attachment, read_row
from plugins.diagnostics import Problem
from plugins.permalinks.permalink import permalink

FILE = Path("a.csv")


def row(**cells: str) -> Attachment | Problem:
    whole = dict.fromkeys(COLUMNS, "") | {"path": "/2012/photo/", "title": "Photo"} | cells
    return read_row(whole, FILE, 2, permalink)


@pytest.mark.parametrize(
    ("file", "name", "is_picture"),
    [
        ("/wp-content/uploads/%E5%90%8E.PNG", "后.PNG", True),
        ("https://a.example/a.jpg?x=1", "a.jpg", True),
        ("/wp-content/uploads/a.zip", "a.zip", False),
        ("", "", False),
    ],
)
def test_files(file: str, name: str, is_picture: bool) -> None:
    found = row(file=file)
    assert isinstance(found, Attachment)
    assert (found.name, found.is_picture) == (name, is_picture)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"path": "photo"}, "photo is not a path from the root"),
        ({"path": "/../photo"}, "empty part or a . or .."),
        ({"file": "/../../etc/passwd"}, "empty part or a . or .."),
        ({"file": "javascript:alert(1)"}, "neither a path of the site nor https"),
        ({"file": "https://[/"}, "Invalid IPv6"),
        ({"title": " "}, "`title` is empty"),
    ],
)
def test_bad_rows(cells: dict[str, str], words: str) -> None:
    found = row(**cells)
    assert isinstance(found, Problem)
    assert words in found.message
    assert (found.path, found.line) == (FILE, 2)
    assert found.mend
