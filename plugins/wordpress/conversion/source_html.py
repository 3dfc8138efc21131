"""The old body as the HTML that its readers saw, whatever it is written in."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from plugins.wordpress.conversion.galleries import MediaShortcodes
from plugins.wordpress.conversion.holding import Holding
from plugins.wordpress.conversion.limits import check_html
from plugins.wordpress.conversion.rendered_source import render_source
from plugins.wordpress.conversion.shortcodes import count_unknown
from plugins.wordpress.conversion.wordpress_html import expand_media, render_wordpress

if TYPE_CHECKING:
    from plugins.wordpress.conversion.context import Context
    from plugins.wordpress.conversion.findings import Findings
    from plugins.wordpress.model import Post

# What no document may hold: controls but tab and line feed (those of C1 are what the bytes of
# another encoding look like), and code points that are no characters.
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_NOT_OF_C1 = frozenset(range(128, 160)) - {129, 141, 143, 144, 157}
_REFERENCE = re.compile(r"&#(?:x(?P<hex>[0-9a-f]{1,6})|(?P<decimal>[0-9]{1,7}));?", re.IGNORECASE)
_CODE = re.compile(
    r"<(?P<name>pre|code|script|style|textarea)\b[^>]*>.*?</(?P=name)\s*>",
    re.DOTALL | re.IGNORECASE,
)
_SMART_QUOTE = re.compile(r"&(?:amp;)?#(?P<number>8216|8217|8220|8221|8242|8243);")
_DOUBLE = frozenset({"8220", "8221", "8243"})


def source_html(post: Post, context: Context, findings: Findings) -> str:
    """HTML of `post`, unsanitised.

    Args:
        post: its body and markup.
        context: the rest of the site.
        findings: takes down what reports need.

    Raises:
        TooComplexError: see `limits.check` and `limits.check_html`.
    """
    body = _clean(post.body, findings)
    if post.markup == "wordpress":
        check_html(body)
        return _without_controls(render_wordpress(body, post, context, findings))
    if post.markup == "rendered":
        check_html(body)
        html = body
    else:
        html = _straighten_quotes(render_source(body), findings)
    html = _without_controls(html)
    return _expand_leftovers(html, post, context, findings) if "[" in html else html


def _clean(body: str, findings: Findings) -> str:
    text = body.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    text, number = _CONTROLS.subn("", text)
    if number:
        findings.note(f"dropped: {number} control characters, which no page may hold")
    return text


def _without_controls(html: str) -> str:
    """`html` without references such as `&#8;` to characters that no page may hold."""

    def kept(found: re.Match[str]) -> str:
        number = int(found["hex"], 16) if found["hex"] else int(found["decimal"])
        # Parsers read 128 to 159 as Windows-1252, which has gaps.
        is_text = number > sys.maxunicode or number in _NOT_OF_C1
        return found[0] if is_text or not _CONTROLS.match(chr(number)) else ""

    return _REFERENCE.sub(kept, html)


def _straighten_quotes(html: str, findings: Findings) -> str:
    """Undo what WordPress's typography did to code before an exporter wrote it down."""
    changed = 0

    def straighten(found: re.Match[str]) -> str:
        nonlocal changed
        text, number = _SMART_QUOTE.subn(
            lambda quote: '"' if quote["number"] in _DOUBLE else "'", found[0]
        )
        changed += number
        return text

    straight = _CODE.sub(straighten, html) if "#8" in html else html
    if changed:
        findings.note(f"typographic quotes in code became straight ones: {changed}")
    return straight


def _expand_leftovers(html: str, post: Post, context: Context, findings: Findings) -> str:
    """Shortcodes that the exporter left, outside of code."""
    holding = Holding()
    text = holding.without_marks(html)
    text = _CODE.sub(lambda found: holding.inline(found[0]), text)
    text = expand_media(text, MediaShortcodes(post, context, findings), holding)
    count_unknown(text, findings.shortcodes)
    return holding.restore(text)
