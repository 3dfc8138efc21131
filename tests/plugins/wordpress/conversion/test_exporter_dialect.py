from __future__ import annotations

import pytest

from plugins.wordpress.conversion.rendered_source import render_source
from tests.plugins.wordpress.bodies import converted

OLD = "\n\n [1]: http://x.example/\n"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"正则 \d+\.\d+ 与 \(x^2\)、\{n\}、\!", r"正则 \d+\.\d+ 与 \(x^2\)、\{n\}、\!"),
        (r"some\_long\_name 2\*3 \[1\] \`x\` \#", "some_long_name 2*3 [1] `x` #"),
        (r"\---", "---"),
        (r"\\server\share", r"\\server\share"),
        (rf"\\nas{OLD}", r"\\nas"),
        ("- item\n\nC:\\\\Users", "C:\\Users"),
        (r"1\. first", "1. first"),
        (r"\+ plus", "+ plus"),
        (r"\> more", "&gt; more"),
        (r"v2\.6", r"v2\.6"),
    ],
)
def test_a_backslash_escapes_what_exporters_escape(body: str, text: str) -> None:
    assert text in render_source(body)


def test_one_text_tells_nothing_of_the_next() -> None:
    assert "\\\\nas" in render_source(rf"\\nas{OLD}")
    assert "\\\\nas" not in render_source(r"\\nas")


@pytest.mark.parametrize("title", ["", ' "a title"'])
def test_addresses_with_spaces_are_addresses(title: str) -> None:
    body = f"[a][1] [b][2]\n\n [1]: http://x.example/空 格 1.rar{title}\n [2]: http://x.example/b\n"

    assert 'href="http://x.example/空%20格%201.rar"' in render_source(body)
    assert 'href="http://x.example/b"' in render_source(body)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"在\\10.18.1.2\share\x&nbsp;中", "在\\\\10.18.1.2\\share\\x 中"),
        (r"!^(index\.php) 与 \(a\)\! D:\.ssh", r"!^(index\.php) 与 \(a\)\! D:\.ssh"),
        (r"2012\. 年 \_\_init\_\_ \*x\* \[y\] \# z", "2012. 年 __init__ *x* [y] # z"),
        (r"`a\.b` 与 <b title='\.'>c</b>\.", r"a\.b 与 c\."),
        (r"\\alpha \\\[", r"\alpha \["),
        ("\\+ x\n\n    a\\.b\n\n<div>\n  a\\.b\n</div>", "+ x a\\.b a\\.b"),
    ],
)
def test_backslashes_of_addresses_and_expressions(body: str, text: str) -> None:
    assert converted(body).text.replace("\xa0", " ") == text


def test_faces_emphasise_nothing() -> None:
    new = converted("好 ^_^ [链](/a_^_^_b) 哈 ^__^ 和 -_-! (>_<) T_T @_@ _斜_ `^_^`，_^x_")

    assert new.text == "好 ^_^ 链 哈 ^__^ 和 -_-! (>_<) T_T @_@ 斜 ^_^，^x"
    assert "*斜*" in new.markdown
    assert "/a_^_^_b" in new.markdown.replace("%5E", "^")
