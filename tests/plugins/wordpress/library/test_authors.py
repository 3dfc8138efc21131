from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.library.authors import Authors, load
from plugins.wordpress.library.toml_list import appended
from tests.plugins.wordpress.memory_source import ADMIN

if TYPE_CHECKING:
    from pathlib import Path


def test_authors_keep_wordpress_s_slug_and_their_name() -> None:
    authors = Authors("", {"admin": ADMIN})

    assert authors.slug("admin") == "zhan-zhang"
    assert authors.slug("站长 二") == "站长-二"
    assert authors.slug("") == ""
    assert tomllib.loads(appended("", authors.tables)) == {
        "authors": [
            {"slug": "zhan-zhang", "name": "站长"},
            {"slug": "站长-二", "name": "站长 二"},
        ]
    }
    assert authors.found == {"admin": "zhan-zhang", "站长 二": "站长-二"}


def test_known_authors_are_used_again() -> None:
    text = '[[authors]]\nslug = "lee"\nname = "李"\n'
    authors = Authors(text, {"admin": replace(ADMIN, slug="lee")})

    assert authors.slug("李") == "lee"
    assert authors.slug("admin") == "lee"
    assert authors.tables == []


def test_two_logins_with_one_name_are_two_authors() -> None:
    people = {who: replace(ADMIN, login=who, slug="") for who in ("a", "b")}
    authors = Authors("", people)

    assert [authors.slug(who) for who in people] == ["a", "b"]
    again = Authors(appended("", authors.tables), people)
    assert [again.slug(who) for who in people] == ["a", "b"]
    assert again.tables == []


def test_a_broken_file_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "authors.toml"
    path.write_text("[[authors]\n", encoding="utf-8")

    assert isinstance(load(path, {}), Problem)
    assert isinstance(load(tmp_path / "none.toml", {}), Authors)
