from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.conversion.code_markup import hold_code
from plugins.wordpress.conversion.holding import Holding
from tests.plugins.wordpress.bodies import converted


def shown(text: str) -> str:
    holding = Holding()
    return holding.restore(hold_code(text, holding)).strip("\n")


CODE = '<?php\n\tif ($a < 1 && $b[0]) { echo "&amp;"; }   \n\n?>'


@pytest.mark.parametrize(
    ("opening", "closing", "language"),
    [
        ('[sourcecode language="php"]\n', "\n[/sourcecode]", "php"),
        ("[code lang='php']", "[/code]", "php"),
        ("[php]\n", "\n[/php]", "php"),
        ("[code]\n", "\n[/code]", ""),
        ('[cc lang="php"]', "[/cc]", "php"),
        ("[cc_php]\n", "\n[/cc_php]", "php"),
        ("[ccn_php]\n", "\n[/ccn_php]", "php"),
        ('<pre lang="php" line="1">\n', "\n</pre>", "php"),
        ('<pre lang="php">', "</pre>", "php"),
        ('<code lang="php">', "</code>", "php"),
        ('<pre class="lang:php">', "</pre>", "php"),
    ],
)
def test_code_as_typed(opening: str, closing: str, language: str) -> None:
    named = f"```{language}\n"
    new = converted(f"vor\n\n{opening}{CODE}{closing}\n\nnach", markup="wordpress")

    assert new.markdown == f"vor\n\n{named}{CODE}\n```\n\nnach\n"
    assert new.coverage == 1


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("[sourcecode]", "[/sourcecode]"),
        ('<pre lang="xml" escaped="true">', "</pre>"),
        ('<pre class="lang:xml decode:true">', "</pre>"),
        ('<pre class="brush: xml">', "</pre>"),
        ('<pre class="EnlighterJSRAW" data-enlighter-language="xml">', "</pre>"),
        ('<pre class="prettyprint lang-xml">', "</pre>"),
        ("<pre>", "</pre>"),
    ],
)
def test_code_that_was_stored_as_entities(opening: str, closing: str) -> None:
    new = converted(f"{opening}&lt;a&gt; &amp;amp; &quot;{closing}", markup="wordpress")

    assert new.markdown.endswith('\n<a> &amp; "\n```\n')


def test_wp_syntax_shows_entities_beside_signs_as_they_are_typed() -> None:
    mixed = converted('<pre lang="html" line="1"><b>&lt;b&gt;</b></pre>', markup="wordpress")
    stored = converted('<pre lang="sql" line="1">a &gt; 1</pre>', markup="wordpress")

    assert mixed.markdown == "```html\n<b>&lt;b&gt;</b>\n```\n"
    assert stored.markdown == "```sql\na > 1\n```\n"


@pytest.mark.parametrize(
    "text",
    [
        "$latex \\frac{a_1}{b^2} < c_i * d_j$",
        "[latex]\\sum_{i=1}^n x_i[/latex]",
        "[math]a_b[/math]",
    ],
)
def test_formulas_stay_text(text: str) -> None:
    new = converted(f"vor {text} nach", markup="wordpress")

    assert new.text == f"vor {text} nach"


def test_shortcodes_within_code_are_code_and_titles_of_code_stay() -> None:
    new = converted(
        '<pre>[gallery]</pre>\n[code title="a.php"]<pre>[caption]</pre>[/code]', markup="wordpress"
    )

    assert new.markdown == ("```\n[gallery]\n```\n\n**a.php**\n\n```\n<pre>[caption]</pre>\n```\n")
    assert new.shortcodes == ()


def test_words_in_brackets_are_no_code_without_an_end() -> None:
    assert shown("[code] [text] a") == "[code] [text] a"
    assert shown("[[code]a < b[/code]]") == "[code]a &lt; b[/code]"


def test_several_lines_of_code_alone_are_a_block() -> None:
    new = converted("a\n<code>b\n  c</code>\n\nd <code>e</code> f", markup="wordpress")

    assert new.markdown == "a\n\n```\nb\n  c\n```\n\nd `e` f\n"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co"]) | st.just("\n")))
def test_any_code_is_shown_byte_for_byte(code: str) -> None:
    kept = f"<{code}>" if "[/code]" not in code else "x"
    found = shown(f"[code]{kept}[/code]")

    assert html.unescape(found.removeprefix("<pre><code>").removesuffix("</code></pre>")) == kept
