from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.library.bundle_library import Library, own_address
from plugins.wordpress.library.ledger import Known, digest_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    bundle(tmp_path / "content", "posts/mine", "title: x\npermalink: /1.html\nwordpress:\n  id: 1")
    return tmp_path / "content"


def bundle(content: Path, folder: str, yaml: str, language: str = "zh") -> Path:
    path = content / folder / f"{language}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{yaml}\n---\n", encoding="utf-8")
    return path


def known(path: Path, *identities: str, address: str = "") -> Known:
    return Known(identities, address, digest_of(path.read_bytes()), "")


def test_new_texts_get_the_folder_of_their_slug(content: Path) -> None:
    target = Library(content, {}).place("posts", "new", "zh", "/2.html")

    assert target == content / "posts" / "new" / "zh.md"


def test_a_folder_with_another_text_is_left_alone(content: Path) -> None:
    library = Library(content, {})
    target = library.place("posts", "mine", "zh", "/2.html")
    library.occupy(target, ["/2.html"])

    assert target.parent.name.startswith("mine-")
    assert library.place("posts", "mine", "en", "/en/2.html") == target.with_name("en.md")
    third = library.place("posts", "mine", "zh", "/3.html")
    library.occupy(third, ["/3.html"])
    assert len({target, third, library.place("posts", "MINE", "zh", "/4.html")}) == 3


def test_texts_are_found_by_what_their_front_matter_says(content: Path) -> None:
    library = Library(content, {})
    path = content / "posts/mine/zh.md"

    for identity in ("#1", "/1.html"):
        assert library.find(identity, "zh") == [path]
    assert library.find("/2.html", "zh") == []
    assert library.is_another(path, ["#2", "/1.html"])
    assert not library.is_another(path, ["#1", "/1.html"])
    assert not library.is_another(path, ["old.example#2"])


def test_what_is_no_import_is_found_by_nothing(tmp_path: Path) -> None:
    bundle(tmp_path, "posts/own", "title: x\npermalink: /1.html")

    assert Library(tmp_path, {}).find("/1.html", "zh") == []


def test_a_translation_with_the_same_front_matter_is_not_mistaken(content: Path) -> None:
    english = bundle(content, "posts/mine", "permalink: /1.html\nwordpress:\n  id: 1", "en")
    chinese = english.with_name("zh.md")

    assert Library(content, {}).find("#1", "zh")[0] == chinese
    assert Library(content, {}).find("#1", "en")[0] == english
    ledger = {"content/posts/mine/zh.md": known(chinese, "#1")}
    assert Library(content, ledger).find("#1", "en")[0] == chinese


def test_files_that_are_gone_are_remembered(content: Path) -> None:
    moved = bundle(content, "posts/moved", "wordpress:\n  id: 2")
    ledger = {
        "content/posts/mine/zh.md": known(content / "posts/mine/zh.md", "#1"),
        "content/posts/two/zh.md": Known(("#2",), "", "digest", ""),
        "content/posts/three/zh.md": Known(("#3",), "", "digest", ""),
        "content/posts/four/zh.md": Known(("#4",), "", "", "intended"),
    }
    library = Library(content, ledger)

    assert library.find("#2", "zh") == [moved]
    assert library.former(moved) == "content/posts/two/zh.md"
    assert library.find("#3", "zh") == [content / "posts/three/zh.md"]
    assert library.is_deleted(content / "posts/three/zh.md")
    assert not library.is_deleted(content / "posts/four/zh.md")
    assert library.place("posts", "three", "zh", "/x") != content / "posts/three/zh.md"


def test_addresses_are_claimed_by_published_files_in_any_spelling(content: Path) -> None:
    bundle(content, "pages/about", "title: x")
    bundle(content, "posts/draft", "permalink: /2.html\nstatus: draft")
    library = Library(content, {})
    owner = content / "posts/mine/zh.md"

    assert library.claimant("/1.HTML") == owner
    assert library.claimant("/2.html") is None
    for spelling in ("/about", "/about/", "/About/index.html", "/%61bout/"):
        assert library.claimant(spelling) == content / "pages/about/zh.md"
    ledger = {"content/posts/mine/zh.md": known(owner, "#1", address="/as-the-ledger-says")}
    assert Library(content, ledger).claimant("/as-the-ledger-says") == owner


def test_broken_files_hold_their_place(content: Path) -> None:
    (content / "posts" / "mine" / "zh.md").write_bytes(b"\xff")
    library = Library(content, {})

    assert library.place("posts", "mine", "zh", "/1.html").parent.name != "mine"
    assert library.claimant("/mine/") is None


def test_own_addresses(tmp_path: Path) -> None:
    assert own_address(tmp_path / "about/zh.md") == "/about/"
    assert own_address(tmp_path / "about/en.md", "other") == "/en/other/"
