"""The series as a text: complete, of the promised length, the same facts in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

POSTS = {
    "five-vps-technologies": 1,
    "routes-to-mainland-china": 2,
    "beyond-cpu-and-memory": 3,
    "choosing-a-plan": 4,
}
HAN = re.compile(r"[\u4e00-\u9fff]")
FRONT_MATTER = re.compile(r"\A---\n(?P<yaml>.*?)^---\n", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r"^```bench\n(?P<body>.*?)^```", re.DOTALL | re.MULTILINE)


def text(path: Path) -> str:
    return FRONT_MATTER.sub("", path.read_text(encoding="utf-8"))


def blocks(path: Path) -> list[list[str]]:
    """The bench blocks of a text without what is translated and how lists are ordered."""
    return [
        sorted(
            " ".join(sorted(re.split(r"[\s,]+", line)))
            for line in found["body"].splitlines()
            if not line.startswith("caption:")
        )
        for found in FENCE.finditer(text(path))
    ]


@pytest.mark.parametrize(("slug", "part"), POSTS.items())
def test_each_part_stands_in_both_languages(slug: str, part: int) -> None:
    for language in ("zh", "en"):
        source = (ROOT / f"content/posts/{slug}/{language}.md").read_text(encoding="utf-8")
        assert f"\nseries_index: {part}\n" in source
        assert "\nseries: choose-a-vps\n" in source


@pytest.mark.parametrize("slug", POSTS)
def test_length(slug: str) -> None:
    folder = ROOT / "content/posts" / slug
    assert 1200 <= len(HAN.findall(text(folder / "zh.md"))) <= 2500
    assert len(re.findall(r"[A-Za-z]+", text(folder / "en.md"))) >= 800
    assert not HAN.search(re.sub(r"`[^`]*`|\([^)]*\)", "", text(folder / "en.md")).split("\n")[0])


@pytest.mark.parametrize("slug", POSTS)
def test_both_languages_show_the_same_data(slug: str) -> None:
    folder = ROOT / "content/posts" / slug
    zh, en = folder / "zh.md", folder / "en.md"
    assert sorted(blocks(zh)) == sorted(blocks(en))
