from __future__ import annotations

import time

import pytest

from plugins.wordpress.conversion.literal_signs import escape_literal_signs
from tests.plugins.wordpress.bodies import converted


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
def test_backslashes(body: str, text: str) -> None:
    assert converted(body).text.replace("\xa0", " ") == text


def test_faces_emphasise_nothing() -> None:
    new = converted("好 ^_^ [链](/a_^_^_b) 哈 ^__^ 和 -_-! (>_<) T_T @_@ _斜_ `^_^`，_^x_")

    assert new.text == "好 ^_^ 链 哈 ^__^ 和 -_-! (>_<) T_T @_@ 斜 ^_^，^x"
    assert "*斜*" in new.markdown
    assert "/a_^_^_b" in new.markdown.replace("%5E", "^")


def test_long_lines_are_read_in_time() -> None:
    start = time.process_time()
    for piece in ("\\.", "`\\", "<\\", "\\\\", "`a`\\.", "^_", "_"):
        escape_literal_signs(piece * 200_000)

    assert time.process_time() - start < 10
