"""Rows of redirects, checked against what the site publishes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.permalinks.collisions import Claims
from plugins.permalinks.redirect_table import (
    RedirectRow,
    RedirectTable,
    query_pages,
    redirect_table,
    rows_of,
)

FILE = Path("data/redirects/a.csv")


def files(*paths: str) -> Claims:
    claims = Claims()
    for path in paths:
        claims.claim(path, f"the page {path}")
    return claims


SITE = files(
    "index.html",
    "2369.html",
    "about/index.html",
    "后/index.html",
    "feeds/atom.xml",
    "v1.5/index.html",
)


def table(*rows: tuple[str, str]) -> tuple[RedirectTable, list[str]]:
    cells = [(line, {"from": source, "to": to}) for line, (source, to) in enumerate(rows, start=2)]
    read = list(rows_of(cells, FILE))
    found, problems = redirect_table([row for row in read if isinstance(row, RedirectRow)], SITE)
    bad = [row for row in read if not isinstance(row, RedirectRow)]
    return found, [f"{problem.line}: {problem.message}" for problem in (*bad, *problems)]


@pytest.mark.parametrize(
    ("source", "to", "expected"),
    [
        ("/?p=2369", "/2369.html", "/2369.html"),
        ("/2369.html/feed", "/2369.html", "/2369.html"),
        ("/old", "/about", "/about/"),
        ("/old", "/后/", "/%E5%90%8E/"),
        ("/old", "/%e5%90%8e", "/%E5%90%8E/"),
        ("/feed", "/feeds/atom.xml", "/feeds/atom.xml"),
        ("/2012/10", "/about/#page--year-2012", "/about/#page--year-2012"),
        ("/old", "/about/#年", "/about/#%E5%B9%B4"),
        ("/About", "/about/", "/about/"),
        ("/old", "/", "/"),
        # Names that no file may have are no pages, but were addresses.
        ("/con", "/about/", "/about/"),
        ("/a%2Fb", "/about/", "/about/"),
        ("/old", "https://a.example/x?y=1", "https://a.example/x?y=1"),
        ("/old", "https://a.example/后", "https://a.example/%E5%90%8E"),
    ],
)
def test_targets(source: str, to: str, expected: str) -> None:
    found, problems = table((source, to))
    assert problems == []
    assert found.targets == {source: expected}


def test_chains_lead_to_their_ends() -> None:
    found, problems = table(
        ("/a", "/b/"), ("/b", "/c#x"), ("/c", "/about/"), ("/d", "/?p=1"), ("/?p=1", "/a")
    )
    assert problems == []
    assert found.targets["/a"] == found.targets["/b"] == found.targets["/?p=1"] == "/about/#x"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("/a", "/b"), ("/b", "/a")], "2: /a leads in a circle, through /b"),
        ([("/a", "/a")], "2: /a leads in a circle"),
        ([("/a", "/b"), ("/b", "/c"), ("/c", "/b")], "2: /a leads in a circle"),
        ([("/a", "/gone.html")], "2: /a leads to /gone.html, and the site has no such page"),
        ([("/a", "/ABOUT/")], "2: /a leads to /ABOUT/, and the site has no"),
        ([("/a", "/about/?x=1")], "2: /a leads to /about/?x=1, and the site has no"),
        ([("/a", "//evil.example/")], "2: /a leads to //evil.example/, and"),
        ([("/a", "javascript:alert(1)")], "2: /a leads to javascript:alert(1), and"),
        (
            [("/a", "https://user@a.example/")],
            "2: /a leads to https://user@a.example/, which is no",
        ),
        ([("/a", "https:///x")], "2: /a leads to https:///x, which is no"),
        ([("/a", 'https://a.example/">')], "which is no address"),
        ([("/a", "https://[/")], "which is no address"),
        (
            [("/a", "/about/"), ("/a/", "/2369.html")],
            "3: /a leads to /2369.html here and to /about/ in line 2",
        ),
        ([("/2369.html", "/about/")], "2: /2369.html is a page of the site already (the page 2369"),
        ([("/a#b", "/about/")], "2: /a#b has a fragment"),
    ],
)
def test_rows_that_cannot_be_followed(rows: list[tuple[str, str]], words: str) -> None:
    _, problems = table(*rows)
    assert [problem for problem in problems if words in problem], problems


@pytest.mark.parametrize(
    "row", [("/about", "/about/"), ("/2369.html/", "/2369.html"), ("/v1.5", "/v1.5/")]
)
def test_a_row_to_itself_says_nothing(row: tuple[str, str]) -> None:
    assert table(row) == (RedirectTable({}, {}), [])


def test_the_same_row_twice_is_fine() -> None:
    found, problems = table(("/a", "/about/"), ("/a", "/about/"), ("/a/", "/about"))
    assert (found.targets, problems) == ({"/a": "/about/"}, [])


def test_many_rows_without_a_target_are_one_line() -> None:
    _, problems = table(*((f"/?p={number}", f"/{number}.html") for number in range(30)))
    words = (
        "2: 30 old addresses lead to pages that the site does not have; the first: /?p=0 leads to"
    )
    assert len(problems) == 1
    assert problems[0].startswith(words)


def test_the_pages_with_queries_are_known() -> None:
    assert query_pages(["/?p=1", "/2369.html?feed=rss2", "/a/b"]) == {"index.html", "2369.html"}


PATHS = st.sampled_from(["/a", "/b", "/c", "/d", "/?p=1", "/about/", "/2369.html", "/gone"])


@given(st.lists(st.tuples(PATHS, PATHS), max_size=12))
def test_no_target_is_an_old_address_and_every_row_is_accounted_for(
    rows: list[tuple[str, str]],
) -> None:
    found, problems = table(*rows)
    assert set(found.targets.values()) <= {"/about/", "/2369.html"}
    for source, _ in rows:
        known = source.rstrip("/") in found.targets
        own_page = source in ("/about/", "/2369.html")
        assert known or own_page or problems
