"""Mends one element of an export that no XML parser takes, as far as that is safe."""

from __future__ import annotations

import html
import re
from html.entities import html5
from urllib.parse import quote

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SECTION = re.compile(r"(<!\[CDATA\[(?:[^\]]++|\](?!\]>))*+\]\]>)")
_REFERENCE = re.compile(r"&(?:#(\d{1,8}|[xX][0-9A-Fa-f]{1,8});|([A-Za-z][A-Za-z0-9]{1,31});)?")
_SURROGATES = re.compile(r"&#(\d{5});&#(\d{5});")
_NAMESPACE = re.compile(r"(\sxmlns(?::[\w.-]+)?=\")([^\"<>]*+)\"")
_URI = "%/:=&?~#+!$,;'@()*[]"
_PHP = re.compile(
    r"(?:<br\s*/?>\s{0,9})?<b>(?:PHP )?(?:Warning|Notice|Deprecated|Fatal error|Strict Standards)"
    r"</b>:[^\n]{0,500}?on line <b>\d+</b>(?:<br\s*/?>)?"
)
_LEAF = re.compile(
    r"<(title|link|pubDate|guid|description|category|dc:creator|content:encoded|excerpt:encoded"
    r"|wp:(?:author_[a-z_]+|comment_[A-Za-z_]+|meta_key|meta_value|post_[a-z_]+|status|cat_name"
    r"|category_(?:nicename|parent|description)|tag_[a-z]+|term_[a-z]+|attachment_url|is_sticky"
    r"|menu_order|ping_status))(?:\s[^<>]*+)?(?<!/)>"
)
_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """`text`, one element, with what XML forbids mended, and what was done.

    Texts in CDATA sections lose characters that XML cannot hold, and nothing else.
    """
    counts: dict[str, int] = {}
    text, dropped = _CONTROL.subn("", text)
    _count(counts, "control characters removed", dropped)
    parts = _SECTION.split(text)
    for index in range(0, len(parts), 2):
        parts[index] = _markup(parts[index], counts)
    return "".join(parts), tuple(f"{number} {what}" for what, number in counts.items())


def _count(counts: dict[str, int], what: str, number: int) -> None:
    if number:
        counts[what] = counts.get(what, 0) + number


def _markup(text: str, counts: dict[str, int]) -> str:
    text, dropped = _PHP.subn("", text)
    _count(counts, "messages of PHP removed", dropped)
    text = _NAMESPACE.sub(lambda found: found[1] + quote(found[2], safe=_URI) + '"', text)
    text = _SURROGATES.sub(_joined, text)
    text = _REFERENCE.sub(lambda found: _reference(found, counts), text)
    return _leaves(text, counts)


def _joined(found: re.Match[str]) -> str:
    high, low = int(found[1]), int(found[2])
    if 0xD800 <= high < 0xDC00 <= low < 0xE000:
        return chr(0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00)
    return found[0]


def _reference(found: re.Match[str], counts: dict[str, int]) -> str:
    number, name = found[1], found[2]
    if number:
        code = int(number[1:], 16) if number[0] in "xX" else int(number)
        if code > 0x10FFFF or (code < 32 and code not in {9, 10, 13}) or _CONTROL.match(chr(code)):
            _count(counts, "references to impossible characters removed", 1)
            return ""
        return found[0]
    if name in _XML:
        return found[0]
    if name and f"{name};" in html5:
        _count(counts, "HTML entities resolved", 1)
        return html.escape(html5[f"{name};"])
    _count(counts, "bare & mended", 1)
    return "&amp;" + found[0][1:]


def _leaves(text: str, counts: dict[str, int]) -> str:
    """`text` with the angle brackets escaped in elements that hold nothing but text."""
    parts: list[str] = []
    unclosed: set[str] = set()
    at = 0
    while opening := _LEAF.search(text, at):
        end = -1 if opening[1] in unclosed else text.find(f"</{opening[1]}", opening.end())
        if end < 0:
            unclosed.add(opening[1])
            end = opening.end()
        inner = text[opening.end() : end]
        mended = inner.replace("<", "&lt;")
        _count(counts, "bare < mended", inner.count("<"))
        parts += [text[at : opening.end()], mended]
        at = end
    parts.append(text[at:])
    return "".join(parts)
