from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.addresses.normal_form import page_key
from plugins.wordpress.indexing import index_of
from plugins.wordpress.library.bundle_library import Library
from plugins.wordpress.library.ledger import Known, digest_of
from plugins.wordpress.planning import DOUBTFUL, plan
from tests.plugins.wordpress.memory_source import page, post, source

if TYPE_CHECKING:
    from plugins.wordpress.index import Planned
    from plugins.wordpress.model import Post

CONTENT = Path("/nowhere/content")


def planned(*posts: Post, known: dict[str, Known] | None = None) -> list[Planned]:
    index = index_of(source(*posts))
    return list(plan(index, Library(CONTENT, known or {}), CONTENT).texts)


def targets(*posts: Post) -> list[str]:
    return [one.target.relative_to(CONTENT).as_posix() for one in planned(*posts)]


def test_pages_are_named_by_their_whole_path() -> None:
    assert targets(
        page(3, slug="leads", parent="2"),
        page(2, slug="team", parent="1"),
        page(1, slug="about"),
        page(4, slug="team"),
        page(5, slug="alone", parent="99"),
        page(6, slug="loop", parent="6"),
        post(7, slug="about"),
    ) == [
        "pages/about-team-leads/zh.md",
        "pages/about-team/zh.md",
        "pages/about/zh.md",
        "pages/team/zh.md",
        "pages/alone/zh.md",
        "pages/loop/zh.md",
        "posts/about/zh.md",
    ]


def test_a_very_long_path_is_cut() -> None:
    (one,) = (p for p in planned(page(1, slug="a" * 150), page(2, slug="b" * 150, parent="1"))
              if p.entry.number == "2")  # fmt: skip

    assert len(one.target.parent.name) <= 200


def test_public_paths() -> None:
    texts = planned(post(1), post(2, permalink=None), post(3, permalink=None, language="en"),
                    post(4, status="draft"))  # fmt: skip

    assert [text.path for text in texts] == ["/1.html", "/text-2/", "/en/text-3/", ""]
    assert texts[3].withheld == "status: draft"


def test_a_text_gives_way_to_a_page_of_the_site_itself() -> None:
    (text,) = planned(post(1, permalink="/archives/"))

    assert (text.path, text.withheld) == ("/text-1/", "")
    assert "/archives/ is a page of the site itself" in text.notes[0]


def test_of_two_texts_at_one_address_the_second_is_a_draft() -> None:
    one, two, three = planned(
        post(1), post(2, permalink="/1.HTML"), post(3, slug="1.html", permalink=None)
    )

    assert (one.path, two.path) == ("/1.html", "")
    assert two.withheld == "/1.HTML is already content/posts/text-1/zh.md"
    assert three.path == ""


def test_a_deleted_text_keeps_no_address() -> None:
    known = {"content/posts/text-2/zh.md": Known(("old.example#2",), "/1.html", "x", "")}
    one, two = planned(post(1), post(2, permalink="/1.html"), known=known)

    # Its file was deleted, so it has no address any more.
    assert (one.path, two.path) == ("/1.html", "")
    assert two.withheld == "deleted here since the last import"


def test_a_newcomer_takes_nobodys_address(tmp_path: Path) -> None:
    path = tmp_path / "posts" / "text-2" / "zh.md"
    path.parent.mkdir(parents=True)
    path.write_text("---\npermalink: /1.html\nwordpress:\n  id: 2\n---\n", encoding="utf-8")
    known = Known(("old.example#2",), "/1.html", digest_of(path.read_bytes()), "")
    library = Library(tmp_path, {"content/posts/text-2/zh.md": known})
    index = index_of(source(post(1), post(2, permalink="/1.html")))
    one, two = plan(index, library, tmp_path).texts

    assert (one.path, two.path) == ("", "/1.html")
    assert one.withheld.endswith("posts/text-2/zh.md")


def test_texts_that_move_are_told(tmp_path: Path) -> None:
    path = tmp_path / "posts" / "text-1" / "zh.md"
    path.parent.mkdir(parents=True)
    path.write_text("---\npermalink: /old.html\nwordpress:\n  id: 1\n---\n", encoding="utf-8")
    name = "content/posts/text-1/zh.md"
    known = Known(("old.example#1",), "/old.html", digest_of(path.read_bytes()), "")
    library = Library(tmp_path, {name: known})

    found = plan(index_of(source(post(1), post(2))), library, tmp_path)
    assert found.moved(library) == {"/old.html": "/1.html"}


SLUGS = st.sampled_from(["a", "A", "café", "cafe\u0301", "b", "Ⅷ", "ⅷ"])
LINKS = st.sampled_from(["/a", "/A/", "/b.html", "/%61", None])
TEXTS = st.lists(
    st.tuples(SLUGS, LINKS, st.sampled_from(["zh", "en"]), st.sampled_from(["", "g", "h"])),
    max_size=12,
)


@given(TEXTS)
def test_no_two_texts_share_a_file_or_an_address(
    texts: list[tuple[str, str | None, str, str]],
) -> None:
    posts = [
        post(n, slug=slug, permalink=link, language=language, translations=group)
        for n, (slug, link, language, group) in enumerate(texts, start=1)
    ]
    found = planned(*posts)
    files = [str(one.target).casefold() for one in found]
    addresses = [page_key(one.path) for one in found if one.path]

    assert len(found) == len(posts)
    assert len(set(files)) == len(files)
    assert len(set(addresses)) == len(addresses)
    known = {
        f"content/{one.target.relative_to(CONTENT).as_posix()}": Known(
            one.identities, one.path, "digest", ""
        )
        for one in found
    }
    again = planned(*reversed(posts), known=known)
    assert [one.target for one in reversed(again)] == [one.target for one in found]


def test_what_may_never_have_been_public_becomes_a_draft() -> None:
    hidden = post(1, type="invoice", permalink=None, address="https://old.example/?invoice=july")
    shown = post(2, type="book", permalink="/book/x", address="https://old.example/book/x")
    first, second = planned(hidden, shown)

    assert (first.path, first.withheld) == ("", DOUBTFUL)
    assert (second.path, second.withheld) == ("/book/x", "")


@pytest.mark.parametrize("home", ["", "/blog", "/%E5%8D%9A"])
def test_a_page_that_was_the_home_page_gets_an_address_of_its_own(
    tmp_path: Path, home: str
) -> None:
    index = index_of(
        source(
            page(1, slug="welcome", permalink=f"{home}/", body="欢迎"),
            page(2, slug="journal", permalink=f"{home}/journal/", body=""),
            page(3, slug="about", permalink="/about/", body="x"),
            address=f"http://www.old.example{home}",
        )
    )
    content = tmp_path / "content"
    places = plan(index, Library(content, {}), content)
    shown = {text.path: text.entry.is_front for text in places.texts}
    assert shown == {"/welcome/": True, "/about/": False}
    assert places.places[1] is None


def test_types_that_were_not_public_are_withheld_whatever_their_address() -> None:
    index = index_of(
        source(post(1, type="bill", permalink="/bill/x", address="https://o.example/bill/x"))
    )
    (one,) = plan(index, Library(CONTENT, {}), CONTENT, {"bill"}).texts

    assert (one.path, one.withheld) == ("", "its type, bill, is withheld")
