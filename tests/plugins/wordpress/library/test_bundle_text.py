from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from plugins.wordpress.front_matter import load, split
from plugins.wordpress.library.bundle_text import front_matter, render
from plugins.wordpress.model import Post

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


def test_the_whole_file() -> None:
    text = render(front_matter(POST, "linux", ("kvm",), "Sum."), "Body\n")

    assert text == (
        "---\ntitle: 'a: b'\ndate: 2012-10-26T08:00:00+08:00\npermalink: /2369.html\n"
        "category: linux\ntags:\n- kvm\nsummary: Sum.\nwordpress:\n  views:\n  - '709'\n"
        "  categories:\n  - Linux\n  - VPS\n---\n\nBody\n"
    )
    assert load(split(text)[0])["title"] == "a: b"


def test_withheld_posts_are_drafts() -> None:
    assert front_matter(replace(POST, withheld="why"), "linux", (), "")["status"] == "draft"
    assert "status" not in front_matter(POST, "linux", (), "")


def test_the_authors_own_excerpt_wins() -> None:
    assert front_matter(replace(POST, excerpt="Own."), "linux", (), "Sum.")["summary"] == "Own."


def test_pages_keep_their_terms_aside() -> None:
    values = front_matter(replace(POST, kind="pages", categories=("Linux",)), None, (), "")

    assert "category" not in values
    assert values["wordpress"] == {"views": ["709"], "categories": ["Linux"], "tags": ["KVM"]}
