"""Code in shortcodes that an exporter left: the plugin that showed it had been switched off.

Most exporters leave what stands within as it is; one that turns HTML into Markdown escapes it and
ends its lines with two spaces.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from plugins.wordpress.conversion.code_markup import COLOURED, LANGUAGES, code_block
from plugins.wordpress.conversion.shortcodes import find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.wordpress.conversion.holding import Holding
    from plugins.wordpress.conversion.shortcodes import Shortcode

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!-])")
_BARE_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_BROKEN_LINE = re.compile(r"(?m)[ ]{2}$")
_BLANKS = re.compile(r"(?m)[ ]+$")
_BREAKS = re.compile(r"<br />(?:\n|$)|^<br />")
_PARAGRAPHS = re.compile(r"</p>\n*<p>")
_EDGES = re.compile(r"^\s*</?p>|</?p>\s*$")
_DOUBLE, _SINGLE = re.compile("&#(?:8220|8221|8243);"), re.compile("&#(?:8216|8217|8242);")


def left_over(body: str) -> Iterator[Shortcode]:
    """Shortcodes of highlighters in `body` that have an end, such as `[code]…[/code]`."""
    if "[/" not in body:
        return
    for code in find(body, COLOURED | LANGUAGES):
        if code.content is not None and not code.escaped:
            yield code


def block_of(code: Shortcode, holding: Holding) -> str:
    """The mark of `code`, put away as a block of code."""
    content = _without_paragraphs(code.content or "")
    if _is_markdown(content):
        content = _ESCAPED.sub(r"\1", _BLANKS.sub("", content))
    content = _SINGLE.sub("'", _DOUBLE.sub('"', content))
    if not re.search("[<>]", content):
        content = html.unescape(content)
    language = code.attributes.get("language") or code.attributes.get("lang") or ""
    if not language and code.name in LANGUAGES:
        language = code.name
    return holding.block(code_block(content, language, code.attributes.get("title", "")))


def _without_paragraphs(content: str) -> str:
    """`content` without the breaks and paragraphs that WordPress made of its lines."""
    lines = [line.strip() for line in content.strip().split("\n") if line.strip()]
    if not lines or not all(line.endswith(("<br />", "</p>")) for line in lines[:-1]):
        return content
    return _EDGES.sub("", _PARAGRAPHS.sub("\n\n", _BREAKS.sub("\n", content)))


def _is_markdown(content: str) -> bool:
    if "\\[" in content and not _BARE_BRACKET.search(content):
        return True
    lines = [line for line in content.strip().split("\n")[:-1] if line.strip()]
    return bool(lines) and 2 * len(_BROKEN_LINE.findall(content)) > len(lines)
