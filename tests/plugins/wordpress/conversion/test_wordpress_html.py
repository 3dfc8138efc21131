from __future__ import annotations

import pickle
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.wordpress.conversion.convert import convert
from plugins.wordpress.conversion.html_names import names
from plugins.wordpress.conversion.limits import TooComplexError
from plugins.wordpress.conversion.rendered_source import render_site
from tests.plugins.wordpress.bodies import CONTEXT, converted, post
from tests.plugins.wordpress.runaways import no_runaway

CLASSIC = """第一段
第二行 <b>粗</b>

<ul>
<li>甲</li>
</ul>
<!--more-->
[foo bar="1"] &amp; &#8220;引&#8221; -- ...

<!--nextpage-->
<table>
<tr><th>a</th></tr>
<tr><td>b</td></tr>
</table>
后"""


def test_a_classic_post() -> None:
    new = converted(CLASSIC, markup="wordpress")

    assert new.markdown == (
        "第一段  \n第二行 **粗**\n\n- 甲\n\n"
        '[foo bar="1"] & “引” -- ...\n\n| a |\n| --- |\n| b |\n\n后\n'
    )
    assert new.parts == 2
    assert new.shortcodes == (("foo", 1),)
    assert new.notes == new.differences == new.kept_as_html == ()
    assert new.before_text == new.after_text == ""


def test_html_as_the_site_showed_it() -> None:
    new = converted("<p>一<br />\n二</p>\n\n<p>[x y=1] [gallery]</p>", markup="rendered")

    assert new.markdown == "一  \n二\n\n[x y=1] [gallery]\n"
    assert [name for name, _ in new.shortcodes] == ["x"]


def test_scripts_are_dropped_and_words_of_forms_stay() -> None:
    new = converted(
        "a<script>\n\nx()\n</script>\n\n<form><label>名</label><input><button>送</button></form>",
        markup="wordpress",
    )

    assert new.text == "a 名送"
    assert "dropped: <script> with its content" in new.notes


def test_control_characters_go_and_are_counted() -> None:
    new = converted("a\x00b\x08\x1bc\r\nd", markup="wordpress")

    assert new.text == "abc d"
    assert new.notes == ("dropped: 3 control characters, which no page may hold",)


@pytest.mark.parametrize("markup", ["markdown", "rendered", "wordpress"])
def test_it_can_run_in_another_process(markup: str) -> None:
    task = pickle.loads(pickle.dumps((post("a *b*", markup), "/1.html", CONTEXT)))  # type: ignore[arg-type]  # noqa: S301
    new = convert(*task)

    assert pickle.loads(pickle.dumps(new)) == new  # noqa: S301


PIECES = [
    "<!-- wp:group -->",
    "<!-- /wp:group -->",
    '<!-- wp:gallery {"ids":[1]} /-->',
    "[x y=1]",
    "$latex x$",
    *names(
        "<!--nextpage--> [gallery] [caption] [/caption] [code] [/code] [[ ]] [/x] <pre> </pre> <p>"
        " </p> <b> </b> <a> </a> <table> <td> </table> <script> </script> <iframe> <object>"
        " </object> <!-- --> http://a.example/ < > & \" ' 字 a \\ * _ ` # - | 1. ~ : {"
    ),
]


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from([*sorted(PIECES), " ", "\n", "\n\n"]), max_size=16).map("".join),
    st.sampled_from(["markdown", "rendered", "wordpress"]),
)
def test_no_text_is_lost_whatever_it_is(body: str, markup: str) -> None:
    with no_runaway():
        new = converted(body, markup=markup)  # type: ignore[arg-type]

    assert new.coverage == 1, new.markdown
    assert "<script" not in render_site(new.markdown)


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from([*sorted(PIECES), "\n"]), min_size=1, max_size=4).map("".join),
    st.sampled_from(["rendered", "wordpress"]),
)
def test_no_few_marks_over_and_over_take_longer_than_seconds(piece: str, markup: str) -> None:
    with no_runaway(), suppress(TooComplexError):
        converted(piece * (20_000 // len(piece)), markup=markup)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "body",
    [
        " \n" * 200_000 + "x",
        "<!-- >" * 50_000,
        "<!-- wp:a -->" * 20_000,
        "<!-- wp:a --><!-- /wp:a -->" * 20_000,
        "<!-- wp:a " + "[" * 100_000 + " -->x",
        "[code]" * 50_000,
        "[caption]" * 20_000 + "x" + "[/caption]" * 20_000,
        "<pre>" * 20_000,
        "<p><code>" + "a<br>" * 10_000 + "</code></p>",
        "$latex " * 50_000,
        "a\n" * 100_000,
    ],
)
def test_hostile_content_is_read_or_refused_in_seconds(body: str) -> None:
    with no_runaway(), suppress(TooComplexError):
        converted(body, markup="wordpress")
