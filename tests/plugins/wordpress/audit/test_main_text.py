from __future__ import annotations

import pytest

from plugins.wordpress.audit.html_page import parsed
from plugins.wordpress.audit.main_text import MainText, main_text, repeated_blocks


def text_of(body: str) -> MainText:
    return main_text(parsed(f"<html><body>{body}</body></html>".encode()))


def test_the_container_of_the_theme_is_the_text() -> None:
    found = text_of(
        "<nav>Menu</nav><article><h1>Title</h1><p>May 2013</p>"
        '<div class="entry-content"><p>One</p><p>Two <b>bold</b></p></div></article>'
    )
    assert found == MainText(("One", "Twobold"), exact=True, comments=())


def test_the_longest_of_several_containers_is_the_text() -> None:
    found = text_of(
        '<div class="entry-content">Short</div><div class="entry-content">A longer text</div>'
    )
    assert found.blocks == ("Alongertext",)


def test_an_unknown_theme_leaves_its_text_without_its_frame() -> None:
    found = text_of(
        "<header>Site</header><div id='x'><div class='meta'>May</div><p>Words</p></div>"
        "<div class='sidebar'>Recent</div><footer>Powered</footer>"
    )
    assert (found.blocks, found.exact) == (("Words",), False)


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var a</script>",
        "<style>b {}</style>",
        "<noscript>on</noscript>",
        "<div hidden>no</div>",
        "<div style='display: none'>no</div>",
        "<video src='a.mp4'><a href='a.mp4'>a.mp4</a></video>",
        "<object><p>old player</p></object>",
        "<button>Send</button>",
        "<select><option>one</option></select>",
        "<!-- note -->",
        "<div class='sharedaddy'>Share this</div>",
        "<span class='screen-reader-text'>more</span>",
    ],
)
def test_what_no_reader_sees_is_no_text(unseen: str) -> None:
    found = text_of(f'<div class="entry-content">Before{unseen}<p>After</p></div>')
    assert found.blocks == ("Before", "After")


def test_what_follows_a_dropped_part_stays() -> None:
    found = text_of('<div class="entry-content"><p>a<script>x</script>b</p><!-- c -->d</div>')
    assert found.blocks == ("ab", "d")


def test_comments_are_kept_apart_each_once() -> None:
    found = text_of(
        '<div class="entry-content">Text</div><div id="comments"><ol><li class="comment">'
        '<article class="comment-body"><footer class="comment-meta">Ann says: May</footer>'
        '<div class="comment-content"><p>First words</p></div><div class="reply">Reply</div>'
        '</article><ol class="children"><li><article class="comment-body">'
        '<div class="comment-content"><p>Second</p></div></article></li></ol></li></ol></div>'
    )
    assert found.blocks == ("Text",)
    assert found.comments == ("Firstwords", "Second")


def test_a_comment_longer_than_the_text_is_not_the_text() -> None:
    found = text_of(
        '<div class="e-content">Short</div><ol><li class="comment h-cite">'
        '<div class="comment-content e-content"><p>A long answer to it</p></div></li></ol>'
    )
    assert found == MainText(("Short",), exact=True, comments=("Alonganswertoit",))


def test_older_themes_name_the_whole_comment_only() -> None:
    found = text_of(
        '<div class="entry-content">Text</div><ol class="commentlist"><li>'
        '<div class="comment-body"><div class="comment-author">Ann</div><p>Words</p>'
        '<ul class="children"><li><div class="comment-body"><p>Nested</p></div></li></ul></div>'
        '</li><li class="pingback"><div class="comment-body">Pingback: Blog</div></li></ol>'
    )
    assert found.comments == ("Words", "Nested")


def test_blocks_of_most_pages_are_the_frame() -> None:
    pages = [MainText((f"text {n}", "related posts"), exact=False, comments=()) for n in range(5)]
    assert repeated_blocks(pages) == {"related posts"}
    assert repeated_blocks(pages[:3]) == frozenset()


def test_two_thousand_elements_within_each_other_are_read() -> None:
    deep = "<div>" * 2_000 + "Words" + "</div>" * 2_000
    assert text_of(f'<div class="entry-content">{deep}</div>').blocks == ("Words",)
