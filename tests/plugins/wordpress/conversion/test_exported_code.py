from __future__ import annotations

import pytest

from plugins.wordpress.conversion.exported_code import hold_exported_code
from plugins.wordpress.conversion.holding import Holding
from plugins.wordpress.conversion.rendered_source import render_source
from tests.plugins.wordpress.bodies import converted
from tests.plugins.wordpress.runaways import no_runaway


def test_pre_in_a_list_is_code_byte_for_byte() -> None:
    new = converted(
        '1.  装\n    \n    <pre class="x">get  x\n# *注*\n\n_y_</pre>\n\n2.  又：<pre>a\n# b</pre>'
    )

    assert "get  x\n        # *注*\n\n        _y_" in new.markdown
    assert new.text == "装 get x # *注* _y_ 又： a # b"


@pytest.mark.parametrize("indent", ["", "    "])
def test_pre_deep_in_html_is_code(indent: str) -> None:
    body = (
        '*   甲\n    \n<div class="wp_syntax">\n  <table>\n    <tr>\n      <td class="code">\n'
        '        <pre class="x"># co\n\nx *a* y</pre>\n      </td>\n    </tr>\n  </table>\n</div>'
    )
    lines = body.split("\n")
    body = "\n".join([lines[0], lines[1], *(indent + line for line in lines[2:6])])
    body += "\n" + indent + "\n".join(lines[6:])

    assert "# co\n\nx *a* y" in converted(body).markdown.replace("        ", "")


def test_pre_written_about_stays_text() -> None:
    new = converted(
        "写法：\n\n    <pre class='x'>甲</pre>\n\n<p class='y'>\n  z\n</p>\n\n    <pre>"
    )

    assert "<pre class='x'>甲</pre>" in new.markdown
    assert new.text == "写法： <pre class='x'>甲</pre> z <pre>"


def test_code_of_crayon_within_a_line() -> None:
    new = converted(
        '用<span class="lang:js decode:true  crayon-inline ">&#8220;use\\_x\\_&#8221;;</span> 即可'
    )

    assert new.markdown == '用`"use_x_";` 即可\n'


@pytest.mark.parametrize(
    "piece",
    [
        "    x\n    <pre>a</pre>\n",
        "{% highlight x %}\n",
        '<span class="crayon-inline">x',
        "`a<br />\n",
    ],
)
def test_many_elements_are_placed_in_time(piece: str) -> None:
    with no_runaway():
        hold_exported_code(piece * 20_000, Holding())


def test_code_deep_in_html_keeps_its_tabs() -> None:
    body = (
        'Text.\n\n<div class="wp_syntax">\n  <table>\n    <tr>\n      <td class="line_numbers">\n'
        "        <pre>1\n2\n</pre>\n      </td>\n      \n"
        '      <td class="code">\n        <pre class="make">all:\n\n\tcc a.c</pre>\n'
        "      </td>\n    </tr>\n  </table>\n</div>\n\nEnd.\n"
    )

    assert "all:\n\n\tcc a.c</pre>" in render_source(body)
    assert "all:\n\n\tcc a.c</code>" in converted(body).markdown


@pytest.mark.parametrize("above", ["Text.", "<div>a</div>", "<b>Text</b>", "</div>"])
def test_a_tag_in_indented_code_is_code(above: str) -> None:
    assert "&lt;pre&gt;" in render_source(f"{above}\n\n    <pre>a</pre>\n")


def test_a_fence_behind_a_paragraph() -> None:
    body = 'Text. ```\n<pre lang="sh">\nls  -l\nrm `a`\n```\n\nMore ``` text.\n'

    assert "Text.\n\n```sh\nls  -l\nrm `a`\n```\n\nMore" in converted(body).markdown


def test_a_fence_with_the_tag_of_its_code() -> None:
    body = '```\n<pre class="brush: bash">ls\n```\n\n```\n<pre>x</pre>\n```\n'

    assert converted(body).markdown == "```bash\nls\n```\n\n```\n<pre>x</pre>\n```\n"


@pytest.mark.parametrize("body", ["a ```\nb\n", "a ``` b ```\nc\n```\n", "```\na ```\nb\n```\n"])
def test_what_only_looks_like_one(body: str) -> None:
    assert "a" in converted(body).text
    assert "b" in converted(body).text


def test_titles_of_abbreviations_are_not_shown() -> None:
    body = "HTML and CSS\n\n *[HTML]: HyperText\n *[CSS]: Style\n\n* x: item\n"

    new = converted(body)

    assert "HyperText" not in new.text
    assert "item" in new.text


def test_breaks_in_a_span_of_code_part_its_lines() -> None:
    new = converted("输出：  \n`<br />\n00:00.0 *x*<br />\n00:00.1 <y><br />\n`\n\n`a<br />b`")

    assert new.markdown == "输出：  \n`00:00.0 *x*`  \n`00:00.1 <y>`\n\n`a<br />b`\n"


def test_marks_of_liquid() -> None:
    new = converted(
        "{% highlight html %}\n<body>*x*</body>\n{% endhighlight %}\n\n{% raw %}{{ x }}{% endraw %}"
    )

    assert new.markdown == "```html\n<body>*x*</body>\n```\n\n{{ x }}\n"
