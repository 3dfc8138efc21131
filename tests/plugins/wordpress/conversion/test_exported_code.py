from __future__ import annotations

import pytest

from plugins.wordpress.conversion.rendered_source import render_source
from tests.plugins.wordpress.bodies import converted


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
