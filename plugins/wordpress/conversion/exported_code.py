"""Code in exporter Markdown, put away before Markdown is read: byte for byte, and at no cost.

Python-Markdown widens tabs, empties blank lines, knows fences at the top level only, and reads
marks within `<pre>` that does not begin a line.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.wordpress.conversion.holding import Holding

_CODE = re.compile(
    r"^(?P<indent>[ ]*)(?P<fence>`{3,}|~{3,})[ ]*\.?(?P<language>[\w#.+-]*)[ ]*\n"
    r"(?P<code>.*?)^[ ]*(?P=fence)[ ]*$"
    r"|<(?P<name>pre|code)\b[^>]*>.*?</(?P=name)\s*>",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
# The last line without an indent tells whether what is indented below it is code or HTML.
_MARGIN = re.compile(r"(?:\A|(?<=\n))(?P<line>\S[^\n]*)")
_BLOCK = re.compile(
    r"<(?P<name>div|table|tbody|thead|tr|td|th|center|blockquote|[udo]l|li|fieldset|p)\b"
    r"(?!.*</(?P=name)\s*>)",
    re.IGNORECASE,
)
# The newest exporter begins a fence behind a paragraph, and leaves `<pre …>` in it.
_FENCE_IN_LINE = re.compile(r"(?m)(?<=[^\s`]) ```\n(?P<code>(?:(?!.*```).*\n)+)```[ ]*$")
_OPENED = re.compile(r"<pre\b(?P<attributes>[^>\n]*)>\n?(?!.*</pre)", re.DOTALL | re.IGNORECASE)
_LANGUAGE = re.compile(r"(?:brush:\s*|lang=[\"']|lang:)(?P<language>[\w+#-]+)")
# Titles of abbreviations, which no page shows, as PHP Markdown Extra notes them.
_ABBREVIATIONS = re.compile(
    r"(?:(?<=\n\n)|\A) \*\[[^\]\n]+\]:[^\n]*(?:\n \*\[[^\]\n]+\]:[^\n]*)*(?=\n\n|\Z)"
)
_INDENTED_LINE = re.compile(r"(?m)^(?P<indent>[ ]{4}|\t)(?P<rest>.*\t.*)$")
_LIST_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
_TAB = "\uf8f0"


def hold_exported_code(body: str, holding: Holding) -> str:
    r"""`body` with marks in the places of its fences, `<pre>` and `<code>`.

    Args:
        body: Markdown with `\n` line ends, within `limits.check_fences`.
        holding: where the code waits, as HTML.
    """
    body = _FENCE_IN_LINE.sub("\n\n```\n\\g<code>```\n", body) if " ```\n" in body else body
    pieces: list[str] = []
    position, within = 0, False
    for found in _CODE.finditer(body):
        between = body[position : found.start()]
        within = _is_in_html(between, within)
        new = _fenced(found, holding) if found["fence"] else _element(found, holding, within)
        if new is not None:
            pieces += [between, new]
            position = found.end()
    rest = _ABBREVIATIONS.sub("", "".join([*pieces, body[position:]]))
    return _INDENTED_LINE.sub(_with_tabs, rest) if "\t" in rest else rest


def restore_tabs(text: str) -> str:
    """`text` with the tabs of indented code."""
    return text.replace(_TAB, "\t")


def _fenced(found: re.Match[str], holding: Holding) -> str:
    indent = len(found["indent"])
    lines = found["code"].split("\n")
    code = "\n".join(_unindented(line, indent) for line in lines)
    language = found["language"]
    if opened := _OPENED.match(code):
        code = code[opened.end() :]
        told = _LANGUAGE.search(opened["attributes"])
        language = language or (told["language"] if told else "")
    named = f' class="language-{html.escape(language)}"' if language else ""
    mark = holding.block(f"<pre><code{named}>{html.escape(code, quote=False)}</code></pre>")
    # What belongs to a list item stands at a multiple of four.
    return f"\n\n{' ' * (-(-indent // 4) * 4)}{mark.strip()}\n\n"


def _unindented(line: str, indent: int) -> str:
    return line[min(indent, len(line) - len(line.lstrip(" "))) :]


def _is_in_html(between: str, before: bool) -> bool:
    """Whether what follows `between` stands in a block of HTML; `before` it that was so."""
    lines = [found["line"] for found in _MARGIN.finditer(between)]
    return bool(_BLOCK.match(lines[-1])) if lines else before


def _element(found: re.Match[str], holding: Holding, within: bool) -> str | None:
    before = found.string[found.string.rfind("\n", 0, found.start()) + 1 : found.start()]
    is_deep = not before.strip() and len(before.expandtabs(4)) >= 4
    if before.count("`") % 2 or (is_deep and not within):
        return None  # written about, within code
    if found["name"].lower() == "code" or before.strip() or is_deep:
        return holding.inline(found[0])
    return holding.block(found[0])


def _with_tabs(found: re.Match[str]) -> str:
    rest: str = found["rest"]
    if _LIST_ITEM.match(rest):
        return found[0]
    return found["indent"] + rest.replace("\t", _TAB)
