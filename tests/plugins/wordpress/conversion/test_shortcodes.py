from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.conversion.shortcodes import count_unknown, expand, find, parse_attributes
from tests.plugins.wordpress.conversion.real_wordpress import call
from tests.plugins.wordpress.runaways import no_runaway


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a [b] c", [("b", {}, None)]),
        ("[b c=1 d='2 3' e=\"4\" f]", [("b", {"c": "1", "d": "2 3", "e": "4", "0": "f"}, None)]),
        ("[b]c[/b]", [("b", {}, "c")]),
        ("[b]1[b]2[/b]", [("b", {}, None), ("b", {}, "2")]),
        ("[b /][/b]", [("b", {}, None)]),
        ("[b c=/d/]", [("b", {"c": "/d"}, None)]),
        ("[b x=http://a/b]", [("b", {"x": "http://a/b"}, None)]),
        ("[b c=&#8221;1&#8243; d=”2″]", [("b", {"c": "1", "d": "2"}, None)]),
        ("<a title='[b]'>[c]</a><!-- [d] -->", [("c", {}, None)]),
        ("[b] [/b-c] [1] [] [ b]", [("b", {}, None)]),
    ],
)
def test_shortcodes_of_a_text(text: str, found: list[tuple[str, dict[str, str], str]]) -> None:
    assert [(one.name, one.attributes, one.content) for one in find(text)] == found


def test_double_brackets_are_text() -> None:
    handlers = {"b": lambda code: f"<{code.content or ''}>"}

    assert expand("[[b]] [b] [[b]c[/b]] [b]c[/b] [x]", handlers) == "[b] <> [b]c[/b] <c> [x]"


def test_a_handler_may_leave_its_shortcode() -> None:
    assert expand("a [b c=1] d", {"b": lambda _: None}) == "a [b c=1] d"


def test_only_what_looks_like_a_shortcode_is_counted() -> None:
    counted: Counter[str] = Counter()
    count_unknown('a[0] [sic] [1]\n[toc]\n<p>[form id="1"]</p> x [box]y[/box] [void /]', counted)

    assert counted == {"toc": 1, "form": 1, "box": 1, "void": 1}


def test_attributes_are_those_that_wordpress_reads() -> None:
    texts = ["a=1 b='2 3' C=\"4\"", 'd "e f"', "g=http://h/i?j=k l-m=n", "a = '1'", "a=1 a=2"]
    for text, theirs in zip(texts, call("shortcode_parse_atts", texts), strict=True):
        wanted = dict(enumerate(theirs)) if isinstance(theirs, list) else theirs
        ours = parse_attributes(text)
        if text != "a=1 a=2":  # WordPress keeps the last one, we the first
            assert ours == {str(name): value for name, value in wanted.items()}, text


@given(st.text(st.sampled_from("[]/ab =\"'<>!-")))
def test_any_text_is_read_and_nothing_of_it_lost(text: str) -> None:
    assert expand(text, {"a": lambda _: None, "b": lambda _: None}).replace("[", "").replace(
        "]", ""
    ) == text.replace("[", "").replace("]", "")


@pytest.mark.parametrize(
    "text",
    ["[a" * 50_000, "[a]" * 50_000, "[a]" * 50_000 + "[/a]", "[a b=" * 50_000, "[a /" * 50_000],
)
def test_many_brackets_take_no_time(text: str) -> None:
    with no_runaway():
        list(find(text))
        count_unknown(text, Counter())


def test_prompts_are_no_shortcodes() -> None:
    counted: Counter[str] = Counter()
    count_unknown(
        "[root@host /]# cd\n\n[user@host ~]$ a=1\n\n[foo a=1] [bar/]\n\n[[baz/]]", counted
    )

    assert counted == {"foo": 1, "bar": 1, "baz": 1}
