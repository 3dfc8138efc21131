from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.diagnostics import Problem
from plugins.wordpress.library.bundle_library import (
    FINGERPRINT,
    Library,
    identity_of,
    same_text,
)
from plugins.wordpress.model import Outcome

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "posts" / "mine"
    folder.mkdir(parents=True)
    (folder / "zh.md").write_text("---\ntitle: x\npermalink: /1.html\n---\n", encoding="utf-8")
    return tmp_path / "content"


def test_new_texts_get_the_folder_of_their_slug(content: Path) -> None:
    target = Library(content).place("posts", "new", "zh", "/2.html")

    assert target == content / "posts" / "new" / "zh.md"


def test_a_folder_with_another_text_is_left_alone(content: Path) -> None:
    library = Library(content)
    target = library.place("posts", "mine", "zh", "/2.html")

    assert target.parent.name.startswith("mine-")
    assert library.place("posts", "mine", "zh", "/2.html") == target
    assert library.place("posts", "mine", "zh", "/3.html") != target
    assert library.place("posts", "mine", "en", "/2.html").parent == target.parent


def test_the_same_text_finds_its_folder_again_in_either_language(content: Path) -> None:
    library = Library(content)

    assert library.place("posts", "mine", "zh", "/1.html").parent.name == "mine"
    assert library.place("posts", "mine", "en", "/en/1.html").parent.name == "mine"


def test_permalinks_are_claimed_by_published_files_in_any_letter_case(content: Path) -> None:
    library = Library(content)
    owner = content / "posts" / "mine" / "zh.md"
    other = content / "posts" / "other" / "zh.md"

    assert library.claimant("/1.HTML", other) == owner
    assert library.claimant("/1.html", owner) is None
    library.remember(other, {"permalink": "/2.html", "status": "draft"})
    assert library.claimant("/2.html", owner) is None


def test_files_are_written_once_and_never_changed(content: Path) -> None:
    library, path = Library(content), content / "posts" / "new" / "zh.md"

    assert library.add(path, "a") is Outcome.IMPORTED
    assert library.add(path, "a") is Outcome.UNCHANGED
    assert library.add(path, "b") is Outcome.KEPT
    assert path.read_text(encoding="utf-8") == "a"
    assert [file.name for file in path.parent.iterdir()] == ["zh.md"]


def test_a_dry_run_writes_nothing(content: Path) -> None:
    path = content / "posts" / "new" / "zh.md"

    assert Library(content, dry_run=True).add(path, "a") is Outcome.IMPORTED
    assert not path.parent.exists()


def test_symbolic_links_lead_nowhere(content: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (content / "posts" / "link").symlink_to(tmp_path / "outside")
    found = Library(content).add(content / "posts" / "link" / "zh.md", "a")

    assert isinstance(found, Problem)
    assert found.code == "wordpress/outside"
    assert not list((tmp_path / "outside").iterdir())


def test_what_cannot_be_written_is_a_problem(content: Path) -> None:
    (content / "posts" / "file").write_text("", encoding="utf-8")
    found = Library(content).add(content / "posts" / "file" / "zh.md", "a")

    assert isinstance(found, Problem)
    assert found.code == "wordpress/write"


def test_broken_files_hold_their_place(content: Path) -> None:
    (content / "posts" / "mine" / "zh.md").write_bytes(b"\xff")

    assert Library(content).place("posts", "mine", "zh", "/1.html").parent.name != "mine"


def test_identities() -> None:
    assert identity_of({"permalink": "/1.html", "wordpress": {"id": "1"}}) == "/1.html"
    assert identity_of({"wordpress": {"permalink": "/?p=1"}}) == "/?p=1"
    assert identity_of({"wordpress": {"id": "7"}, "date": "2012-10-26"}) == "7"
    assert identity_of({"wordpress": {FINGERPRINT: "2012-10-26-ab"}}) == "2012-10-26-ab"
    assert identity_of({"date": "2012-10-26T08:00:00"}) == ""
    assert same_text("/en/1.html", "/1.html")
    assert same_text("/english.html", "/english.html")
    assert not same_text("/1.html", "/2.html")
    assert not same_text("/english.html", "glish.html")
    assert not same_text("/english.html", "/en/glish.html")
    assert not same_text("", "")


def test_spellings_of_one_address_are_one_claim(tmp_path: Path) -> None:
    library = Library(tmp_path)
    about, other = tmp_path / "pages/about/zh.md", tmp_path / "posts/other/zh.md"
    library.remember(about, {"title": "About"})
    for spelling in ("/about", "/about/", "/About/index.html", "/%61bout/"):
        assert library.claimant(spelling, other) == about
    assert library.claimant("", tmp_path / "posts/about/zh.md") == about
    assert library.claimant("", tmp_path / "posts/about/en.md") is None
    assert library.claimant("/about.html", other) is None
