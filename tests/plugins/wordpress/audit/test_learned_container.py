"""Pages of a theme that uses no known name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.wordpress.audit.html_page import parsed
from plugins.wordpress.audit.learned_container import followed, learned_paths
from plugins.wordpress.audit.main_text import learned_from, main_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

WORDS = ("disk", "route", "clock", "mail", "cache", "rack", "kernel", "proxy")


def page(number: int, kind: str = "x1", inner: str = "") -> HtmlElement:
    """A post between its neighbours, in a frame that no name tells from the text."""
    word, before = f"{WORDS[number % 8]} {number}", f"{WORDS[(number - 1) % 8]} {number - 1}"
    text = "".join(f"<p>Words {n} on the {word}, and on {word} of old.</p>" for n in range(3))
    post = (
        f'<div class="{kind} n{number} c-{word[:4]}"><div class="a">About {word}</div>'
        f'<div class="c">{inner or text}</div><div class="d">Written on day {number}</div></div>'
    )
    near = f'<div class="near"><p>About {before}</p></div>'
    wrapped = f"<div>{post}</div>" if kind == "y1" else post
    frame = f'<div class="top"><div>The site</div></div><div class="mid">{wrapped}{near}</div>'
    return parsed(f'<body class="b{number}">{frame}<div class="side">Recent</div></body>'.encode())


def test_the_text_is_found_between_its_neighbours() -> None:
    pages = [page(number) for number in range(8)]
    paths = learned_paths(pages)
    part = followed(paths, pages[2])
    assert part is not None
    assert part.get("class") == "c"


def test_each_kind_of_page_has_its_way() -> None:
    pages = [page(n) for n in range(20)] + [page(n, kind="y1") for n in range(20, 24)]
    paths = learned_paths(pages)
    assert len(paths) == 2
    parts = [followed(paths, one) for one in (pages[0], pages[-1])]
    assert [None if part is None else part.get("class") for part in parts] == ["c", "c"]


def test_another_page_has_none_of_the_ways() -> None:
    paths = learned_paths([page(number) for number in range(8)])
    assert followed(paths, parsed(b"<body><p>Else</p></body>")) is None
    assert followed(paths, parsed(b"")) is None


def test_a_few_pages_teach_nothing() -> None:
    assert learned_paths([page(number) for number in range(3)]) == ()


def test_the_main_text_follows_what_was_learned() -> None:
    learned = learned_from([page(number) for number in range(8)])
    found = main_text(page(5, inner="<p>Two</p>lines"), learned)
    assert (found.blocks, found.exact) == (("Two", "lines"), False)


def test_themes_with_names_need_no_learning() -> None:
    named = [parsed(b'<div class="entry-content"><p>x</p></div>') for _ in range(8)]
    assert learned_from(named) == ()
