"""Decodes text whose bytes are not all of the encoding that they should be.

Databases that were moved with the wrong character set hold UTF-8 with passages of GB18030 or
Windows-1252. A passage is decoded as what it is where that is beyond doubt; where it is not,
U+FFFD stands for each byte, and the text says so in its notes.
"""

from __future__ import annotations

import codecs
import re

_SEGMENT = re.compile(rb"[^<>\n]*+[<>\n]?")
_HIGH = re.compile(rb"[\x80-\xff]+")
_UTF_8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xe0[\xa0-\xbf][\x80-\xbf]"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    rb"|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_HAN = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u2026]")
_REPLACED = "\ufffd"


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text in `data`, and what had to be guessed.

    Args:
        data: meant to be UTF-8 or what `declared` says.
        declared: encoding that the file declares; used when `data` is not UTF-8.
    """
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    codec = _codec(declared)
    if codec:
        try:
            return data.decode(codec), ()
        except UnicodeDecodeError:
            pass
    whole = _gb18030(data)
    if whole is not None:
        return whole, ("decoded as GB18030",)
    counts: dict[str, int] = {}
    text = "".join(_segment(part, counts) for part in _SEGMENT.findall(data))
    return text, tuple(f"{number} {what}" for what, number in counts.items())


def _codec(declared: str) -> str:
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return ""
    # Codecs such as rot13 or hex are no character sets, and Windows writes more than it declares.
    wider = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "big5": "big5hkscs"}
    known = {"gb18030", "cp1252", "big5hkscs", "shift_jis", "euc_jp", "euc_kr", "koi8-r", "cp1251"}
    name = wider.get(name, name)
    return name if name in known else ""


def _segment(part: bytes, counts: dict[str, int]) -> str:
    try:
        return part.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = _gb18030(part)
    if text is not None:
        counts["passages decoded as GB18030"] = counts.get("passages decoded as GB18030", 0) + 1
        return text
    return "".join(_mixed(part, counts))


def _gb18030(part: bytes) -> str | None:
    """The text if it is Chinese in GB18030 beyond doubt, else None."""
    try:
        text = part.decode("gb18030")
    except UnicodeDecodeError:
        return None
    beyond = [char for char in text if ord(char) >= 128]
    # Rare characters are what other encodings look like when they are read as this one.
    common = sum(1 for char in beyond if _HAN.match(char) and _is_common(char))
    longest = max(map(len, _HIGH.findall(part)), default=0)
    return text if longest >= 4 and common >= 0.9 * len(beyond) else None


def _is_common(char: str) -> bool:
    try:
        return bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def _mixed(part: bytes, counts: dict[str, int]) -> list[str]:
    """UTF-8 where it is, single bytes of Windows-1252 in text without any, else U+FFFD."""
    has_utf_8 = _UTF_8.search(part) is not None
    texts: list[str] = []
    at = 0
    for high in _HIGH.finditer(part):
        texts.append(part[at : high.start()].decode("ascii"))
        at = high.end()
        run = high[0]
        if not has_utf_8 and len(run) <= 2:
            text = run.decode("cp1252", "replace")
            what = "passages decoded as Windows-1252"
        else:
            text = run.decode("utf-8", "replace")
            what = "unreadable passages, U+FFFD stands for them"
        if _REPLACED in text:
            what = "unreadable passages, U+FFFD stands for them"
        if has_utf_8 and _REPLACED not in text:
            texts.append(text)
            continue
        counts[what] = counts.get(what, 0) + 1
        texts.append(text)
    texts.append(part[at:].decode("ascii"))
    return texts
