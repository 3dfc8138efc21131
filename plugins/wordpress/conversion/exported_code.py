"""Code in exporter Markdown, put away before Markdown is read: byte for byte, and at no cost.

Python-Markdown widens tabs, empties blank lines, knows fences at the top level only, and reads
marks within `<pre>` that does not begin a line.
"""

from __future__ import annotations

import html
import re
from operator import itemgetter
from typing import TYPE_CHECKING

from plugins.wordpress.conversion.code_markup import code_block, inline_code
from plugins.wordpress.conversion.leftover_code import block_of, left_over

if TYPE_CHECKING:
    from plugins.wordpress.conversion.holding import Holding
    from plugins.wordpress.conversion.shortcodes import Shortcode

_CODE = re.compile(
    r"^(?P<indent>[ ]*)(?P<fence>`{3,}|~{3,})[ ]*\.?(?P<language>[\w#.+-]*)[ ]*\n"
    r"(?P<code>.*?)^[ ]*(?P=fence)[ ]*$"
    r"|<(?P<name>pre|code)\b[^>]*>.*?</(?P=name)\s*>"
    r"|<span class=\"[^\"]*\bcrayon-inline\b[^\"]*\"[^<>]*>(?P<inline>[^\n]{0,1000}?)</span>"
    r"|(?<![`\\])`(?P<lines>(?:[^`\n]|\n(?![ ]*\n))*<br ?/?>\n(?:[^`\n]|\n(?![ ]*\n))*)`(?!`)"
    r"|\{%-?\s*highlight\s+(?P<liquid>[\w+#-]+)[^%\n]*%\}\n(?P<highlighted>(?:(?!\{%-?\s*highlight).)*?)"
    r"\{%-?\s*endhighlight\s*-?%\}",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!-])")
_CODE_INDENT = 4
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
    r"""`body` with marks in the places of its fences, `<pre>`, `<code>` and code in shortcodes.

    Args:
        body: Markdown with `\n` line ends, within `limits.check_fences`.
        holding: where the code waits, as HTML.
    """
    body = _FENCE_IN_LINE.sub("\n\n```\n\\g<code>```\n", body) if " ```\n" in body else body
    marks: list[tuple[int, int, re.Match[str] | Shortcode]] = []
    marks += [(found.start(), found.end(), found) for found in _CODE.finditer(body)]
    marks += [(code.start, code.end, code) for code in left_over(body)]
    pieces: list[str] = []
    position = 0
    place = _Place(body)
    for start, end, found in sorted(marks, key=itemgetter(0)):
        if start < position:  # within the code before
            continue
        new = _held(found, place, holding)
        if new is not None:
            pieces += [body[position:start], new]
            position = end
            place.pass_by(end)
    rest = _ABBREVIATIONS.sub("", "".join([*pieces, body[position:]]))
    return _INDENTED_LINE.sub(_with_tabs, rest) if "\t" in rest else rest


def restore_tabs(text: str) -> str:
    """`text` with the tabs of indented code."""
    return text.replace(_TAB, "\t")


class _Place:
    """Tells which lines indented by four belong to a list item or to HTML, and are no code."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._seen = 0
        self._above = ""

    def pass_by(self, end: int) -> None:
        """Look no more at what stands before `end`: it is code."""
        self._seen = end

    def is_within(self, start: int) -> bool:
        """Whether a line indented by four, which begins at `start`, belongs to something."""
        for line in reversed(self._body[self._seen : start].split("\n")):
            stripped = line.lstrip(" ")
            indent = len(line) - len(stripped)
            if indent < _CODE_INDENT and (_LIST_ITEM.match(line) or stripped[:1] == "<"):
                self._above = line
                break
            if stripped and not line[0].isspace():
                self._above = line
                break
        self._seen = max(self._seen, start)
        if self._above.startswith("<"):
            return "</" not in self._above
        return self._above[:1] == " " or _LIST_ITEM.match(self._above) is not None


def _held(found: re.Match[str] | Shortcode, place: _Place, holding: Holding) -> str | None:
    if not isinstance(found, re.Match):
        return block_of(found, holding)
    if found["fence"]:
        return _fenced(found, holding)
    if found["lines"]:
        lines = re.split(r"<br ?/?>\n?", found["lines"])
        code = "<br>".join(html.escape(line, quote=False) for line in lines if line.strip())
        return holding.inline(f"<code>{code}</code>")
    if found["liquid"]:
        return holding.block(code_block(found["highlighted"], found["liquid"]))
    if found["inline"] is not None:
        return holding.inline(inline_code(_ESCAPED.sub(r"\1", found["inline"])))
    return _element(found, place, holding)


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


def _element(found: re.Match[str], place: _Place, holding: Holding) -> str | None:
    begin = found.string.rfind("\n", 0, found.start()) + 1
    before = found.string[begin : found.start()]
    is_deep = not before.strip() and len(before.expandtabs(4)) >= _CODE_INDENT
    if before.count("`") % 2 or (is_deep and not place.is_within(begin)):
        return None  # written about, within code
    if found["name"].lower() == "code" or before.strip() or is_deep:
        return holding.inline(found[0])
    return holding.block(found[0])


def _with_tabs(found: re.Match[str]) -> str:
    rest: str = found["rest"]
    if _LIST_ITEM.match(rest):
        return found[0]
    return found["indent"] + rest.replace("\t", _TAB)
