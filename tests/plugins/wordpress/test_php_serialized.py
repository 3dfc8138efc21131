from __future__ import annotations

import math
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.php_serialized import DEEPEST, LARGEST, Value, unserialize
from tests.conftest import missing_part

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
keys = st.integers(-(2**63), 2**63 - 1) | texts
scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | texts | st.floats()
values = st.recursive(
    scalars, lambda inner: st.dictionaries(keys, inner, max_size=5), max_leaves=20
)


def serialized(value: Value) -> str:
    """What PHP's `serialize()` gives; its own decimals differ, but mean the same."""
    match value:
        case None:
            return "N;"
        case bool():
            return f"b:{value:d};"
        case int():
            return f"i:{value};"
        case float():
            return f"d:{'NAN' if math.isnan(value) else str(value).replace('inf', 'INF')};"
        case str():
            return f's:{len(value.encode())}:"{value}";'
        case _:
            inner = "".join(serialized(key) + serialized(one) for key, one in value.items())
            return f"a:{len(value)}:{{{inner}}}"


@given(values)
def test_what_was_serialised_comes_back(value: Value) -> None:
    # NaN equals nothing, not even itself.
    assert repr(unserialize(serialized(value))) == repr(value)


@given(st.text(max_size=200) | st.text('aisbdNO:;{}"0123456789', max_size=200))
def test_no_text_raises(text: str) -> None:
    unserialize(text)


@given(st.dictionaries(keys, st.text("虚拟ab ", max_size=9), max_size=5), st.data())
def test_lengths_in_other_units_are_tolerated(
    value: dict[int | str, Value], data: st.DataObject
) -> None:
    """Characters or bytes of GBK instead of bytes of UTF-8: each shorter than the text."""
    count = data.draw(st.sampled_from([len, lambda text: len(text.encode("gbk"))]))
    inner = "".join(f'{serialized(key)}s:{count(str(one))}:"{one}";' for key, one in value.items())

    assert unserialize(f"a:{len(value)}:{{{inner}}}") == value


def test_lengths_that_are_too_long_are_tolerated() -> None:
    assert unserialize('a:2:{i:0;s:9:"ab";i:1;s:99:"c";}') == {0: "ab", 1: "c"}


def test_polylangs_pairs() -> None:
    assert unserialize('a:2:{s:2:"zh";i:10;s:2:"en";i:12;}') == {"zh": 10, "en": 12}


@pytest.mark.parametrize(
    "text",
    [
        'O:8:"stdClass":1:{s:1:"a";i:1;}',
        'a:1:{i:0;O:1:"X":0:{}}',
        'C:1:"X":0:{}',
        "a:2:{i:0;i:1;i:1;R:2;}",
        "a:999999999:{}",
        "a:1:{b:1;i:1;}",
        "i:1;i:2;",
        "plain text",
        "",
        "a:1:{i:0;" * (DEEPEST + 2) + "i:1;" + "}" * (DEEPEST + 2),
        "a:1:{i:0;" * 100_000,
        f's:{LARGEST}:"{"x" * LARGEST}";',
        f"i:{'9' * 5000};",
    ],
)
def test_what_is_not_read(text: str) -> None:
    assert unserialize(text) is None


def test_many_wrong_lengths_end_soon() -> None:
    assert unserialize("a:90000:{" + 'i:1;s:9:"' * 90_000) is None


def test_values_of_php_itself() -> None:
    php = shutil.which("php") or missing_part("php", "install php-cli")
    code = "echo serialize(['a' => 1.5, 2 => [true, null, '中\";文'], 'x' => -3, 'e' => 1e30]);"
    text = subprocess.run([str(php), "-r", code], check=True, capture_output=True, text=True).stdout

    assert unserialize(text) == {
        "a": 1.5,
        2: {0: True, 1: None, 2: '中";文'},
        "x": -3,
        "e": 1e30,
    }
