from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.addresses.attachment_pages import AttachmentPage
from plugins.wordpress.addresses.book import AddressBook
from tests.plugins.wordpress.addresses.old_blog import (
    ENTRIES,
    HOST,
    SITE,
    attachment,
    entry,
    page,
    planned,
)

if TYPE_CHECKING:
    from plugins.wordpress.index import Entry

FOLDER = "/wp-content/uploads/2012/10/"


def book_of(*entries: Entry) -> AddressBook:
    return AddressBook.of(planned(entries), entries, SITE)


def test_public_attachments_have_pages() -> None:
    first, loose = book_of(*ENTRIES).attachments()
    assert first == AttachmentPage(
        path="/attachment/linux-vps/",
        title="Text 5",
        file=f"{FOLDER}linux_vps.png",
        alt="",
        caption='<p><a href="/2370.html">x</a></p>',
        description="",
        parent="/2369.html",
    )
    assert (loose.path, loose.parent) == ("/loose/", "")


def test_a_page_below_a_folder_keeps_its_path() -> None:
    parent = page("2", "/about")
    below = attachment("5", "photo", "2", address=f"{HOST}/about/photo/", permalink="/about/photo/")
    book = book_of(parent, below)
    assert book.attachments()[0].path == "/about/photo/"
    rows = {row.source: row.target for row in book.redirects()}
    assert rows["/about/attachment/photo"] == "/about/photo/"
    assert rows["/about/photo/feed"] == "/about/photo/"
    assert "/about/photo" not in rows


def test_pages_without_an_address_of_their_own_get_one() -> None:
    plain = attachment("5", "photo", address=f"{HOST}/?attachment_id=5", permalink=None)
    post = entry("7", address=f"{HOST}/?p=7", permalink=None)
    book = book_of(post, plain)
    assert book.attachments()[0].path == "/attachment/photo/"
    rows = {row.source: row.target for row in book.redirects()}
    assert rows["/?attachment_id=5"] == "/attachment/photo/"


@pytest.mark.parametrize("path", ["/2370.html", "/ABOUT", "/nul", "/a%2Fb", "/" + "x" * 300])
def test_a_path_that_is_taken_or_impossible_is_left(path: str) -> None:
    shown = attachment("5", "photo", address=HOST + path, permalink=None)
    pages = book_of(*ENTRIES[:5], shown).attachments()
    assert [one.path for one in pages] == ["/attachment/photo/"]


def test_a_file_never_takes_the_place_of_a_folder() -> None:
    # `/v1.0` would be a file, and `/v1.0/setup` needs a folder of that name.
    shown = attachment("5", "photo", address=f"{HOST}/v1.0", permalink=None)
    (alone,) = book_of(shown).attachments()
    (beside,) = book_of(page("2", "/v1.0/setup"), shown).attachments()
    assert (alone.path, beside.path) == ("/v1.0", "/attachment/photo/")


def test_two_attachments_never_share_a_page() -> None:
    plain = {"address": "", "permalink": None}
    two = [attachment(number, "photo", "2369", **plain) for number in ("5", "6")]
    paths = [one.path for one in book_of(ENTRIES[0], *two).attachments()]
    assert paths[0] == "/attachment/photo/"
    assert paths[1].startswith("/attachment/photo-")


@pytest.mark.parametrize(
    ("parent", "number"),
    [
        (entry("9", status="draft", withheld="draft"), 0),
        (entry("9", withheld="password"), 0),
        (entry("9", status="private", withheld="private"), 0),
        (entry("9"), 1),
        (entry("10"), 1),
    ],
)
def test_an_attachment_is_as_public_as_its_text(parent: Entry, number: int) -> None:
    assert len(book_of(parent, attachment("5", "photo", "9")).attachments()) == number


@pytest.mark.parametrize("values", [{"status": "private"}, {"status": "trash"}, {"withheld": "x"}])
def test_a_hidden_attachment_has_no_page(values: dict[str, str]) -> None:
    book = book_of(attachment("5", "photo", **values))
    assert book.attachments() == []
    assert not any("photo" in address for address in book.public())


def test_captions_are_simple_and_safe() -> None:
    caption = (
        'one <script>alert(1)</script><b onclick="x">two</b>\r\n\r\n<img src=x onerror=y>three'
    )
    described = (
        '<p>a <a href="javascript:x" title="t">b</a></p><a href="http://old.example/about">c'
    )
    (shown,) = book_of(
        page("2", "/about"), attachment("5", "photo", caption=caption, description=described)
    ).attachments()
    assert shown.caption == "<p>one <b>two</b></p><p>three</p>"
    assert shown.description == '<p>a <a title="t">b</a></p><a href="/about/">c</a>'


def test_a_list_of_the_old_site_goes_before_a_file_of_its_name() -> None:
    text = entry("1", terms=(("brand", "a"),), permalink="/1.html")
    review = entry(
        "2", type="review", kind="pages", address=f"{HOST}/reviews/x", permalink="/reviews/x"
    )
    book = book_of(text, review, attachment("9", "reviews"))
    assert book.attachments()[0].path == "/attachment/reviews/"
    rows = {row.source: row.target for row in book.redirects()}
    assert rows["/reviews"] == rows["/?attachment_id=9"] == "/archives/"
