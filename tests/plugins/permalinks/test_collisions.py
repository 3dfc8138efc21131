"""Two claims to one path."""

from __future__ import annotations

import pytest

from plugins.permalinks.collisions import Claims


def test_different_paths_and_the_same_owner_are_fine() -> None:
    claims = Claims()
    for path, owner in (("a.html", "a.md"), ("b.html", "b.md"), ("a.html", "a.md")):
        assert claims.claim(path, owner) is None


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("2369.html", "/2369.html is claimed by a.md and by b.md"),
        ("2369.HTML", "/2369.html (a.md) and /2369.HTML (b.md) differ only in case"),
    ],
)
def test_both_files_are_named(path: str, words: str) -> None:
    claims = Claims()
    claims.claim("2369.html", "a.md")
    problem = claims.claim(path, "b.md")
    assert problem is not None
    assert problem.message == words


def test_normal_forms_are_one_path() -> None:
    claims = Claims()
    claims.claim("caf\u00e9/index.html", "a.md")
    assert claims.claim("cafe\u0301/index.html", "b.md") is not None
