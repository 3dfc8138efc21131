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
_INDENTED_LINE = re.compile(r"(?m)^(?P<indent>[ ]{4}|\t)(?P<rest>.*\t.*)$")
_LIST_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
_TAB = "\uf8f0"


def hold_exported_code(body: str, holding: Holding) -> str:
    r"""`body` with marks in the places of its fences, `<pre>` and `<code>`.

    Args:
        body: Markdown with `\n` line ends, within `limits.check_fences`.
        holding: where the code waits, as HTML.
    """
    pieces: list[str] = []
    position = 0
    for found in _CODE.finditer(body):
        new = _fenced(found, holding) if found["fence"] else _element(found, holding)
        if new is not None:
            pieces += [body[position : found.start()], new]
            position = found.end()
    rest = "".join([*pieces, body[position:]])
    return _INDENTED_LINE.sub(_with_tabs, rest) if "\t" in rest else rest


def restore_tabs(text: str) -> str:
    """`text` with the tabs of indented code."""
    return text.replace(_TAB, "\t")


def _fenced(found: re.Match[str], holding: Holding) -> str:
    indent = len(found["indent"])
    lines = found["code"].split("\n")
    code = "\n".join(_unindented(line, indent) for line in lines)
    named = f' class="language-{html.escape(found["language"])}"' if found["language"] else ""
    mark = holding.block(f"<pre><code{named}>{html.escape(code, quote=False)}</code></pre>")
    # What belongs to a list item stands at a multiple of four.
    return f"\n\n{' ' * (-(-indent // 4) * 4)}{mark.strip()}\n\n"


def _unindented(line: str, indent: int) -> str:
    return line[min(indent, len(line) - len(line.lstrip(" "))) :]


def _element(found: re.Match[str], holding: Holding) -> str | None:
    before = found.string[found.string.rfind("\n", 0, found.start()) + 1 : found.start()]
    if before.count("`") % 2 or (not before.strip() and len(before.expandtabs(4)) >= 4):
        return None  # written about, within code
    if found["name"].lower() == "code" or before.strip():
        return holding.inline(found[0])
    return holding.block(found[0])


def _with_tabs(found: re.Match[str]) -> str:
    rest: str = found["rest"]
    if _LIST_ITEM.match(rest):
        return found[0]
    return found["indent"] + rest.replace("\t", _TAB)
