from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.wordpress.conversion.limits import TooComplexError, check
from tests.plugins.wordpress.bodies import converted
from tests.plugins.wordpress.runaways import no_runaway

N = 4_000


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[" * N + "]" * N, "nested or unclosed"),
        ("]" * N + "[" * N, "nested or unclosed"),
        (("[" + "x" * 50_000 + "\n") * 190, "between brackets"),
        ("[](" * N, "between brackets"),
        ("[^1]" * N + "\n\n[^1]: x\n", "footnotes"),
        ("".join(f"[^{n}]: x\n\n" for n in range(N)), "footnotes"),
        ("a\n: b\n" * 500, "definitions"),
        ("*a" * 250_000, "marks"),
        ("`a" * 250_000, "marks"),
        ("~" * 200_000, "marks"),
        ("[1]: x\n" * 5_000, "name"),
        ("<!--" * 125_000, "closing >"),
        ("# a\n" * 20_000, "headings or rules"),
        ("a\n==\n" * 20_000, "headings or rules"),
        ("a {" * 100_000, "braces"),
        ("~~~x\n" * 20_000, "code fences"),
        ("<mailto:" * 20_000, "closing >"),
        ("<b>" * 10_000 + "x" + "</b>" * 10_000, "tags nested"),
        ("|" + "a|" * 1_000 + "\n|" + "-|" * 1_000 + "\n" + "|a|\n" * 1_000, "table"),
        ("a  \n" * 100_000, "too many paragraphs"),
        ("[a](b)\n\n" * 60_000, "too many paragraphs"),
        ("\n" * 500_000 + "x", "too many paragraphs"),
    ],
)
def test_what_would_take_minutes_is_refused_at_once(text: str, message: str) -> None:
    with no_runaway(), pytest.raises(TooComplexError, match=message):
        check(text)


@pytest.mark.parametrize(
    "text",
    [
        "纯文本，" * 250_000,
        "word " * 200_000,
        ("纯文本，" * 100 + "\n\n") * 2_500,
        "word word word\n" * 70_000,
        "[a](http://a.example/) " * 1_000,
        "- [a](http://a.example/)\n" * 1_000,
        "a[0] = b[1] * c[2];\n" * 1_000,
        "```\n" + "x = [y, *z]  # {}\n" * 1_000 + "```\n",
        "|a|b|c|d|e|\n|-|-|-|-|-|\n" + "|1|2|3|4|5|\n" * 1_000,
        "<table>" + ("<tr>" + "<td>a</td>" * 5 + "</tr>\n") * 1_000 + "</table>",
        "# a\n\nb[^1]\n\n" * 400 + "[^1]: x\n",
        "".join(f"a{n}\n: b\n\n" for n in range(200)),
        "\\[" * 1_000,
        "".join(f" [{n}]: http://a.example/{n}.html\n" for n in range(1_000)),
    ],
)
def test_long_texts_of_people_are_not(text: str) -> None:
    with no_runaway():
        check(text)


@pytest.mark.parametrize(
    "text",
    [
        "a" + " " * 200_000 + "b",
        "=" * 10_000,
        "a" + "-" * 50_000 + " b",
        "<div>" + "<div markdown='1'>a</div>\n" * 1_000 + "</div>",
        "<b>a</b>" * 3_000,
        "[^1]" * 400 + "\n\n[^1]: x\n",
        "|a|a|a|a|a|\n|-|-|-|-|-|\n" + "|a|a|a|a|a|\n" * 999,
    ],
)
def test_what_is_accepted_is_converted_within_seconds(text: str) -> None:
    with no_runaway():
        assert converted(text, "/").coverage == 1


PIECES = [
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "*",
    "_",
    "`",
    "<a ",
    "<b>",
    "</b>",
    "<!--",
    "&amp;",
    "\\",
]
PIECES += ["a", " ", "\n", "\n\n", "# ", "> ", "- ", ": ", "|", "-|-\n", "```\n", "[^1]", "{", "="]


@settings(max_examples=30)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join))
def test_no_few_marks_over_and_over_take_longer_than_seconds(piece: str) -> None:
    with no_runaway(), suppress(TooComplexError):
        converted(piece * (4_000 // len(piece)), "/")
