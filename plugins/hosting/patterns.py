"""Regular expressions for PCRE and RE2 that match one text and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LITERAL = frozenset("/_-")
_BYTES = ("\udc80", "\udcff")
_MAX_ALTERNATION = 4000


def exactly(text: str) -> str:
    r"""`text` as a pattern: a sign of ASCII that may mean something is `\x` and its code.

    So no blank, quotation mark, backslash, brace or dollar sign is left, whatever file the pattern
    is written to. Bytes that are no UTF-8 (`surrogateescape`) are such codes as well: for PCRE.
    """
    return "".join(_exactly(sign) for sign in text)


def is_text(path: str) -> bool:
    """Whether a path has no bytes that are no UTF-8."""
    return not any(_BYTES[0] <= sign <= _BYTES[1] for sign in path)


def in_a_query(value: str) -> str:
    """`value` as a pattern of a raw query string, percent-encoded in either case or not."""
    return "".join(_in_a_query(byte) for byte in value.encode())


def alternations(patterns: Iterable[str]) -> Iterator[str]:
    """The patterns joined with `|`, in pieces that no engine finds too long."""
    piece: list[str] = []
    length = 0
    for pattern in patterns:
        if piece and length + len(pattern) > _MAX_ALTERNATION:
            yield "|".join(piece)
            piece, length = [], 0
        piece.append(pattern)
        length += len(pattern) + 1
    if piece:
        yield "|".join(piece)


def _exactly(sign: str) -> str:
    if _BYTES[0] <= sign <= _BYTES[1]:
        return f"\\x{ord(sign) & 0xFF:02X}"
    is_literal = ord(sign) > 127 or sign.isalnum() or sign in _LITERAL
    return sign if is_literal else f"\\x{ord(sign):02X}"


def _in_a_query(byte: int) -> str:
    sign = chr(byte)
    if byte < 128 and (sign.isalnum() or sign in "_-"):
        return sign
    code = "".join(
        f"[{digit}{digit.lower()}]" if digit.isalpha() else digit for digit in f"{byte:02X}"
    )
    plus = "|\\+" if sign == " " else ""
    return f"(?:%{code}|\\x{byte:02X}{plus})"
