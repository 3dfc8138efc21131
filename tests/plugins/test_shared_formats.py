"""What an import writes and the build reads: no plugin knows the other, a test holds both to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.attachments import rich_text
from plugins.comments.comment_file import read_comments
from plugins.comments.sanitising import Sanitiser, web_address
from plugins.permalinks.old_address import OldAddressError, old_address
from plugins.permalinks.permalink import PermalinkError, permalink
from plugins.wordpress.addresses.normal_form import normal, public_path, written
from plugins.wordpress.library.comment_html import safe_html
from plugins.wordpress.library.comments_file import render, shown
from plugins.wordpress.model import Comment
from tests.plugins.wordpress.addresses.old_blog import attachment
from tests.plugins.wordpress.addresses.test_attachment_pages import book_of

if TYPE_CHECKING:
    from pathlib import Path

NAMES = st.text(st.sampled_from("aB9.-_~ %25后é\u0301+&=;:@!'()*,#?\\\x01"), min_size=1, max_size=8)
PATHS = st.lists(NAMES, max_size=3).map(lambda names: written(normal("/" + "/".join(names))))


@given(PATHS)
def test_an_old_address_has_one_spelling(path: str) -> None:
    path = path.partition("?")[0]
    assert old_address(path) == normal(path)
    assert old_address(normal(path)) == normal(path)


@given(PATHS)
def test_a_page_is_where_its_public_path_says(path: str) -> None:
    path = path.partition("?")[0]
    try:
        found = permalink(public_path(path))
    except (PermalinkError, OldAddressError):
        return
    assert normal(f"/{found.url}") == normal(path)
    assert found.url.endswith("/") == (public_path(path).endswith("/") and path != "/")
    assert normal(written(f"/{found.save_as}")) == normal(path)


def comment(body: str, address: str = "") -> Comment:
    return Comment("1", "", "a & b", address, "me@a.example", "2012-10-26T09:00:00+08:00",
                   body, "approved")  # fmt: skip


TAGS = ("p", "b", "u", "blockquote", "code", "abbr title='t'", "a href='http://a.example/?x=1&y=2'")
PIECES = [
    *(f"<{tag}>" for tag in TAGS),
    *(f"</{tag.partition(' ')[0]}>" for tag in TAGS),
    *("<ul><li>", "</ul>", "<br>", "<script>", "<img src=/a.png>", "\n\n", "\n", "a", "后", "&lt;"),
]
HTML = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def elements(html: str) -> list[str]:
    return [tag.name for tag in BeautifulSoup(html, "html.parser").find_all(True)]


def words(html: str) -> str:
    return BeautifulSoup(html, "html.parser").get_text()


@given(HTML)
def test_the_build_shows_comments_as_the_import_made_them(body: str) -> None:
    made = safe_html(body)
    seen = Sanitiser("").clean(made)

    assert words(seen) == words(made)
    assert elements(seen) == elements(made)


@pytest.mark.parametrize(
    "address", ["http://a.example/", "https://a.example/后?x=1", "", "javascript:x", "a.example"]
)
def test_the_build_reads_what_the_import_writes_of_comments(tmp_path: Path, address: str) -> None:
    path = tmp_path / "comments.zh.json"
    path.write_text(render(shown([comment("x", address)], "2012-10-26")), encoding="utf-8")
    found = read_comments(path)

    assert isinstance(found, tuple)
    (entry,) = found
    assert (entry.id, entry.author, entry.html) == ("1", "a & b", "<p>x</p>")
    assert web_address(entry.address) == entry.address
    assert "me@a.example" not in path.read_text(encoding="utf-8")


@given(HTML)
def test_the_build_shows_captions_as_the_import_made_them(caption: str) -> None:
    (page,) = book_of(attachment("5", "photo", caption=caption)).attachments()
    seen = rich_text.safe_html(page.caption)

    assert words(seen) == words(page.caption)
    assert elements(seen) == elements(page.caption)
