from __future__ import annotations

import gzip
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from tests.plugins.wordpress.sources.conftest import EPILOG, PROLOG, item, numbers, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize(
    ("declared", "actual"),
    [("GB2312", "gb18030"), ("UTF-8", "utf-8"), ("GBK", "utf-8"), ("utf-16", "utf-16")],
)
def test_declared_encodings_right_and_wrong(tmp_path: Path, declared: str, actual: str) -> None:
    path = tmp_path / "x.xml"
    text = PROLOG.replace("UTF-8", declared) + item(1, title="虚拟主机", body="正文") + EPILOG
    path.write_bytes(text.encode(actual))
    posts, problems = read(path)

    assert problems == []
    assert (posts[0].title, posts[0].body, posts[0].notes) == ("虚拟主机", "正文", ())


def test_packed_files(export: Callable[..., Path], tmp_path: Path) -> None:
    path = tmp_path / "x.xml.gz"
    path.write_bytes(gzip.compress(export(item(1), item(2)).read_bytes()))

    posts, problems = read(path)
    assert (numbers(posts), problems) == (["1", "2"], [])

    path.write_bytes(path.read_bytes()[:-40])
    posts, problems = read(path)
    assert [problem.code for problem in problems] == ["wordpress/truncated"]
    assert "gzip" in problems[0].message


def test_a_gzip_bomb_is_given_up_early(tmp_path: Path) -> None:
    path = tmp_path / "x.xml.gz"
    with gzip.open(path, "wb") as file:
        file.write(PROLOG.encode() + b"<item><title>")
        for _ in range(200):
            file.write(b" " * 1_000_000)
    tracemalloc.start()
    posts, problems = read(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert posts == []
    assert "unpacks to far more" in problems[-1].message
    assert peak < 60_000_000
