from __future__ import annotations

from pathlib import Path

import pytest

from plugins.diagnostics import Problem
from plugins.wordpress.indexing import entry_of, index_of
from plugins.wordpress.memory_use import LEAST, MemoryUse, TooMuchError
from plugins.wordpress.model import Author, Post, Site, Term
from tests.plugins.wordpress.memory_source import SITE, MemorySource, post


def most(*items: Post | Problem, megabytes: int = LEAST) -> int:
    """How often these items fit in."""
    use = MemoryUse(megabytes)
    entries = [item if isinstance(item, Problem) else entry_of(item) for item in items]
    for times in range(1_000_000):
        try:
            for entry in entries:
                use.problem(entry) if isinstance(entry, Problem) else use.entry(entry)
        except TooMuchError:
            return times
    raise AssertionError


def test_blogs_of_ten_thousand_texts_fit_in() -> None:
    assert most(post(1), post(2, type="revision", status="inherit")) > 30_000
    assert most(post(1), megabytes=1_000) > 200_000


def test_what_needs_more_than_its_own_size_is_reckoned_with() -> None:
    plain = most(post(1))
    assert most(post(1, body="<!--nextpage-->" * 400)) < plain / 10
    assert most(post(1, meta=tuple(("_wp_old_slug", str(n)) for n in range(99)))) < plain / 20
    assert most(post(1, title="题" * 100_000)) < plain / 10
    assert most(Problem("wordpress/broken-item", "x" * 200, Path("export.xml"))) < 100_000


def test_former_names_and_addresses_that_nobody_typed_are_left_out() -> None:
    slugs = tuple(("_wp_old_slug", f"s{n}") for n in range(5_000))
    long = f'<a href="https://old.example/{"x" * 2_000}">x</a>'
    index = index_of(MemorySource((post(1, meta=slugs, body=long),), SITE))

    assert len(next(index.entries).old_slugs) == 100
    assert index.linked == frozenset()


def test_terms_and_blocks_count_once() -> None:
    use = MemoryUse()
    tags = tuple(Term("post_tag", f"t{n}", f"T{n}") for n in range(1_000))
    index_of(MemorySource(tuple(post(n, terms=tags) for n in range(1, 50)), SITE), use)
    with pytest.raises(TooMuchError):
        use.term(Term("post_tag", "x", "X" * 100_000_000))
    with pytest.raises(TooMuchError, match="more than 300 MB"):
        MemoryUse().body("块" * 100_000_000)


def test_declared_terms_and_authors_take_room_whether_used_or_not() -> None:
    terms = tuple(Term("post_tag", f"t{n}", f"T{n}") for n in range(1_000))
    authors = {f"a{n}": Author(f"a{n}", "A") for n in range(1_000)}
    for site in (Site(terms=terms), Site(authors=authors)):
        with pytest.raises(TooMuchError):
            index_of(MemorySource((post(1),), site), MemoryUse(122))
    index_of(MemorySource((post(1),), SITE), MemoryUse(122))
