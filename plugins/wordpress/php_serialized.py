"""Reads values of PHP's `serialize()`, which WordPress keeps in custom fields.

Format: https://www.php.net/manual/en/function.serialize.php (`a:1:{s:4:"name";i:3;}`). The length
of a string counts bytes of the encoding that the database had: in an export it is often wrong. A
string whose length does not lead to its end mark is taken up to the next `";` instead. Objects are
never read: what they mean is known to their PHP class only.
"""

from __future__ import annotations

import re

Value = None | bool | int | float | str | dict[int | str, "Value"]
"""What a serialised value can be; arrays are dictionaries in PHP's order."""

DEEPEST = 64
LARGEST = 4_000_000
"""Bytes of the longest text that is read."""

_SCALAR = re.compile(
    rb"N;|b:(?P<bool>[01]);|i:(?P<int>[+-]?\d{1,20});"
    rb"|d:(?P<float>[+-]?(?:\d{1,400}(?:\.\d{0,400})?(?:[eE][+-]?\d{1,4})?|INF)|NAN);"
)
_STRING = re.compile(rb's:(\d{1,9}):"')
_ARRAY = re.compile(rb"a:(\d{1,9}):\{")
# What can stand behind a string: another value or key, or the end of its array.
_STRING_END = re.compile(rb'";(?=[sidbaNOC][:;]|\}|\Z)')
_MOST_FALLBACKS = 10_000


class _Unreadable(Exception):  # noqa: N818 (never leaves this module)
    pass


def unserialize(text: str) -> Value:
    """The value that `text` stands for.

    Args:
        text: what `serialize()` gave, possibly with wrong lengths of strings.

    Returns:
        The value; None for PHP's null and also for a text that is none, that holds an object or a
        reference, or that is larger or deeper than any setting of WordPress.
    """
    data = text.strip().encode("utf-8", "surrogatepass")
    if len(data) > LARGEST:
        return None
    reader = _Reader(data)
    try:
        value = reader.value(0)
    except _Unreadable:
        return None
    return value if reader.at == len(data) else None


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._fallbacks = 0
        self.at = 0

    def value(self, depth: int) -> Value:
        if depth > DEEPEST:
            raise _Unreadable
        if found := _ARRAY.match(self._data, self.at):
            self.at = found.end()
            return self._array(int(found[1]), depth)
        return self._scalar()

    def _scalar(self) -> bool | int | float | str | None:
        if found := _STRING.match(self._data, self.at):
            return self._string(int(found[1]), found.end())
        found = _SCALAR.match(self._data, self.at)
        if found is None:
            raise _Unreadable
        self.at = found.end()
        if found["bool"]:
            return found["bool"] == b"1"
        if found["int"]:
            return int(found["int"])
        return float(found["float"].decode().lower()) if found["float"] else None

    def _string(self, length: int, start: int) -> str:
        end = start + length
        mark = _STRING_END.match(self._data, end)
        if mark is None:
            self._fallbacks += 1
            mark = _STRING_END.search(self._data, start)
            if mark is None or self._fallbacks > _MOST_FALLBACKS:
                raise _Unreadable
            end = mark.start()
        self.at = end + 2
        # A length that ends inside a character is as wrong as one that misses the mark.
        return self._data[start:end].decode("utf-8", "replace")

    def _array(self, size: int, depth: int) -> dict[int | str, Value]:
        values: dict[int | str, Value] = {}
        for _ in range(size):
            key = self._scalar()
            if isinstance(key, bool) or not isinstance(key, int | str):
                raise _Unreadable
            values[key] = self.value(depth + 1)
        if self._data[self.at : self.at + 1] != b"}":
            raise _Unreadable
        self.at += 1
        return values
