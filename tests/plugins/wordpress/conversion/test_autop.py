from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from plugins.wordpress.conversion.autop import autop
from plugins.wordpress.conversion.holding import Holding
from plugins.wordpress.conversion.html_names import names
from plugins.wordpress.conversion.presentation import simplify
from plugins.wordpress.conversion.sanitising import sanitise
from tests.plugins.wordpress.bodies import HOSTS
from tests.plugins.wordpress.conversion.real_wordpress import call

# Each example starts PHP: to look for the smallest one that fails would take minutes.
REAL = settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("a", "<p>a</p>"),
        ("a\nb\n\n \nc", "<p>a<br />\nb</p>\n<p>c</p>"),
        ("a<br><br />b<br>\nc", "<p>a</p>\n<p>b<br />\nc</p>"),
        ("a\n<ul>\n<li>b\nc</li>\n</ul>\nd", None),
        ("<div>a\n\nb</div>", "<div>\na<p>b</p>\n</div>"),
        ("<blockquote>a\n\nb</blockquote>", None),
        ("<p>a\n\nb</p>", "<p>a</p>\n<p>b</p>"),
        ("a <strong\nclass='x'>b</strong>", "<p>a <strong\nclass='x'>b</strong></p>"),
        ("a <!-- b\nc --> d", "<p>a <!-- b\nc --> d</p>"),
    ],
)
def test_paragraphs_and_line_breaks(text: str, html: str | None) -> None:
    if html is not None:
        assert autop(text) == html
    assert shown(autop(text)) == shown(call("wpautop", [text])[0])


def test_what_is_put_away_stays_as_it_is() -> None:
    holding = Holding()
    block, inline = holding.block("<pre>a\n\nb</pre>"), holding.inline("<svg>\n</svg>")

    assert holding.restore(autop(f"x {block} y {inline} z")) == (
        "<p>x</p>\n<pre>a\n\nb</pre>\n<p>y <svg>\n</svg> z</p>"
    )


PIECES = sorted(
    names(
        "a 字 <strong> </strong> <em> </em> <br> <br/> <hr> <div> </div> <p> </p> <ul> </ul> <li>"
        " </li> <blockquote> </blockquote> <h2> </h2> <table> <tr> <td> </td> </tr> </table>"
        " <!--more--> <img> <a> </a> & >"
    )
)
TEXTS = st.lists(st.sampled_from([*PIECES, *["\n", "\n\n", " ", "b", "c"] * 4]), max_size=14).map(
    "".join
)


@settings(REAL)
@given(st.lists(TEXTS, min_size=30, max_size=30))
def test_any_text_shows_the_same_words_as_in_wordpress(texts: list[str]) -> None:
    for text, theirs in zip(texts, call("wpautop", texts), strict=True):
        assert words(autop(text)) == words(theirs), text


BLOCKS = st.sampled_from(
    [
        "<ul>\n<li>{}</li>\n<li>x</li>\n</ul>",
        "<blockquote>{}</blockquote>",
        "<h2>{}</h2>",
        "<table>\n<tr><td>{}</td>\n<td>y</td></tr>\n</table>",
        "<div>{}</div>",
        "<p>{}</p>",
        "<pre>\n{}\n\n</pre>",
        "{}",
        "{}",
        "{}",
    ]
)
LINES = st.lists(
    st.sampled_from(
        ["a", "字 b", "<strong>c</strong>", "<em>d\ne</em>", '<a href="/x">f</a>', "g<br>"]
    ),
    min_size=1,
    max_size=3,
).map("\n".join)
PAGES = st.lists(
    st.tuples(BLOCKS, LINES, st.sampled_from(["\n", "\n\n", "\n \n"])), min_size=1, max_size=6
).map(lambda parts: "".join(block.format(line) + gap for block, line, gap in parts))


@settings(REAL)
@given(st.lists(PAGES, min_size=30, max_size=30))
def test_texts_of_people_show_what_wordpress_shows(texts: list[str]) -> None:
    for text, theirs in zip(texts, call("wpautop", texts), strict=True):
        holding = Holding()
        ours = holding.restore(autop(held(text, holding)))
        assert shown(ours) == shown(theirs), text


def held(text: str, holding: Holding) -> str:
    """`text` with its `<pre>` put away, as `wordpress_html` does."""
    while "<pre>" in text:
        start, end = text.index("<pre>"), text.index("</pre>") + len("</pre>")
        text = text[:start] + holding.block(text[start:end]) + text[end:]
    return text


def shown(html: str) -> str:
    """The elements that the import makes of `html`, gaps between them aside."""
    soup = sanitise(html).soup
    simplify(soup, "/", HOSTS)
    return "".join(str(soup).split())


def words(html: str) -> str:
    return "".join(sanitise(html).soup.get_text().split())
