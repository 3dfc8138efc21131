from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.wordpress.front_matter import load, split
from plugins.wordpress.index import Planned
from plugins.wordpress.indexing import entry_of
from plugins.wordpress.library.bundle_text import Labels, front_matter, render
from plugins.wordpress.model import Post, Term
from tests.plugins.wordpress.memory_source import post

if TYPE_CHECKING:
    from collections.abc import Mapping

POST = Post(
    source=Path("2012-10-26-x.md"),
    kind="posts",
    slug="x",
    title="a: b",
    date="2012-10-26T08:00:00+08:00",
    modified="",
    permalink="/2369.html",
    categories=("Linux", "VPS"),
    tags=("KVM",),
    excerpt="",
    withheld="",
    extras={"views": ["709"]},
    body="",
)
LABELS = Labels(("linux", "vps"), ("kvm",), "zhan-zhang")


def matter(post: Post, labels: Labels = LABELS, **place: Any) -> Mapping[str, Any]:
    planned = Planned(
        entry_of(post), Path("zh.md"), post.permalink or "/x/", entry_of(post).withheld
    )
    return front_matter(post, replace(planned, **place), labels, "Sum.")


def test_the_whole_file() -> None:
    text = render(dict(matter(POST)), "Body\n")

    assert text == (
        "---\ntitle: 'a: b'\ndate: 2012-10-26T08:00:00+08:00\npermalink: /2369.html\n"
        "category: linux\nfurther_categories:\n- vps\ntags:\n- kvm\nauthor: zhan-zhang\n"
        "summary: Sum.\nwordpress:\n  views:\n  - '709'\n---\n\nBody\n"
    )
    assert load(split(text)[0])["title"] == "a: b"
    assert render({"title": "x"}, "") == "---\ntitle: x\n---\n"


def test_withheld_posts_are_drafts() -> None:
    assert matter(POST, withheld="why")["status"] == "draft"
    assert "status" not in matter(POST)


def test_the_authors_own_excerpt_wins_as_plain_text() -> None:
    assert matter(replace(POST, excerpt="Own."))["summary"] == "Own."
    values = matter(replace(POST, excerpt="<b>Own</b>\ntext"))

    assert values["summary"] == "Own text"
    assert values["wordpress"]["excerpt"] == "<b>Own</b>\ntext"


def test_an_address_that_the_site_needs_itself_is_kept_aside() -> None:
    values = matter(replace(POST, permalink="/archives/"), path="/archives-post/")

    assert "permalink" not in values
    assert values["wordpress"]["permalink"] == "/archives/"


def test_an_old_text_always_says_that_it_is_one() -> None:
    bare = replace(POST, extras={}, permalink=None, number="", author="", terms=(), meta=())

    assert matter(bare)["wordpress"]


def test_pages_have_tags_and_keep_their_categories_aside() -> None:
    values = matter(replace(POST, kind="pages", categories=("Linux",)), Labels(tags=("kvm",)))

    assert "category" not in values
    assert values["tags"] == ["kvm"]
    assert values["wordpress"] == {"views": ["709"], "categories": ["Linux"]}
    without = matter(replace(POST, kind="pages", date="", categories=()), Labels())
    assert without["wordpress"] == {"views": ["709"], "tags": ["KVM"]}


def test_a_password_is_never_written() -> None:
    secret = replace(POST, password="geheim", extras={"Password": "geheim"})  # noqa: S106 (the point)

    assert "geheim" not in render(dict(matter(secret)), "")
    assert matter(secret)["status"] == "draft"


def test_an_article_always_has_a_date() -> None:
    assert matter(replace(POST, date="", modified="2013-01-02"))["date"] == "2013-01-02"
    assert matter(replace(POST, date=""))["date"] == "1970-01-01"
    assert "date" not in matter(replace(POST, kind="pages", date=""), Labels())


def test_what_wordpress_knew_is_kept() -> None:
    extras = matter(
        post(
            7,
            parent="3",
            order=2,
            meta=(("long", "x" * 5_000), ("twice", "1"), ("twice", "2")),
            terms=(Term("post_format", "post-format-chat", "Chat"), Term("category", "a", "A")),
        ),
        Labels(("a",), thumbnail="https://old.example/p.png", cover_alt="unused"),
    )

    assert "cover_alt" not in extras
    assert extras["wordpress"] == {
        "guid": "https://old.example/?p=7",
        "id": "7",
        "author": "admin",
        "parent": "3",
        "menu_order": 2,
        "thumbnail": "https://old.example/p.png",
        "terms": {"post_format": ["post-format-chat"]},
        "fields": {"long": "x" * 5_000, "twice": ["1", "2"]},
    }


def test_the_export_speaks_before_what_was_made_of_it() -> None:
    assert matter(post(7, extras={"id": "0007"}))["wordpress"]["id"] == "0007"
