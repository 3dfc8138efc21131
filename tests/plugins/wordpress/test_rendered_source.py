from __future__ import annotations

import time

import pytest

from plugins.wordpress.rendered_source import TooDeepError, render_site, render_source, restore_code

MANY = 10_000


@pytest.mark.parametrize(
    "body",
    [
        "> " * MANY + "x",
        ">" * MANY,
        "- " * MANY + "x",
        "\n".join("  " * n + "- a" for n in range(300)),
        "[" * MANY,
        "![" * MANY,
        "[a](" * MANY,
        "<div>" * MANY + "x" + "</div>" * MANY,
        "<b><i>" * MANY,
    ],
)
def test_deep_nesting_is_refused_at_once(body: str) -> None:
    start = time.perf_counter()
    with pytest.raises(TooDeepError):
        render_source(body)

    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    "body",
    ["<p>" * 300, "<br>\n" * 300, "[x] " * 300, "<VPS> " * 300, "a > b\n" * 300, "* * *\n\n" * 300],
)
def test_what_only_looks_deep_is_rendered(body: str) -> None:
    assert render_source(body)


def test_white_space_of_code_can_be_restored() -> None:
    rendered = render_source("```\n\ta\n   \nb\n```\n")

    assert "\ta\n   \nb\n" in restore_code(rendered)


def test_names_of_headings_become_anchors() -> None:
    assert render_source("## Title {#part}") == '<h2>Title <a id="part"></a></h2>'


def test_text_that_looks_like_an_attribute_list_stays() -> None:
    assert "{b}" in render_source("**a**{b}")
    assert "{b}" not in render_site("**a**{b}")
