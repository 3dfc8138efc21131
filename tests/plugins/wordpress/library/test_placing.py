"""Which text gets which file: the surest match first, and no file twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.wordpress.indexing import entry_of
from plugins.wordpress.library.bundle_library import Library
from plugins.wordpress.library.identities import identities_of_entry
from plugins.wordpress.library.placing import Placing
from tests.plugins.wordpress.memory_source import post

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.wordpress.model import Post


def targets(content: Path, *posts: Post) -> list[str]:
    placing = Placing(Library(content, {}))
    for position, entry in enumerate(map(entry_of, posts)):
        placing.add(position, entry, identities_of_entry(entry, ""))
    places = sorted(placing.placed().items())
    return [place.target.relative_to(content).as_posix() for _, place in places]


def imported(content: Path, name: str, number: int, permalink: str) -> None:
    path = content / "posts" / name / "zh.md"
    path.parent.mkdir(parents=True)
    matter = f"title: x\npermalink: {permalink}\nwordpress:\n  id: {number}"
    path.write_text(f"---\n{matter}\n---\n", encoding="utf-8")


def test_a_text_keeps_the_file_that_it_has_whatever_its_slug_is_now(tmp_path: Path) -> None:
    imported(tmp_path, "moved", 1, "/1.html")
    assert targets(tmp_path, post(1, slug="new")) == ["posts/moved/zh.md"]


def test_two_texts_with_one_number_do_not_share_a_file(tmp_path: Path) -> None:
    imported(tmp_path, "first", 1, "/1.html")
    first, second = targets(tmp_path, post(1, slug="first"), post(1, slug="second"))
    assert (first, second) == ("posts/first/zh.md", "posts/second/zh.md")


def test_an_address_does_not_lead_to_the_file_of_another_number(tmp_path: Path) -> None:
    imported(tmp_path, "old", 1, "/1.html")
    assert targets(tmp_path, post(2, slug="new", permalink="/1.html")) == ["posts/new/zh.md"]


def test_the_number_counts_before_the_address(tmp_path: Path) -> None:
    imported(tmp_path, "a", 1, "/1.html")
    imported(tmp_path, "b", 2, "/2.html")
    swapped = (post(1, permalink="/2.html"), post(2, permalink="/1.html"))
    assert targets(tmp_path, *swapped) == ["posts/a/zh.md", "posts/b/zh.md"]
