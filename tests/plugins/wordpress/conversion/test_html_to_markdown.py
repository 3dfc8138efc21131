from __future__ import annotations

import html

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.wordpress.conversion.html_to_markdown import to_markdown
from plugins.wordpress.conversion.inventory import take
from plugins.wordpress.conversion.limits import MOST_PROVED
from plugins.wordpress.conversion.presentation import simplify
from plugins.wordpress.conversion.rendered_source import render_site
from plugins.wordpress.conversion.sanitising import sanitise
from tests.plugins.wordpress.bodies import HOSTS


def prepared(source: str) -> BeautifulSoup:
    soup = sanitise(source).soup
    simplify(soup, "/1.html", HOSTS)
    return soup


def converted(source: str) -> str:
    return to_markdown(prepared(source)).text


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("<p>a *b* _c_ d_e 1 < 2 && 3</p>", r"a \*b\* \_c\_ d_e 1 < 2 && 3"),
        ("<p>&lt;VPS&gt; &amp;copy;</p>", "&lt;VPS> &amp;copy;"),
        ("<p># a</p><p>1. b</p><p>- c</p>", "\\# a\n\n1\\. b\n\n\\- c"),
        ("<h3>T</h3><p>a<br>b</p>", "### T\n\na  \nb"),
        ("<p>a<br><br>b</p>", "a\n\nb"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n    - b\n- c"),
        ("<ol start='3'><li>a</li><li>b</li></ol>", "3. a\n4. b"),
        ("<ol><li><p>a</p><pre>x\n y</pre></li><li><p>b</p></li></ol>", None),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n<!-- -->\n\n- b"),
        ("<pre lang='sh'>a\n\n\tb\n</pre>", "```sh\na\n\n\tb\n```"),
        ("<pre>```\nx\n```</pre>", "````\n```\nx\n```\n````"),
        ("<p><code>a`b</code></p>", "`` a`b ``"),
        ('<p><a href="/x" title="a &quot;b&quot;">t</a></p>', '[t](/x "a &quot;b&quot;")'),
        ('<p><a href="http://x/">http://x/</a></p>', "<http://x/>"),
        (
            '<a href="/b.gif"><img src="/a.gif" alt="" title="a_b" width="4" height="3"></a>',
            '[![](/a.gif "a_b"){: width="4" height="3"}](/b.gif)',
        ),
        (
            "<table><tr><th>a</th></tr><tr><td>b | c</td></tr></table>",
            "| a |\n| --- |\n| b \\| c |",
        ),
        ("<p>H<sub>2</sub> <kbd>&lt;b&gt;</kbd></p>", "H<sub>2</sub> <kbd>&lt;b></kbd>"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
    ],
)
def test_clean_markdown(source: str, markdown: str | None) -> None:
    new = to_markdown(prepared(source))

    assert new.kept_as_html == ()
    if markdown is not None:
        assert new.text == markdown + "\n"


@pytest.mark.parametrize(
    "source",
    [
        "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
        '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
        "<dl><dt>a</dt><dd>b</dd></dl>",
        "<figure><figcaption>a</figcaption></figure>",
    ],
)
def test_what_markdown_cannot_say_stays_html(source: str) -> None:
    new = to_markdown(prepared(source))

    assert new.text == source + "\n"
    assert len(new.kept_as_html) == 1


def test_one_difficult_block_leaves_the_others_alone() -> None:
    assert converted("<p>a_b</p><p>[x](y)</p>") == "a_b\n\n\\[x\\]\\(y\\)\n"


WORDS = """* ** _ ` < > & &amp; # - + 1. [a] (b) ![ ]( {: .a} {#id} | --- === ~~~ ``` : ^ [^1] \\
<VPS> 中文 KVM {{ {filename}x <script> *[X]: $ " ' @ [1]: http://x &#65; <!-- --> 😀"""
PIECES = st.sampled_from([*WORDS.split(), " ", "\u3000", "\u00a0", "\n"])
TEXTS = st.lists(PIECES, min_size=1, max_size=10).map("".join) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co"])
)
FRAMES = st.sampled_from(
    [
        "<p>{}</p>",
        "<ul><li>{}</li></ul>",
        "<h2>{}</h2>",
        "<blockquote><p>{}</p></blockquote>",
        "<p>x<strong>{}</strong>y</p>",
        '<p><a href="http://x/">{}</a></p>',
        "<pre>{}</pre>",
        "<table><tr><th>h</th></tr><tr><td>{}</td></tr></table>",
    ]
)


@settings(max_examples=150)
@given(st.lists(st.tuples(FRAMES, TEXTS), min_size=1, max_size=3))
def test_text_in_is_text_out(parts: list[tuple[str, str]]) -> None:
    source = "".join(frame.format(html.escape(text)) for frame, text in parts)
    soup = prepared(source)
    rendered = BeautifulSoup(render_site(to_markdown(soup).text), "html.parser")

    assert take(rendered) == take(soup)
    before = BeautifulSoup(source, "html.parser").get_text()
    assert "".join(rendered.get_text().split()) == "".join(before.split())
    assert not rendered.find(["script", "vps"])


@pytest.mark.parametrize(
    "source",
    [
        "<p>[TOC]</p>",
        "<pre>:::python\nx = 1</pre>",
        "<pre>#!bash\nls</pre>",
        "<ul><li>a<pre>:::python\nx = 1</pre></li></ul>",
        "<p>a</p><ul><li>b</li></ul><ol><li>c</li></ol>",
        "<pre lang='python'>\n\n\tdef a():\n\t\treturn 1   \n\n</pre>",
        "<pre lang='no-such-language'>x</pre>",
    ],
)
def test_marks_of_the_sites_extensions_are_text(source: str) -> None:
    soup = prepared(source)
    rendered = BeautifulSoup(render_site(to_markdown(soup).text), "html.parser")

    assert take(rendered) == take(soup)


def test_long_lists_take_linear_time() -> None:
    new = converted("<ol>" + "<li>a</li>" * 2_000 + "</ol>")

    assert new.endswith("2000. a\n")


def test_blocks_without_markdown_form_among_many_cost_only_themselves() -> None:
    paragraphs = "<p>a *b*</p>" * 40
    new = to_markdown(prepared(paragraphs + "<dl><dt>x</dt><dd>y</dd></dl>" + paragraphs))

    assert new.text.count(r"a \*b\*") == 80
    assert new.text.count("<dl>") == 1
    assert new.kept_as_html == ("xy",)
    assert new.after == new.before


def test_blocks_beyond_the_number_of_proofs_stay_html() -> None:
    blocks = "<p>[x](y)</p><dl><dd>z</dd></dl>" * (MOST_PROVED + 20)
    new = to_markdown(prepared(blocks))

    assert new.text.count(r"\[x\]") == MOST_PROVED
    assert new.text.count("<p>[x](y)</p>") == 20
    assert new.after == new.before
