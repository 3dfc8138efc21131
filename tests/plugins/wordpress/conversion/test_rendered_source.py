from __future__ import annotations

import pytest

from plugins.wordpress.conversion.limits import TooComplexError
from plugins.wordpress.conversion.rendered_source import render_site, render_source
from tests.plugins.wordpress.runaways import no_runaway

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
    with no_runaway(), pytest.raises(TooComplexError):
        render_source(body)


@pytest.mark.parametrize(
    "body",
    ["<p>" * 300, "<br>\n" * 300, "[x] " * 300, "<VPS> " * 300, "a > b\n" * 300, "* * *\n\n" * 300],
)
def test_what_only_looks_deep_is_rendered(body: str) -> None:
    assert render_source(body)


@pytest.mark.parametrize("failing", ["a\n: b\n" * 500, "<div markdown='1'>\n- a\n" * 300])
def test_a_text_that_fails_leaves_no_trace_in_the_next(failing: str) -> None:
    text = "- a\n\n    b\n\nterm\n: definition\n\n> c\n"
    source, site = render_source(text), render_site(text)
    for render in (render_source, render_site):
        with pytest.raises(TooComplexError):
            render(failing)

    assert render_source(text) == source
    assert render_site(text) == site


def test_a_parser_that_raised_is_never_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a\n\nb\n"
    before = render_source(text)
    # What the limits refuse today, let through to the parser: it has a state of its own then.
    monkeypatch.setattr("plugins.wordpress.conversion.rendered_source.check", lambda _: None)
    with pytest.raises(TooComplexError, match="nested deeper"):
        render_source("a\n: b\n" * 500)

    assert render_source(text) == before


def test_names_are_read_at_the_end_of_long_headings() -> None:
    with no_runaway():
        rendered = render_source("# a" + " " * 50_000 + "{#b} #\n\n# " + "a {#" * 2_000)

    assert rendered.startswith('<h1>a <a id="b"></a></h1>')


def test_white_space_of_code_stays() -> None:
    rendered = render_source("```\n\ta\n   \nb\n```\n")

    assert "\ta\n   \nb\n" in rendered


def test_names_of_headings_become_anchors() -> None:
    assert render_source("## Title {#part}") == '<h2>Title <a id="part"></a></h2>'


def test_text_that_looks_like_an_attribute_list_stays() -> None:
    assert "{b}" in render_source("**a**{b}")
    assert "{b}" not in render_site("**a**{b}")


def test_classes_of_headings_and_links_go() -> None:
    rendered = render_source(
        "## 甲 {.wp-block-heading}\n\n## 乙 {#er.wp-block-heading}\n\n"
        "[丙](/x){.more-link}[丁][1]{#ctl04_Url.a}[戊](/z){:target=\"_blank\"} $('.x'){.y}\n"
        "\n[1]: /y"
    )

    assert rendered == (
        '<h2>甲</h2>\n<h2>乙 <a id="er.wp-block-heading"></a> <a id="er"></a></h2>\n'
        '<p><a href="/x">丙</a><a href="/y">丁</a><a href="/z">戊</a> $(\'.x\'){.y}</p>'
    )


def test_the_address_of_the_site_is_its_root() -> None:
    rendered = render_source(
        '![a]({{ site.url }}/b.png) <img src="{{site.baseurl}}/c.png"> {{ site.url }}'
    )

    assert rendered == '<p><img alt="a" src="/b.png" /> <img src="/c.png"> {{ site.url }}</p>'


def test_a_line_of_spaces_is_a_break() -> None:
    assert render_source("**a\n  \nb**\n\nc") == ("<p><strong>a<br />\nb</strong></p>\n<p>c</p>")
    assert render_source("> a\n   \n> b") == ("<blockquote>\n<p>a<br />\nb</p>\n</blockquote>")
    assert render_source("1.  a\n  \n    b") == "<ol>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ol>"


def test_bold_text_without_any_goes() -> None:
    assert render_source("[ 2. ****][1] **a****b** /****/\n\n[1]: /x") == (
        '<p><a href="/x"> 2. </a> <strong>ab</strong> //</p>'
    )
    assert render_source("a\n\n** **\n\n**  \n**\n\n`****` \\****\n\n    /****/") == (
        "<p>a</p>\n<p><code>****</code> ****</p>\n<pre><code>/****/\n</code></pre>"
    )
    assert render_source("**a** **b**\n\n* * *") == (
        "<p><strong>a</strong> <strong>b</strong></p>\n<hr />"
    )
